package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Table;
import dev.goodhart.preference.TrainingReport;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes the HTML report of a training. */
final class RewardTrainingPage {
    private RewardTrainingPage() {}

    static ReportPage of(RewardTrainingAnswer answer, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        double accuracy = answer.mean(TrainingReport.Epoch::heldOutAccuracy);
        verdicts.add(new VerdictLine(
                VerdictLine.Level.NEUTRAL,
                "Trained on " + answer.comparisons() + " comparisons",
                Double.isNaN(accuracy)
                        ? "None was held out."
                        : "Of those held out to stop training " + TerminalText.percent(accuracy)
                                + " are ordered as they were answered (a coin: 50 %)."));
        answer.remarks().forEach(remark -> verdicts.add(new VerdictLine(VerdictLine.Level.WARN, remark, "")));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("inputs", String.join(", ", answer.inputs()));
        settings.put("hidden layers", answer.settings().hidden().toString());
        settings.put("score of an item", answer.settings().aggregation() + " of its rows");
        settings.put("ties", answer.settings().ties().toString());
        settings.put("noise", TerminalText.number(answer.settings().noise()));
        settings.put("learning rate", Double.toString(answer.settings().learningRate()));
        settings.put("weight decay", Double.toString(answer.settings().weightDecay()));
        settings.put("seed", Long.toString(answer.seed()));
        Map<String, String> provenance = new LinkedHashMap<>(Platform.describe());
        provenance.put("fingerprint", answer.fingerprint());
        Section section = Section.of(
                "Training",
                List.of("The epoch with the least loss on comparisons held out was kept."),
                List.of(
                        chart(answer),
                        new Table("Models", "", RewardTrainingText.HEADINGS, RewardTrainingText.rows(answer))));
        return new ReportPage(
                "Reward model", "Learned from comparisons.", verdicts, List.of(section), settings, provenance, command);
    }

    private static LineChart chart(RewardTrainingAnswer answer) {
        List<Line> lines = new ArrayList<>();
        for (int m = 0; m < answer.members().size(); m++) {
            TrainingReport report = answer.members().get(m);
            String of = answer.members().size() == 1 ? "" : " " + (m + 1);
            // Two names are enough: members differ by little.
            lines.add(line(m == 0 ? "training" + of : "", report, TrainingReport.Epoch::loss));
            if (report.heldOut() > 0) {
                Line held = line(m == 0 ? "held out" + of : "", report, TrainingReport.Epoch::heldOutLoss);
                lines.add(Line.dashed(held.name(), held.x(), held.y()));
            }
        }
        return new LineChart(
                "Loss by epoch",
                "Mean negative log likelihood of an answer; a coin has 0.693. Training goes on to fall where the model learns by heart.",
                Axis.of("epoch"),
                Axis.of("log loss (nats)"),
                lines,
                answer.members().size() == 1
                        ? List.of(new LineChart.Mark(answer.members().getFirst().bestEpoch(), "kept"))
                        : List.of());
    }

    private static Line line(String name, TrainingReport report, ToDoubleFunction<TrainingReport.Epoch> figure) {
        double[] x = IntStream.rangeClosed(1, report.epochs().size())
                .mapToDouble(e -> e)
                .toArray();
        return Line.of(name, x, report.epochs().stream().mapToDouble(figure).toArray());
    }
}
