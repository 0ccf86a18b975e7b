package dev.goodhart.command;

import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the HTML report of an attribution. */
final class AttributePage {
    private static final int TENTHS = 10;
    private static final int RUNS_SHOWN = 3;
    private static final int GROUPS_SHOWN = 10;
    private static final int MOST_POINTS = 2_000;

    private final AttributeAnswer answer;
    private final List<ScoredRun> runs;

    private AttributePage(AttributeAnswer answer) {
        this.answer = answer;
        this.runs = answer.file().runs();
    }

    static ReportPage of(AttributeAnswer answer, Map<String, String> settings, String command) {
        AttributePage page = new AttributePage(answer);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("Which turns earn", List.of(), List.of(page.turns(), page.places())));
        sections.add(Section.of("Is the score predicted?", List.of(), List.of(page.predictions(), page.residuals())));
        sections.add(Section.of(
                "Runs",
                List.of(
                        "The shortest of the best runs, then the longest of the worst. Contributions are by estimators that have not"
                                + " seen the run."),
                page.examples()));
        return new ReportPage(
                "Attribution: " + ReportOption.nameOf(answer.file().path()),
                AttributeText.headline(answer) + ".",
                AttributeFindings.of(answer),
                sections,
                settings,
                Platform.describe(),
                command);
    }

    private Figure turns() {
        List<AttributeAnswer.TurnGroup> groups = answer.turns();
        List<List<String>> rows = new ArrayList<>();
        int top = Math.min(GROUPS_SHOWN, groups.size());
        groups.subList(0, top).forEach(group -> rows.add(AttributeText.row(group)));
        groups.subList(Math.max(top, groups.size() - GROUPS_SHOWN), groups.size())
                .forEach(group -> rows.add(AttributeText.row(group)));
        return new Table(
                "Turns that earn most and least",
                "Mean contributions of turns that are alike; those that come fewer than three times are left out. They are"
                        + " correlations under the agent that made the runs, not causes.",
                List.of("turn", "times", "mean contribution"),
                rows);
    }

    private Figure places() {
        double[] sum = new double[TENTHS];
        double best = Arrays.stream(answer.file().rewards()).max().orElse(0);
        int count = 0;
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).reward() == best) {
                count++;
                double[] c = answer.held().get(i);
                for (int t = 0; t < c.length; t++) {
                    sum[TENTHS * t / c.length] += c[t];
                }
            }
        }
        List<BarChart.Bar> bars = new ArrayList<>();
        for (int place = 0; place < TENTHS; place++) {
            bars.add(new BarChart.Bar(10 * place + " to " + 10 * (place + 1) + " %", sum[place] / count));
        }
        return new BarChart(
                "Where in a run credit falls",
                "Contributions of the best runs' turns by their place, a mean a run. All at the end is what a delayed reward gives.",
                Axis.of("credit a run"),
                bars);
    }

    private Figure predictions() {
        int step = Math.max(1, runs.size() / MOST_POINTS);
        int[] shown = IntStream.range(0, runs.size()).filter(i -> i % step == 0).toArray();
        double[] x =
                Arrays.stream(shown).mapToDouble(i -> answer.predicted()[i]).toArray();
        double[] y = Arrays.stream(shown).mapToDouble(i -> runs.get(i).reward()).toArray();
        double[] ends = {
            Arrays.stream(y).min().orElse(0), Arrays.stream(y).max().orElse(1)
        };
        return new ScatterChart(
                "Predicted and actual",
                "Each point is a run that was held out.",
                Axis.of("sum of contributions"),
                Axis.of("reward"),
                List.of(Points.of("runs", x, y)),
                List.of(Line.dashed("exact", ends, ends)));
    }

    private Figure residuals() {
        return new Table(
                "What the sum misses, by length",
                "Reward less sum of contributions. A mean that changes with length says that length itself is paid for.",
                List.of("turns", "runs", "mean", "root mean square"),
                answer.residuals().stream()
                        .map(r -> List.of(
                                Integer.toString(r.turns()),
                                Integer.toString(r.runs()),
                                Numbers.fixed(r.mean(), 3),
                                Numbers.fixed(r.rootMeanSquare(), 3)))
                        .toList());
    }

    private List<Figure> examples() {
        Comparator<Integer> byReward =
                Comparator.comparingDouble(i -> -runs.get(i).reward());
        List<Integer> best = IntStream.range(0, runs.size())
                .boxed()
                .sorted(byReward.thenComparingInt(i -> runs.get(i).length()))
                .limit(RUNS_SHOWN)
                .toList();
        List<Integer> worst = IntStream.range(0, runs.size())
                .boxed()
                .sorted(byReward.thenComparingInt(i -> runs.get(i).length()).reversed())
                .limit(RUNS_SHOWN)
                .toList();
        List<Figure> figures = new ArrayList<>();
        best.forEach(i -> figures.add(coloured(i)));
        worst.stream().filter(i -> !best.contains(i)).forEach(i -> figures.add(coloured(i)));
        return figures;
    }

    private Figure coloured(int i) {
        ScoredRun run = runs.get(i);
        List<ColouredText.Piece> pieces = new ArrayList<>();
        for (int t = 0; t < run.length(); t++) {
            Turn turn = run.turns().get(t);
            String text = turn.numeric() ? Arrays.toString(turn.features()) : turn.action();
            pieces.add(new ColouredText.Piece(
                    (t + 1) + ". " + CreditText.shortened(text, 100) + "\n",
                    answer.held().get(i)[t]));
        }
        return new ColouredText(
                CreditText.shortened(run.id(), 60),
                (run.task().isEmpty() ? "" : CreditText.shortened(run.task(), 120) + " \u2014 ") + "reward "
                        + Numbers.of(run.reward()) + ", predicted " + Numbers.of(answer.predicted()[i], 3) + ".",
                "contribution",
                pieces);
    }
}
