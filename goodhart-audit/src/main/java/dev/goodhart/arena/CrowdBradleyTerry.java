package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Bradley-Terry strengths found together with how far each judge can be relied on (after Chen et al. 2013, "Pairwise ranking
 * aggregation in a crowdsourced setting"), on decided matches.
 *
 * <p>With d = s_i - s_j and L the logistic function, P(i beats j | judge q) = h_q L(d) + (1 - h_q) L(-d); s ~ N(0, variance {@value
 * #PRIOR_VARIANCE}), h ~ Beta(8, 2). In turn: {@value #STEPS} gradient steps on s; then, with r = h L(d) / (h L(d) + (1 - h) L(-d))
 * of every match, d from winner to loser, h_q = (sum of r + 7) / (n_q + 8). A judge's h is shared by all tasks.
 *
 * <p>A strength's step is {@value #RATE} times its gradient, or less where it has many matches: never more than the reciprocal of
 * the largest curvature there can be, so that no step lowers the posterior however many matches there are.
 *
 * <p>How it misleads: a judge who knows better than the crowd looks unreliable. A judge who tosses a coin has h near 1/2, one who
 * always takes the same side too, if sides were drawn at random; with few matches the prior holds both near 0.6 to 0.8.
 */
public final class CrowdBradleyTerry {
    /** The variance of a strength before any match. */
    public static final double PRIOR_VARIANCE = 4;

    /** Gradient steps in a round. */
    public static final int STEPS = 15;

    /** The largest rate of a gradient step. */
    public static final double RATE = 0.15;

    /** The change that ends the rounds. */
    public static final double TOLERANCE = 1e-6;

    /** The limit of rounds. */
    public static final int MOST_ROUNDS = 1000;

    /** What Beta(8, 2) adds to the matches in which a judge was right. */
    private static final double PRIOR_RIGHT = 7;

    /** What it adds to all matches. */
    private static final double PRIOR_MATCHES = 8;

    /** The mean of Beta(8, 2), from which the rounds begin. */
    private static final double PRIOR_RELIABILITY = 0.8;

    private final List<SortedMap<String, Integer>> numbers = new ArrayList<>();
    private final List<String> tasks = new ArrayList<>();
    private final List<String> judges;
    private final int[] winner;
    private final int[] loser;
    private final int[] judge;
    private final int[] count;
    private final double[] strength;
    private final double[] rate;
    private final double[] reliability;
    private final double[] decided;

    private CrowdBradleyTerry(List<Match> matches) {
        Map<String, List<Match>> byTask = new TreeMap<>();
        for (Match match : matches) {
            byTask.computeIfAbsent(match.task(), t -> new ArrayList<>()).add(match);
        }
        Map<String, Integer> judgeNumber = new TreeMap<>();
        matches.forEach(m -> judgeNumber.put(m.judge(), 0));
        judges = List.copyOf(judgeNumber.keySet());
        for (int q = 0; q < judges.size(); q++) {
            judgeNumber.put(judges.get(q), q);
        }
        int entrants = 0;
        Map<Ballot, Integer> ballots = new LinkedHashMap<>();
        for (Map.Entry<String, List<Match>> own : byTask.entrySet()) {
            SortedMap<String, Integer> number = new TreeMap<>();
            for (Match match : own.getValue()) {
                number.put(match.left(), 0);
                number.put(match.right(), 0);
            }
            for (Map.Entry<String, Integer> entry : number.entrySet()) {
                entry.setValue(entrants++);
            }
            for (Match match : own.getValue()) {
                if (match.verdict() != Verdict.DRAW) {
                    int left = number.getOrDefault(match.left(), 0);
                    int right = number.getOrDefault(match.right(), 0);
                    int q = judgeNumber.getOrDefault(match.judge(), 0);
                    boolean won = match.verdict() == Verdict.LEFT;
                    ballots.merge(new Ballot(won ? left : right, won ? right : left, q), 1, Integer::sum);
                }
            }
            tasks.add(own.getKey());
            numbers.add(number);
        }
        List<Ballot> distinct = List.copyOf(ballots.keySet());
        winner = distinct.stream().mapToInt(Ballot::winner).toArray();
        loser = distinct.stream().mapToInt(Ballot::loser).toArray();
        judge = distinct.stream().mapToInt(Ballot::judge).toArray();
        count = ballots.values().stream().mapToInt(Integer::intValue).toArray();
        strength = new double[entrants];
        rate = new double[entrants];
        reliability = new double[judges.size()];
        Arrays.fill(reliability, PRIOR_RELIABILITY);
        decided = new double[judges.size()];
        prepare();
    }

    /**
     * Finds strengths and reliabilities.
     *
     * @param matches matches of one or more tasks; draws only say that entrants and judges exist
     * @return both; a judge without a decided match has the prior's mode, 0.875
     */
    public static CrowdFit fit(List<Match> matches) {
        return new CrowdBradleyTerry(matches).alternate();
    }

    private void prepare() {
        double[] met = new double[strength.length];
        for (int b = 0; b < winner.length; b++) {
            met[winner[b]] += count[b];
            met[loser[b]] += count[b];
            decided[judge[b]] += count[b];
        }
        for (int i = 0; i < rate.length; i++) {
            // One match bends by at most 1/4 in d, whatever h is; a graph's Laplacian is at most twice its degrees.
            rate[i] = Math.min(RATE, 1 / (met[i] / 2 + 1 / PRIOR_VARIANCE));
        }
    }

    private CrowdFit alternate() {
        double change = Double.POSITIVE_INFINITY;
        int rounds = 0;
        while (!(change < TOLERANCE) && rounds < MOST_ROUNDS) {
            double[] before = strength.clone();
            for (int step = 0; step < STEPS; step++) {
                climb();
            }
            centre();
            change = judgeAgain();
            for (int i = 0; i < before.length; i++) {
                change = Math.max(change, Math.abs(strength[i] - before[i]));
            }
            rounds++;
        }
        TreeMap<String, SortedMap<String, Double>> strengths = new TreeMap<>();
        for (int t = 0; t < tasks.size(); t++) {
            SortedMap<String, Double> own = new TreeMap<>();
            numbers.get(t).forEach((name, i) -> own.put(name, strength[i]));
            strengths.put(tasks.get(t), own);
        }
        TreeMap<String, Double> reliabilities = new TreeMap<>();
        for (int q = 0; q < reliability.length; q++) {
            reliabilities.put(judges.get(q), reliability[q]);
        }
        return new CrowdFit(strengths, reliabilities, rounds, change, change < TOLERANCE);
    }

    private void climb() {
        double[] gradient = new double[strength.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -strength[i] / PRIOR_VARIANCE;
        }
        for (int b = 0; b < winner.length; b++) {
            double odds = logistic(strength[winner[b]] - strength[loser[b]]);
            double slope = count[b] * (right(odds, reliability[judge[b]]) - odds);
            gradient[winner[b]] += slope;
            gradient[loser[b]] -= slope;
        }
        for (int i = 0; i < gradient.length; i++) {
            strength[i] += rate[i] * gradient[i];
        }
    }

    /** The sum of a task's gradients is minus a quarter of the sum of its strengths, so that this sum is 0 in the end. */
    private void centre() {
        for (SortedMap<String, Integer> number : numbers) {
            double mean = number.values().stream()
                    .mapToDouble(i -> strength[i])
                    .average()
                    .orElse(0);
            number.values().forEach(i -> strength[i] -= mean);
        }
    }

    private double judgeAgain() {
        double[] rightly = new double[reliability.length];
        for (int b = 0; b < winner.length; b++) {
            double odds = logistic(strength[winner[b]] - strength[loser[b]]);
            rightly[judge[b]] += count[b] * right(odds, reliability[judge[b]]);
        }
        double change = 0;
        for (int q = 0; q < reliability.length; q++) {
            double next = (rightly[q] + PRIOR_RIGHT) / (decided[q] + PRIOR_MATCHES);
            change = Math.max(change, Math.abs(next - reliability[q]));
            reliability[q] = next;
        }
        return change;
    }

    /** r: how likely the judge followed the strengths in a match whose winner had these odds. */
    private static double right(double odds, double h) {
        double follows = h * odds;
        return follows / (follows + (1 - h) * (1 - odds));
    }

    private static double logistic(double d) {
        return 1 / (1 + Math.exp(-d));
    }

    private record Ballot(int winner, int loser, int judge) {}
}
