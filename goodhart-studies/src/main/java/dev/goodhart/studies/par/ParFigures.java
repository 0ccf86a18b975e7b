package dev.goodhart.studies.par;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.MissingEvidenceException;
import dev.goodhart.study.Series;
import dev.goodhart.transform.RewardShaping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The study's plots, means over seeds. A plot whose trials are missing is left out. */
final class ParFigures {
    private static final List<String> CURVES =
            List.of(Arm.VANILLA, "minmax", "lsc", Arm.CEIL_5, "ceil 3", Arm.SGFC, Arm.TANH, Arm.PAR_10);
    private static final String STEP = "updates";
    private static final String GAIN = "gold gained";

    private ParFigures() {}

    static List<Figure> of(Evidence evidence) {
        return Stream.<Function<Evidence, Figure>>of(
                        ParFigures::training,
                        ParFigures::againstKl,
                        ParFigures::arms,
                        ParFigures::sweep,
                        ParFigures::tilt,
                        ParFigures::calibration,
                        ParFigures::scales)
                .flatMap(figure -> drawn(figure, evidence))
                .toList();
    }

    private static Stream<Figure> drawn(Function<Evidence, Figure> figure, Evidence evidence) {
        try {
            return Stream.of(figure.apply(evidence));
        } catch (MissingEvidenceException e) {
            return Stream.empty();
        }
    }

    private static List<String> present(Evidence evidence, List<String> arms) {
        List<String> present = arms.stream()
                .filter(arm -> evidence.trials().stream().anyMatch(t -> t.arm().equals(arm)))
                .toList();
        if (present.isEmpty()) {
            throw new MissingEvidenceException("no training");
        }
        return present;
    }

    private static Figure training(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String arm : present(evidence, CURVES)) {
            List<Series> gold = evidence.series(arm, Names.GOLD);
            lines.add(Line.of(arm, gold.getFirst().x(), ParClaims.average(gold)));
        }
        return new LineChart(
                "Gold along the training",
                "One KL weight, 0.005, for all. Every shaping reaches nearly the same height; what differs is what comes after.",
                Axis.of(STEP),
                Axis.of(GAIN),
                lines);
    }

    private static Figure againstKl(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String arm : present(evidence, CURVES)) {
            lines.add(Line.of(
                    arm,
                    ParClaims.average(evidence.series(arm, Names.KL)),
                    ParClaims.average(evidence.series(arm, Names.GOLD))));
        }
        return new LineChart(
                "Gold against the distance",
                "The same runs: at one distance from the initial policy the shapings are much alike up to the peak.",
                Axis.of("KL from the initial policy in nats"),
                Axis.of(GAIN),
                lines);
    }

    private static Figure arms(Evidence evidence) {
        List<List<String>> rows = new ArrayList<>();
        for (String arm : present(evidence, Arm.of(true).stream().map(Arm::name).toList())) {
            rows.add(List.of(
                    arm,
                    Numbers.fixed(ParClaims.mean(evidence, arm, Names.PEAK), 2),
                    Numbers.fixed(ParClaims.mean(evidence, arm, Names.MIDDLE), 2),
                    Numbers.fixed(ParClaims.mean(evidence, arm, Names.END), 2),
                    Numbers.fixed(ParClaims.mean(evidence, arm, Names.WIN), 3),
                    Numbers.fixed(ParClaims.mean(evidence, arm, Names.PADDING), 1)));
        }
        return new Table(
                "All shapings",
                "Gold gained at the peak, after one and after two epochs; win rate and padding bits at the end.",
                List.of("shaping", "peak", "one epoch", "two epochs", "win rate", "padding"),
                rows);
    }

    private static Figure sweep(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String name : SweepPart.SHAPINGS.keySet()) {
            List<Series> end = evidence.series(ParStudy.SWEEP + name, SweepPart.END);
            lines.add(Line.of(name, end.getFirst().x(), ParClaims.average(end)));
        }
        return new LineChart(
                "End gold against the weight of the KL penalty",
                "With a weight of its own choosing the score itself does well too; a reward in [0, 1] needs a far smaller one.",
                Axis.log("beta"),
                Axis.of(GAIN),
                lines);
    }

    private static Figure tilt(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String name : TiltPart.REWARDS) {
            List<Series> gold = evidence.series(ParStudy.TILT, name);
            lines.add(Line.of(name, gold.getFirst().x(), ParClaims.average(gold)));
        }
        return new LineChart(
                "Gold of the optimal policies against beta",
                "Exact, without training. MINMAX is VANILLA moved; PAR's window is wider; with a vanishing penalty nearly all end in the hack.",
                Axis.log("beta"),
                Axis.of(GAIN),
                lines);
    }

    private static Figure calibration(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (String arm : List.of(Arm.VANILLA, Arm.PAR_10)) {
            lines.add(Line.of(
                    arm,
                    ParClaims.average(evidence.series(arm, TrainingPart.PROMISED)),
                    ParClaims.average(evidence.series(arm, TrainingPart.PREFERRED))));
        }
        lines.add(Line.dashed("calibrated", new double[] {0.5, 1}, new double[] {0.5, 1}));
        return new LineChart(
                "What PAR promises and what is preferred",
                "Along the training, from 0.5. The gap opens where the hack begins.",
                Axis.of("mean preference-as-reward value"),
                Axis.of("gold win probability"),
                lines);
    }

    private static Figure scales(Evidence evidence) {
        List<Line> lines = new ArrayList<>();
        for (RewardShaping shaping : List.of(RewardShaping.par(), RewardShaping.vanilla())) {
            double[] end = new double[ScalePart.SCALES.length];
            for (int i = 0; i < end.length; i++) {
                end[i] = ParClaims.mean(
                        evidence, ParStudy.SCALES, ScalePart.name(shaping, Names.END, "scale", ScalePart.SCALES[i]));
            }
            lines.add(Line.of(shaping.label(), ScalePart.SCALES, end));
        }
        return new LineChart(
                "End gold against the reward model's scale",
                "PAR is not free of scale: that of the reward model is its temperature.",
                Axis.log("factor on all scores"),
                Axis.of(GAIN),
                lines);
    }
}
