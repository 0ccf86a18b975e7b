package dev.goodhart.command;

import dev.goodhart.arena.AnchoredScore;
import dev.goodhart.arena.JudgeExclusion;
import dev.goodhart.arena.Leaderboard;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.Normalisation;
import dev.goodhart.arena.StandardScore;
import dev.goodhart.arena.TaskRating;
import dev.goodhart.arena.Verdict;
import dev.goodhart.arena.WinGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the reader of ratings should mind. */
final class ArenaRemarks {
    private static final int NAMED = 6;
    private static final double SIDE_Z = 3;

    private ArenaRemarks() {}

    /** What was left out, so that it never is in silence. */
    static List<String> leftOut(JudgeExclusion exclusion) {
        List<String> remarks = new ArrayList<>();
        if (!exclusion.leftOut().isEmpty()) {
            long matches = exclusion.leftOut().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            remarks.add("Left out as asked: " + matches + (matches == 1 ? " comparison" : " comparisons") + " of "
                    + names(exclusion.leftOut().keySet().stream()
                            .map(j -> j.isEmpty() ? "(unnamed)" : j)
                            .toList())
                    + ".");
        }
        if (!exclusion.absent().isEmpty()) {
            remarks.add("Judges to be left out who had no comparison: " + names(List.copyOf(exclusion.absent())) + ".");
        }
        return remarks;
    }

    static List<String> of(List<Match> matches, Leaderboard board, Normalisation scale) {
        List<String> remarks = new ArrayList<>();
        verdicts(matches, remarks);
        for (TaskRating task : board.tasks()) {
            String where = task.task().isEmpty() ? "" : "Task '" + task.task() + "': ";
            WinGraph graph = task.graph();
            if (graph.components().size() > 1) {
                remarks.add(
                        where + "the matches fall into " + graph.components().size()
                                + " groups that never met, and ratings cannot be compared across them: "
                                + groups(graph.components()) + ".");
            }
            if (task.bradleyTerry().separated()) {
                remarks.add(where + "no finite Bradley-Terry strengths fit best"
                        + (graph.scoringGroups().size() > graph.components().size()
                                ? ", since nobody of a later group ever scored against an earlier one ("
                                        + groups(graph.scoringGroups()) + ")"
                                : ", since ties and gaps can grow together without end")
                        + "; a normal prior of deviation 2 was added.");
            }
            if (!task.rating().converged()) {
                remarks.add(where + "expectation propagation did not settle in "
                        + task.rating().sweeps() + " sweeps; the last changed a mu by "
                        + task.rating().lastChange() + ".");
            }
            long triples = graph.intransitiveTriples();
            for (List<String> cycle : graph.cycles()) {
                remarks.add(where + "majorities go round in a circle among " + names(cycle) + " ("
                        + triples + (triples == 1 ? " triple" : " triples") + " of the task)"
                        + graph.someTriples().stream()
                                .filter(cycle::containsAll)
                                .findFirst()
                                .map(triple ->
                                        ", such as " + String.join(" > ", triple) + " > " + triple.getFirst() + ".")
                                .orElse("."));
            }
        }
        String low = switch (scale) {
            case StandardScore standard -> standard.low();
            case AnchoredScore anchored -> anchored.low();
        };
        board.overall().stream()
                .filter(s -> !s.missing().isEmpty())
                .forEach(s -> remarks.add("'" + s.entrant() + "' has no match in " + names(s.missing()) + "; "
                        + (low.isEmpty()
                                ? "that leaves its average to the others. Name an entrant that acts at random with --low to count"
                                        + " it as such."
                                : "that counts as the rating of '" + low + "'.")));
        return remarks;
    }

    private static void verdicts(List<Match> matches, List<String> remarks) {
        long left = matches.stream().filter(m -> m.verdict() == Verdict.LEFT).count();
        long right = matches.stream().filter(m -> m.verdict() == Verdict.RIGHT).count();
        if (matches.size() > 1 && (left == matches.size() || right == matches.size() || left + right == 0)) {
            remarks.add(
                    "Every verdict is " + matches.getFirst().verdict().name().toLowerCase(Locale.ROOT)
                            + ". That is fine if the better one was always put there, and no evidence if sides were drawn at random.");
        } else if (Math.abs(left - right) > SIDE_Z * Math.sqrt((double) (left + right))) {
            remarks.add("Of the decided verdicts " + TerminalText.percent(left / (double) (left + right))
                    + " went to the left, more than " + SIDE_Z
                    + " standard deviations from half. If sides were drawn at random, judges lean to one side.");
        }
    }

    private static String groups(List<List<String>> groups) {
        return groups.stream().limit(NAMED).map(ArenaRemarks::names).collect(Collectors.joining(" | "))
                + (groups.size() > NAMED ? " | ..." : "");
    }

    static String names(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }
}
