package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the answers to one factor question ("which was faster?") say of the entrants of a task. Factors explain the overall verdict and
 * never move its ratings.
 *
 * @param task the task's name
 * @param factor what was asked
 * @param answers the answers, as matches decided by this factor alone
 * @param skills {@code [entrants]} ratings by the answers
 * @param points {@code [entrants]} the share of answers for the entrant, a draw being half; NaN without an answer
 * @param agreement among matches where both answer and overall verdict name a side, the share that name the same; NaN without any
 */
public record FactorProfile(
        String task, String factor, MatchTable answers, List<Skill> skills, List<Double> points, double agreement) {
    /** Copies the lists. */
    public FactorProfile {
        skills = List.copyOf(skills);
        points = List.copyOf(points);
    }

    /**
     * The profiles of all tasks and factors.
     *
     * @param matches the matches with their answers
     * @param settings the model of the ratings
     * @return a profile for each task and factor, by their names; none if nothing was answered
     */
    public static List<FactorProfile> of(List<Match> matches, TrueSkillSettings settings) {
        Map<String, Map<String, List<Match>>> byTask = new TreeMap<>();
        for (Match match : matches) {
            for (String factor : match.answers().keySet()) {
                byTask.computeIfAbsent(match.task(), t -> new TreeMap<>())
                        .computeIfAbsent(factor, f -> new ArrayList<>())
                        .add(match);
            }
        }
        List<FactorProfile> profiles = new ArrayList<>();
        byTask.forEach((task, byFactor) ->
                byFactor.forEach((factor, own) -> profiles.add(profile(task, factor, own, settings))));
        return profiles;
    }

    private static FactorProfile profile(String task, String factor, List<Match> matches, TrueSkillSettings settings) {
        List<Match> answered = new ArrayList<>();
        int same = 0;
        int decided = 0;
        for (Match match : matches) {
            Verdict answer = match.answers().getOrDefault(factor, Verdict.DRAW);
            answered.add(new Match(task, match.item(), match.left(), match.right(), answer, match.judge()));
            if (answer != Verdict.DRAW && match.verdict() != Verdict.DRAW) {
                decided++;
                same += answer == match.verdict() ? 1 : 0;
            }
        }
        MatchTable table = MatchTable.of(answered);
        double[] points = new double[table.entrants().size()];
        int[] met = new int[points.length];
        for (PairRecord pair : PairRecords.of(table)) {
            points[pair.first()] += pair.firstWins() + pair.draws() / 2.0;
            points[pair.second()] += pair.secondWins() + pair.draws() / 2.0;
            met[pair.first()] += (int) pair.matches();
            met[pair.second()] += (int) pair.matches();
        }
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            shares.add(points[i] / met[i]);
        }
        return new FactorProfile(
                task,
                factor,
                table,
                new ExpectationPropagationRating(settings).rate(table).skills(),
                shares,
                same / (double) decided);
    }
}
