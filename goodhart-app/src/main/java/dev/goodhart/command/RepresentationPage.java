package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.representation.EmbeddingGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The report on an embedding. */
final class RepresentationPage {
    private static final int LABELLED = 30;
    private static final int SHOWN = 1000;
    private static final int WINDOW = 50;

    private RepresentationPage() {}

    static ReportPage of(RepresentationAnswer answer, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        verdicts.add(new VerdictLine(
                answer.failed() ? VerdictLine.Level.BAD : VerdictLine.Level.GOOD,
                answer.failed() ? "The answers were not learned" : "The answers were learned",
                answer.headline() + "."));
        answer.remarks().forEach(r -> verdicts.add(new VerdictLine(VerdictLine.Level.NEUTRAL, "Note", r)));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Embedding", List.of(), List.of(plane(answer), losses(answer.losses()))));
        if (!answer.others().isEmpty()) {
            sections.add(Section.of(
                    "Other people",
                    List.of(
                            "The embedding was learned from others. Where both were asked about the same three, their own agreement"
                                    + " says how much can be had."),
                    List.of(new Table(
                            "Whose answers it gives",
                            "Guessing gives 33.3 %. Intervals by Wilson.",
                            List.of("answers of", "count", "given", "95 %", "agree on the same three"),
                            answer.personRows()))));
        }
        if (!answer.queries().isEmpty()) {
            sections.add(Section.of(
                    "Ask next",
                    List.of("Threes on which three embeddings, learned from the same answers, disagree most."),
                    List.of(new Table(
                            "Threes, most disagreed on first",
                            "In nats, at most 1.099.",
                            List.of("first", "second", "third", "disagreement"),
                            answer.queryRows()))));
        }
        return new ReportPage(
                "What was found alike",
                answer.ids().size() + " trajectories, " + answer.learnedFrom() + " answers",
                verdicts,
                sections,
                Map.of("embedding", answer.file().toString()),
                Platform.describe(),
                command);
    }

    private static Figure plane(RepresentationAnswer answer) {
        int n = Math.min(SHOWN, answer.points().length);
        double[][] shown = Arrays.copyOf(answer.points(), n);
        double[][] plane = EmbeddingGeometry.plane(shown);
        return new ScatterChart(
                "Trajectories in the embedding",
                "Along the two directions in which they spread most. Near is alike; the axes mean nothing by themselves.",
                Axis.of("first direction"),
                Axis.of("second direction"),
                List.of(new Points(
                        "", plane[0], plane[1], n <= LABELLED ? answer.ids().subList(0, n) : List.of())),
                List.of());
    }

    static Figure losses(double[] losses) {
        return new LineChart(
                "Loss",
                "Means over neighbouring steps.",
                Axis.of("step"),
                Axis.of("loss"),
                List.of(smooth("", losses)));
    }

    /** Means over neighbouring steps, {@value #WINDOW} or so to a point. */
    static Line smooth(String name, double[] values) {
        int count = Math.max(1, values.length / WINDOW);
        double[] x = new double[count];
        double[] y = new double[count];
        for (int k = 0; k < count; k++) {
            int from = k * values.length / count;
            int to = (k + 1) * values.length / count;
            x[k] = to;
            for (int i = from; i < to; i++) {
                y[k] += values[i] / (to - from);
            }
        }
        return Line.of(name, x, y);
    }
}
