package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Ratings per task, brought to one scale and averaged.
 *
 * <p>Intervals are a bootstrap with a full refit: judges are drawn anew with all their matches, or single matches where fewer than two
 * judges are named. A resample in which the scale cannot be made (anchors too close) is left out.
 *
 * @param tasks the ratings of every task, by name
 * @param overall every entrant over all tasks, best first
 * @param resamples how many resamples the intervals rest on
 */
public record Leaderboard(List<TaskRating> tasks, List<OverallScore> overall, int resamples) {
    private static final double TAIL = 0.025;

    /** Copies the lists. */
    public Leaderboard {
        tasks = List.copyOf(tasks);
        overall = List.copyOf(overall);
    }

    /**
     * Rates everything.
     *
     * @param matches matches of one or more tasks, in the order in which they were judged
     * @param settings the model of the ratings
     * @param scale how tasks are brought to one scale
     * @param resamples how many resamples the intervals rest on, 0 for none
     * @param random draws the resamples
     * @return the leaderboard
     * @throws InvalidInputException if there is no match, or the scale cannot be made
     */
    public static Leaderboard of(
            List<Match> matches,
            TrueSkillSettings settings,
            Normalisation scale,
            int resamples,
            RandomGenerator random) {
        if (matches.isEmpty()) {
            throw new InvalidInputException("A leaderboard must have at least one match, has none");
        }
        List<TaskRating> tasks = new ArrayList<>();
        Map<String, List<Skill>> skills = new LinkedHashMap<>();
        Map<String, MatchTable> tables = tables(matches);
        tables.forEach((task, table) -> {
            TaskRating rating = TaskRating.of(task, table, settings);
            tasks.add(rating);
            skills.put(task, rating.rating().skills());
        });
        List<String> entrants = List.copyOf(new TreeSet<>(
                tables.values().stream().flatMap(t -> t.entrants().stream()).toList()));
        double[] scores = overall(entrants, tables, skills, scale);
        List<double[]> drawn = bootstrap(matches, tables, entrants, settings, scale, resamples, random);
        List<OverallScore> overall = new ArrayList<>();
        for (int i = 0; i < entrants.size(); i++) {
            String name = entrants.get(i);
            List<String> missing = tables.keySet().stream()
                    .filter(task -> !played(tables, task, name))
                    .toList();
            overall.add(new OverallScore(name, interval(scores[i], i, drawn), missing));
        }
        overall.sort(Comparator.comparingDouble((OverallScore s) -> -s.score().estimate()));
        return new Leaderboard(tasks, overall, drawn.size());
    }

    private static boolean played(Map<String, MatchTable> tables, String task, String name) {
        MatchTable table = tables.get(task);
        return table != null && table.entrants().contains(name);
    }

    private static Map<String, MatchTable> tables(Collection<Match> matches) {
        Map<String, List<Match>> byTask = new TreeMap<>();
        for (Match match : matches) {
            byTask.computeIfAbsent(match.task(), t -> new ArrayList<>()).add(match);
        }
        Map<String, MatchTable> tables = new LinkedHashMap<>();
        byTask.forEach((task, own) -> tables.put(task, MatchTable.of(own)));
        return tables;
    }

    private static double[] overall(
            List<String> entrants,
            Map<String, MatchTable> tables,
            Map<String, List<Skill>> skills,
            Normalisation scale) {
        double[] sum = new double[entrants.size()];
        int[] count = new int[entrants.size()];
        tables.forEach((task, table) -> {
            double[] scores = scale.scores(task, table.entrants(), skills.getOrDefault(task, List.of()));
            double absent = scale.missing(table.entrants(), scores);
            for (int i = 0; i < sum.length; i++) {
                int at = Collections.binarySearch(table.entrants(), entrants.get(i));
                double score = at >= 0 ? scores[at] : absent;
                if (!Double.isNaN(score)) {
                    sum[i] += score;
                    count[i]++;
                }
            }
        });
        double[] mean = new double[sum.length];
        Arrays.setAll(mean, i -> sum[i] / count[i]);
        return mean;
    }

    private static List<double[]> bootstrap(
            List<Match> matches,
            Map<String, MatchTable> tables,
            List<String> entrants,
            TrueSkillSettings settings,
            Normalisation scale,
            int resamples,
            RandomGenerator random) {
        List<double[]> drawn = new ArrayList<>();
        List<List<Match>> blocks = blocks(matches);
        ExpectationPropagationRating rating = new ExpectationPropagationRating(settings);
        for (int b = 0; b < resamples; b++) {
            Map<String, List<Match>> byTask = new LinkedHashMap<>();
            for (int k = 0; k < blocks.size(); k++) {
                for (Match match : blocks.get(random.nextInt(blocks.size()))) {
                    byTask.computeIfAbsent(match.task(), t -> new ArrayList<>()).add(match);
                }
            }
            Map<String, List<Skill>> skills = new LinkedHashMap<>();
            tables.forEach((task, table) -> {
                List<Match> own = byTask.getOrDefault(task, List.of());
                skills.put(
                        task, rating.rate(MatchTable.of(table.entrants(), own)).skills());
            });
            overallIfScaled(entrants, tables, skills, scale).ifPresent(drawn::add);
        }
        return drawn;
    }

    private static Optional<double[]> overallIfScaled(
            List<String> entrants,
            Map<String, MatchTable> tables,
            Map<String, List<Skill>> skills,
            Normalisation scale) {
        try {
            return Optional.of(overall(entrants, tables, skills, scale));
        } catch (InvalidInputException anchorsTooClose) {
            return Optional.empty();
        }
    }

    private static List<List<Match>> blocks(List<Match> matches) {
        Map<String, List<Match>> byJudge = new LinkedHashMap<>();
        for (Match match : matches) {
            byJudge.computeIfAbsent(match.judge(), j -> new ArrayList<>()).add(match);
        }
        return byJudge.size() > 1
                ? List.copyOf(byJudge.values())
                : matches.stream().map(List::of).toList();
    }

    private static Interval interval(double estimate, int entrant, List<double[]> drawn) {
        double[] sorted =
                drawn.stream().mapToDouble(scores -> scores[entrant]).sorted().toArray();
        return new Interval(estimate, quantile(sorted, TAIL), quantile(sorted, 1 - TAIL), 1 - 2 * TAIL);
    }

    private static double quantile(double[] sorted, double p) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = p * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
