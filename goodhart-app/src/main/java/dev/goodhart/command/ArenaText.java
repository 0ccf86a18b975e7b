package dev.goodhart.command;

import dev.goodhart.arena.AnchoredScore;
import dev.goodhart.arena.FactorProfile;
import dev.goodhart.arena.Leaderboard;
import dev.goodhart.arena.Normalisation;
import dev.goodhart.arena.OverallScore;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.StandardScore;
import dev.goodhart.arena.TaskRating;
import dev.goodhart.figure.Numbers;
import dev.goodhart.statistics.Interval;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ratings for the terminal. */
final class ArenaText {
    static final List<String> HEADINGS =
            List.of("entrant", "mu", "sigma", "mu-3sigma", "one pass", "Elo", "Bradley-Terry", "95 %");

    static final List<String> FACTOR_HEADINGS = List.of("entrant", "mu", "sigma", "points");

    private ArenaText() {}

    static void print(
            PrintWriter out,
            Leaderboard board,
            List<FactorProfile> factors,
            Normalisation scale,
            List<String> remarks) {
        for (TaskRating task : board.tasks()) {
            out.println((task.task().isEmpty() ? "Ratings" : "Ratings: " + task.task()) + " ("
                    + task.matches().size() + " comparisons)");
            List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
            rows.addAll(rows(task));
            TerminalText.columns(rows).forEach(out::println);
            out.println();
        }
        for (FactorProfile factor : factors) {
            out.println("Factor '" + factor.factor() + "'"
                    + (factor.task().isEmpty() ? "" : ": " + factor.task()) + " ("
                    + factor.answers().size() + " answers, same side as the verdict in "
                    + shareOf(factor.agreement()) + ")");
            List<List<String>> rows = new ArrayList<>(List.of(FACTOR_HEADINGS));
            rows.addAll(rows(factor));
            TerminalText.columns(rows).forEach(out::println);
            out.println();
        }
        out.println("Overall: " + describe(scale));
        List<List<String>> rows = new ArrayList<>(List.of(List.of("entrant", "score", "95 %")));
        rows.addAll(overall(board));
        TerminalText.columns(rows).forEach(out::println);
        remarks.forEach(remark -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", remark)));
    }

    static String describe(Normalisation scale) {
        return switch (scale) {
            case StandardScore standard ->
                "standard deviations from the mean of each task, averaged"
                        + (standard.low().isEmpty()
                                ? ""
                                : "; a task without a match counts as that of '" + standard.low() + "'");
            case AnchoredScore anchored ->
                "0 is '" + anchored.low() + "', 1 is '" + anchored.high()
                        + "', averaged over tasks; a task without a match counts 0";
        };
    }

    static List<List<String>> rows(TaskRating task) {
        List<List<String>> rows = new ArrayList<>();
        for (int i : task.ranking()) {
            Skill skill = task.rating().skills().get(i);
            Interval strength = task.bradleyTerry().strengths().get(i);
            rows.add(List.of(
                    task.matches().entrants().get(i),
                    Numbers.fixed(skill.mu(), 2),
                    Numbers.fixed(skill.sigma(), 2),
                    Numbers.fixed(skill.conservative(), 2),
                    Numbers.fixed(task.onePass().get(i).mu(), 2),
                    Numbers.fixed(task.elo()[i], 0),
                    Numbers.fixed(strength.estimate(), 2),
                    ends(strength)));
        }
        return rows;
    }

    static List<List<String>> rows(FactorProfile factor) {
        return IntStream.range(0, factor.skills().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> -factor.skills().get(i).mu()))
                .map(i -> List.of(
                        factor.answers().entrants().get(i),
                        Numbers.fixed(factor.skills().get(i).mu(), 2),
                        Numbers.fixed(factor.skills().get(i).sigma(), 2),
                        shareOf(factor.points().get(i))))
                .toList();
    }

    /** A share, or n/a where nothing was counted. */
    static String shareOf(double share) {
        return Double.isNaN(share) ? "n/a" : TerminalText.percent(share);
    }

    static List<List<String>> overall(Leaderboard board) {
        List<List<String>> rows = new ArrayList<>();
        for (OverallScore score : board.overall()) {
            rows.add(List.of(
                    score.entrant() + (score.missing().isEmpty() ? "" : " *"),
                    Numbers.fixed(score.score().estimate(), 3),
                    ends(score.score())));
        }
        return rows;
    }

    private static String ends(Interval interval) {
        return Double.isFinite(interval.low())
                ? "[" + Numbers.fixed(interval.low(), 2) + ", " + Numbers.fixed(interval.high(), 2) + "]"
                : "n/a";
    }
}
