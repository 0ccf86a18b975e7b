package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.judge.CohenKappa;
import dev.goodhart.judge.Conclusion;
import dev.goodhart.judge.ContextPair;
import dev.goodhart.judge.JudgeCalibration;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.judge.PositionBias;
import dev.goodhart.judge.RaterAgreement;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows of an audit of judges, for the terminal and the report alike; the first row holds the headings. */
final class JudgeTables {
    private JudgeTables() {}

    static List<List<String>> pairs(MetricStability metric) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "contexts",
                "verdict",
                "stability",
                "F test p",
                "permuted p",
                "tau",
                "95 %",
                "inversions",
                "exact p",
                "rho",
                "item r"));
        for (ContextPair pair : metric.pairs()) {
            rows.add(List.of(
                    pair.first() + " - " + pair.second(),
                    pair.verdict().name(),
                    Numbers.fixed(pair.components().stability(), 3),
                    Numbers.of(pair.components().pValue(), 2),
                    Numbers.of(pair.permutationP(), 2),
                    Numbers.fixed(pair.ranks().tau(), 3),
                    ends(pair.tau()),
                    pair.ranks().discordant() + " of " + pair.ranks().pairs(),
                    Numbers.of(pair.ranks().pValue(), 3),
                    Numbers.fixed(pair.ranks().rho(), 3),
                    Numbers.fixed(pair.itemCorrelation(), 2)));
        }
        return rows;
    }

    static List<List<String>> means(MetricStability metric) {
        double[][] means = metric.table().means();
        List<String> systems = metric.table().systems();
        List<List<String>> rows = new ArrayList<>();
        List<String> headings = new ArrayList<>(List.of("system"));
        headings.addAll(metric.table().contexts());
        rows.add(headings);
        List<Integer> order = IntStream.range(0, systems.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer s) -> -sum(means, s)))
                .toList();
        for (int s : order) {
            List<String> row = new ArrayList<>(List.of(systems.get(s)));
            for (double[] context : means) {
                row.add(Numbers.fixed(context[s], 3));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> conclusions(MetricStability metric) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("conclusion", "difference", "same order in", "reversed in", "beyond chance in", "fate"));
        for (Conclusion conclusion : metric.conclusions()) {
            rows.add(List.of(
                    conclusion.better() + " > " + conclusion.worse(),
                    Numbers.fixed(conclusion.difference(), 3),
                    list(conclusion.agreeing()),
                    list(conclusion.reversed()),
                    list(conclusion.clearlyAgreeing())
                            + (conclusion.clearlyReversed().isEmpty()
                                    ? ""
                                    : "; reversed " + list(conclusion.clearlyReversed())),
                    words(conclusion.fate().name())));
        }
        return rows;
    }

    static List<List<String>> agreements(List<RaterAgreement> agreements) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "metric",
                "raters",
                "items",
                "observed",
                "Fleiss kappa",
                "complete",
                "alpha nominal",
                "ordinal",
                "interval"));
        for (RaterAgreement agreement : agreements) {
            rows.add(List.of(
                    agreement.metric(),
                    "" + agreement.raters(),
                    "" + agreement.items(),
                    TerminalText.percent(agreement.observed()),
                    Numbers.fixed(agreement.fleiss(), 3),
                    Numbers.fixed(agreement.fleissComplete(), 3),
                    Numbers.fixed(agreement.nominal(), 3),
                    Numbers.fixed(agreement.ordinal(), 3),
                    Numbers.fixed(agreement.interval(), 3)));
        }
        return rows;
    }

    static List<List<String>> cohen(List<RaterAgreement> agreements) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("metric", "raters", "items", "observed", "Cohen kappa"));
        for (RaterAgreement agreement : agreements) {
            for (CohenKappa pair : agreement.pairs()) {
                rows.add(List.of(
                        agreement.metric(),
                        pair.first() + " - " + pair.second(),
                        "" + pair.items(),
                        TerminalText.percent(pair.observed()),
                        Numbers.fixed(pair.kappa(), 3)));
            }
        }
        return rows;
    }

    static List<List<String>> positions(List<PositionBias> positions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "judge", "verdicts", "to the left", "95 %", "p", "both orders", "same winner", "flips", "flip p"));
        for (PositionBias position : positions) {
            rows.add(List.of(
                    position.judge().isEmpty() ? "all" : position.judge(),
                    "" + position.verdicts(),
                    TerminalText.percent(position.leftShare().estimate()),
                    ends(position.leftShare()),
                    Numbers.of(position.pValue(), 2),
                    "" + position.bothOrders(),
                    "" + position.consistent(),
                    (position.flipsToLeft() + position.flipsToRight()) + " (" + position.flipsToLeft() + " left)",
                    Numbers.of(position.flipP(), 2)));
        }
        return rows;
    }

    static List<List<String>> calibration(List<JudgeCalibration> calibrations) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("context", "judge alone", "labelled", "labels alone", "95 %", "judge corrected", "95 % "));
        for (JudgeCalibration calibration : calibrations) {
            for (int i = 0; i < calibration.labelled().length; i++) {
                Interval labels = calibration.labels().get(i);
                Interval corrected = calibration.corrected().get(i);
                rows.add(List.of(
                        calibration.context(),
                        Numbers.fixed(calibration.judgeTau(), 2),
                        "" + calibration.labelled()[i],
                        Numbers.fixed(labels.estimate(), 2),
                        ends(labels),
                        Numbers.fixed(corrected.estimate(), 2),
                        ends(corrected)));
            }
        }
        return rows;
    }

    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "-" : String.join(", ", names);
    }

    private static String ends(Interval interval) {
        return Double.isFinite(interval.low())
                ? "[" + Numbers.fixed(interval.low(), 2) + ", " + Numbers.fixed(interval.high(), 2) + "]"
                : "n/a";
    }

    private static double sum(double[][] means, int system) {
        double sum = 0;
        for (double[] context : means) {
            sum += context[system];
        }
        return sum;
    }
}
