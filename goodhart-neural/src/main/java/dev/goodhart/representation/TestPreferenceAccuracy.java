package dev.goodhart.representation;

import java.util.random.RandomGenerator;

/**
 * How well rewards of new tasks are learned on a frozen embedding: every task is a new person with values uniform in [-1, 1], whose few
 * preferences train a {@link PreferenceHead}, which is judged by noise-free pairs of other trajectories.
 *
 * @param tasks how many new tasks, at least 1
 * @param preferences how many preferences of each, at least 1
 * @param testPairs how many pairs to judge by, at least 1
 * @param preferenceBeta how surely the person picks the better one
 * @param l2 of the head
 */
public record TestPreferenceAccuracy(int tasks, int preferences, int testPairs, double preferenceBeta, double l2) {
    /** Checks the ranges. */
    public TestPreferenceAccuracy {
        if (tasks < 1 || preferences < 1 || testPairs < 1) {
            throw new IllegalArgumentException("There must be a task, a preference and a pair, there are " + tasks
                    + ", " + preferences + " and " + testPairs);
        }
    }

    /** {@return 10 tasks, 100 preferences at certainty 10, 2,000 pairs, l2 of 0.01} */
    public static TestPreferenceAccuracy defaults() {
        return new TestPreferenceAccuracy(10, 100, 2000, 10, 1e-2);
    }

    /**
     * Measures it. Equal generators ask equal questions whatever the embedding is.
     *
     * @param points {@code [n][dim]} embedded trajectories
     * @param features {@code [n][features]} their true features in [0, 1]
     * @param train trajectories to learn from
     * @param test trajectories to judge by
     * @param random where randomness comes from
     * @return in [0, 1], the mean over tasks
     */
    public double of(double[][] points, double[][] features, int[] train, int[] test, RandomGenerator random) {
        SimulatedPerson asked = new SimulatedPerson(features, Double.POSITIVE_INFINITY, preferenceBeta);
        SimulatedPerson judge = SimulatedPerson.faultless(features);
        double[][] pool = rows(points, train);
        double total = 0;
        for (int task = 0; task < tasks; task++) {
            double[] theta = SimulatedPerson.values(features[0].length, random);
            PreferenceRows answers = asked.preferences(theta, train, preferences, random);
            PreferenceRows pairs = judge.preferences(theta, test, testPairs, random);
            PreferenceHead head = PreferenceHead.fit(pool, within(answers, train), l2);
            total += accuracy(head.scores(points), pairs);
        }
        return total / tasks;
    }

    /**
     * The share of pairs that scores order as they were decided; equal scores count half.
     *
     * @param scores {@code [trajectories]}
     * @param pairs the pairs
     * @return in [0, 1], NaN without pairs
     */
    public static double accuracy(double[] scores, PreferenceRows pairs) {
        double right = 0;
        double total = 0;
        for (int k = 0; k < pairs.size(); k++) {
            double gap = scores[pairs.better()[k]] - scores[pairs.worse()[k]];
            right += pairs.weight()[k] * (gap > 0 ? 1 : gap == 0 ? 0.5 : 0);
            total += pairs.weight()[k];
        }
        return right / total;
    }

    /**
     * Rows of a matrix.
     *
     * @param matrix the matrix
     * @param which indices of rows
     * @return these rows, shared
     */
    public static double[][] rows(double[][] matrix, int[] which) {
        double[][] rows = new double[which.length][];
        for (int i = 0; i < which.length; i++) {
            rows[i] = matrix[which[i]];
        }
        return rows;
    }

    /**
     * Pairs by place within a pool.
     *
     * @param pairs pairs of trajectories that are all in the pool
     * @param pool the pool
     * @return the same pairs, by place in the pool
     */
    public static PreferenceRows within(PreferenceRows pairs, int[] pool) {
        int most = 0;
        for (int trajectory : pool) {
            most = Math.max(most, trajectory);
        }
        int[] place = new int[most + 1];
        for (int i = 0; i < pool.length; i++) {
            place[pool[i]] = i;
        }
        return new PreferenceRows(
                TripletRows.picked(place, pairs.better()),
                TripletRows.picked(place, pairs.worse()),
                pairs.person(),
                pairs.weight());
    }
}
