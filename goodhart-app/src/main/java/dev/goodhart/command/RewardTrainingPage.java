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
import java.util.DoubleSummaryStatistics;
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
        lines.add(line("training", answer.members(), TrainingReport.Epoch::loss));
        if (answer.members().getFirst().heldOut() > 0) {
            lines.add(line("held out", answer.members(), TrainingReport.Epoch::heldOutLoss));
        }
        boolean one = answer.members().size() == 1;
        return new LineChart(
                "Loss by epoch",
                "Mean negative log likelihood of an answer; a coin has 0.693. Training goes on to fall where the model learns by heart."
                        + (one
                                ? ""
                                : " Means over the models, and from the least to the greatest of them, as far as all were trained."),
                Axis.of("epoch"),
                Axis.of("log loss (nats)"),
                lines,
                one ? List.of(new LineChart.Mark(answer.members().getFirst().bestEpoch(), "kept")) : List.of());
    }

    private static Line line(String name, List<TrainingReport> members, ToDoubleFunction<TrainingReport.Epoch> figure) {
        int epochs = members.stream().mapToInt(m -> m.epochs().size()).min().orElse(0);
        double[] x = IntStream.rangeClosed(1, epochs).mapToDouble(e -> e).toArray();
        List<DoubleSummaryStatistics> each = IntStream.range(0, epochs)
                .mapToObj(e -> members.stream()
                        .mapToDouble(m -> figure.applyAsDouble(m.epochs().get(e)))
                        .summaryStatistics())
                .toList();
        double[] mean =
                each.stream().mapToDouble(DoubleSummaryStatistics::getAverage).toArray();
        return members.size() == 1
                ? Line.of(name, x, mean)
                : Line.band(
                        name,
                        x,
                        mean,
                        each.stream()
                                .mapToDouble(DoubleSummaryStatistics::getMin)
                                .toArray(),
                        each.stream()
                                .mapToDouble(DoubleSummaryStatistics::getMax)
                                .toArray());
    }
}
