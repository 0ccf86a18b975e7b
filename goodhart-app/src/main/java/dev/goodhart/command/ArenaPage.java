package dev.goodhart.command;

import dev.goodhart.arena.FactorProfile;
import dev.goodhart.arena.Leaderboard;
import dev.goodhart.arena.Normalisation;
import dev.goodhart.arena.OverallScore;
import dev.goodhart.arena.PairRecord;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.TaskRating;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Table;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes the HTML report of ratings. */
final class ArenaPage {
    /** The largest win matrix that is drawn. */
    private static final int DRAWN = 40;

    private static final double NORMAL_95 = 1.959963984540054;

    private ArenaPage() {}

    static ReportPage of(
            Leaderboard board, List<FactorProfile> factors, Normalisation scale, List<String> remarks, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        OverallScore best = board.overall().getFirst();
        verdicts.add(new VerdictLine(
                VerdictLine.Level.NEUTRAL,
                "Rated highest: " + best.entrant(),
                "Overall score " + TerminalText.number(best.score().estimate()) + "."));
        remarks.forEach(remark -> verdicts.add(new VerdictLine(VerdictLine.Level.WARN, remark, "")));
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "Overall",
                List.of("Score: " + ArenaText.describe(scale) + ". Intervals: bootstrap with " + board.resamples()
                        + " resamples."),
                List.of(new BarChart(
                        "Overall scores",
                        "Bars with 95 % bootstrap intervals; * marks entrants that lack a task.",
                        Axis.of("score"),
                        board.overall().stream().map(ArenaPage::bar).toList()))));
        for (TaskRating task : board.tasks()) {
            sections.add(Section.of(
                    task.task().isEmpty() ? "Ratings" : task.task(),
                    List.of(task.matches().size() + " comparisons, rated in "
                            + task.rating().sweeps() + " sweeps."),
                    figures(task)));
        }
        if (!factors.isEmpty()) {
            sections.add(Section.of(
                    "Factors",
                    List.of("Answers to questions on single factors explain verdicts and move no rating."),
                    factors.stream().map(ArenaPage::factor).toList()));
        }
        return new ReportPage(
                "Arena",
                "Skills from comparisons of pairs.",
                verdicts,
                sections,
                Map.of(),
                Platform.describe(),
                command);
    }

    private static Figure factor(FactorProfile factor) {
        return new Table(
                factor.factor() + (factor.task().isEmpty() ? "" : ", " + factor.task()),
                factor.answers().size() + " answers; the same side as the overall verdict in "
                        + ArenaText.shareOf(factor.agreement()) + " of those decided in both. A draw is half a point.",
                ArenaText.FACTOR_HEADINGS,
                ArenaText.rows(factor));
    }

    private static BarChart.Bar bar(OverallScore score) {
        return new BarChart.Bar(
                score.entrant() + (score.missing().isEmpty() ? "" : " *"),
                score.score().estimate(),
                score.score().low(),
                score.score().high());
    }

    private static List<Figure> figures(TaskRating task) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new BarChart(
                "Ratings",
                "mu by expectation propagation with 95 % intervals, which leave out most of the doubt about a shift of all entrants.",
                Axis.of("mu"),
                task.ranking().stream()
                        .map(i -> {
                            Skill skill = task.rating().skills().get(i);
                            double half = NORMAL_95 * skill.sigma();
                            return new BarChart.Bar(
                                    task.matches().entrants().get(i), skill.mu(), skill.mu() - half, skill.mu() + half);
                        })
                        .toList()));
        figures.add(new Table(
                "All ratings",
                "Bradley-Terry strengths are natural log-odds against the mean of those that met, directly or through others.",
                ArenaText.HEADINGS,
                ArenaText.rows(task)));
        if (task.matches().entrants().size() <= DRAWN) {
            figures.add(winMatrix(task));
        }
        return figures;
    }

    private static HeatMap winMatrix(TaskRating task) {
        List<Integer> ranking = task.ranking();
        int n = ranking.size();
        int[] place = new int[n];
        for (int k = 0; k < n; k++) {
            place[ranking.get(k)] = k;
        }
        double[][] share = new double[n][n];
        for (double[] row : share) {
            Arrays.fill(row, Double.NaN);
        }
        for (PairRecord pair : task.graph().pairs()) {
            double points = (pair.firstWins() + pair.draws() / 2.0) / pair.matches();
            share[place[pair.first()]][place[pair.second()]] = points;
            share[place[pair.second()]][place[pair.first()]] = 1 - points;
        }
        List<String> names =
                ranking.stream().map(i -> task.matches().entrants().get(i)).toList();
        return new HeatMap(
                "Win matrix",
                "The share of points (a draw is half) of the row's entrant against the column's; empty where they never met.",
                Axis.of("against"),
                Axis.of("entrant"),
                names,
                names,
                share,
                HeatMap.Range.SEQUENTIAL,
                List.of());
    }
}
