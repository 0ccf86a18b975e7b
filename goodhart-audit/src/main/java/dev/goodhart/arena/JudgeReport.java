package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.BinomialTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far each judge can be relied on.
 *
 * @param judges every judge, the least reliable first, equal ones by name
 * @param fit the strengths and reliabilities found together
 */
public record JudgeReport(List<JudgeReliability> judges, CrowdFit fit) {
    /** How unlikely a lean to one side must be among all judges together before it counts. */
    private static final double SIGNIFICANCE = 0.05;

    /** Copies the list. */
    public JudgeReport {
        judges = List.copyOf(judges);
    }

    /**
     * Judges the judges.
     *
     * @param matches matches of one or more tasks
     * @param settings the model of the ratings by the other judges
     * @return the report
     * @throws InvalidInputException if fewer than two judges are named
     */
    public static JudgeReport of(List<Match> matches, TrueSkillSettings settings) {
        Map<String, List<Match>> byJudge = new TreeMap<>();
        for (Match match : matches) {
            byJudge.computeIfAbsent(match.judge(), j -> new ArrayList<>()).add(match);
        }
        if (byJudge.size() < 2) {
            throw new InvalidInputException("The comparisons must name at least two judges, name "
                    + (byJudge.containsKey("") || byJudge.isEmpty() ? "none" : "one")
                    + "\nMaybe say which column does, with --judge COLUMN");
        }
        CrowdFit fit = CrowdBradleyTerry.fit(matches);
        List<JudgeReliability> judges = byJudge.entrySet().parallelStream()
                .map(own -> reliability(own.getKey(), own.getValue(), matches, settings, fit))
                .sorted(Comparator.comparingDouble(JudgeReliability::reliability)
                        .thenComparing(JudgeReliability::judge))
                .toList();
        return new JudgeReport(judges, fit);
    }

    /** {@return the judges whose lean to one side is too strong for chance, however many were tested (Bonferroni)} */
    public List<JudgeReliability> leaning() {
        return judges.stream()
                .filter(judge -> judge.leftProbability() * judges.size() < SIGNIFICANCE)
                .toList();
    }

    /** {@return the judges that it is suggested to leave out} */
    public List<JudgeReliability> suggestedExclusions() {
        return judges.stream().filter(JudgeReliability::exclusionSuggested).toList();
    }

    private static JudgeReliability reliability(
            String judge, List<Match> own, List<Match> all, TrueSkillSettings settings, CrowdFit fit) {
        int left = (int) own.stream().filter(m -> m.verdict() == Verdict.LEFT).count();
        int right = (int) own.stream().filter(m -> m.verdict() == Verdict.RIGHT).count();
        int decided = left + right;
        Map<String, Map<String, Double>> others = ratingsWithout(judge, own, all, settings);
        int compared = 0;
        int agreed = 0;
        for (Match match : own) {
            Map<String, Double> mu = others.getOrDefault(match.task(), Map.of());
            Double one = mu.get(match.left());
            Double two = mu.get(match.right());
            if (match.verdict() != Verdict.DRAW && one != null && two != null && !one.equals(two)) {
                compared++;
                agreed += (match.verdict() == Verdict.LEFT) == (one > two) ? 1 : 0;
            }
        }
        return new JudgeReliability(
                judge,
                own.size(),
                decided,
                fit.reliability().getOrDefault(judge, Double.NaN),
                left / (double) decided,
                BinomialTest.twoSided(left, decided, 0.5),
                agreed / (double) compared,
                compared);
    }

    /** mu by task and entrant, of the tasks in which the judge said something, by what all others said. */
    private static Map<String, Map<String, Double>> ratingsWithout(
            String judge, List<Match> own, List<Match> all, TrueSkillSettings settings) {
        Set<String> tasks = new HashSet<>();
        own.forEach(match -> tasks.add(match.task()));
        Map<String, List<Match>> byTask = new HashMap<>();
        for (Match match : all) {
            if (!match.judge().equals(judge) && tasks.contains(match.task())) {
                byTask.computeIfAbsent(match.task(), t -> new ArrayList<>()).add(match);
            }
        }
        Map<String, Map<String, Double>> ratings = new HashMap<>();
        byTask.forEach((task, matches) -> {
            MatchTable table = MatchTable.of(matches);
            List<Skill> skills =
                    new ExpectationPropagationRating(settings).rate(table).skills();
            Map<String, Double> mu = new HashMap<>();
            for (int i = 0; i < skills.size(); i++) {
                mu.put(table.entrants().get(i), skills.get(i).mu());
            }
            ratings.put(task, mu);
        });
        return ratings;
    }
}
