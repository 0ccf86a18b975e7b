package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.report.Block;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.List;

/** Makes the HTML report of a training run. */
final class TrainPage {
    private TrainPage() {}

    static ReportPage of(TrainedAnswer answer, String command) {
        VerdictLine.Level level = !answer.proxy()
                ? VerdictLine.Level.NEUTRAL
                : answer.fell() ? VerdictLine.Level.BAD : VerdictLine.Level.NEUTRAL;
        String title = answer.proxy()
                ? answer.fell()
                        ? "The proxy was learned and the intended return fell"
                        : "Trained under '" + answer.trained() + "', judged by '" + answer.intended() + "'"
                : "Trained under the intended reward";
        List<Section> sections = new ArrayList<>();
        sections.add(Section.sideBySide(
                "Returns of the best actions",
                List.of(
                        "Every point is the mean over whole episodes of the deterministic policy, in an environment of its own."
                                + " The band is one deviation between episodes to either side."),
                returns(answer)));
        sections.add(new Section(
                "What the learner says of itself",
                "learner",
                List.of(new Block.Folded("Episodes while learning, term by term, and losses", rest(answer)))));
        return new ReportPage(
                answer.task() + ": " + answer.learner(),
                answer.steps() + " steps",
                List.of(new VerdictLine(level, title, answer.summary())),
                sections,
                answer.settings(),
                Platform.describe(),
                command);
    }

    private static List<Figure> returns(TrainedAnswer answer) {
        List<Figure> figures = new ArrayList<>();
        if (answer.proxy()) {
            figures.add(banded(answer, answer.trained(), "optimised"));
        }
        figures.add(banded(answer, answer.intended(), answer.proxy() ? "intended" : "optimised and intended"));
        return figures;
    }

    private static Figure banded(TrainedAnswer answer, String reward, String part) {
        double[][] mean = columns(answer.evaluations(reward));
        double[][] deviation = columns(answer.curves().getOrDefault("evaluation/" + reward + "/sd", List.of()));
        double[] low = new double[mean[0].length];
        double[] high = new double[mean[0].length];
        for (int i = 0; i < low.length; i++) {
            low[i] = mean[1][i] - deviation[1][i];
            high[i] = mean[1][i] + deviation[1][i];
        }
        return new LineChart(
                reward,
                "The reward that is " + part + ".",
                Axis.of("environment steps"),
                Axis.of("return of an episode"),
                List.of(Line.band(reward, mean[0], mean[1], low, high)));
    }

    private static List<Figure> rest(TrainedAnswer answer) {
        List<Figure> figures = new ArrayList<>();
        answer.curves().forEach((name, points) -> {
            if (!name.startsWith("evaluation/") && points.size() > 1) {
                double[][] xy = columns(points);
                figures.add(new LineChart(
                        name,
                        name.startsWith("episode/")
                                ? "While learning, with exploration; the mean over episodes that ended."
                                : "The mean over the steps since the point before.",
                        Axis.of("environment steps"),
                        Axis.of(name.substring(name.indexOf('/') + 1)),
                        List.of(Line.of("", xy[0], xy[1]))));
            }
        });
        return figures;
    }

    private static double[][] columns(List<double[]> points) {
        return new double[][] {
            points.stream().mapToDouble(point -> point[0]).toArray(),
            points.stream().mapToDouble(point -> point[1]).toArray()
        };
    }
}
