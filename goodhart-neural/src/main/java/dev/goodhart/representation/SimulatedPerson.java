package dev.goodhart.representation;

import java.util.random.RandomGenerator;

/**
 * A simulated person who sees true features, which no learner does.
 *
 * @param features {@code [trajectories][features]} what the person sees; scaled to [0, 1], or else the largest unit wins
 * @param similarityBeta how surely the most alike two of three are picked, P(pair) proportional to exp(-beta distance); infinite for
 *     always
 * @param preferenceBeta how surely the better of two is picked, P = sigmoid(beta difference); infinite for always
 */
public record SimulatedPerson(double[][] features, double similarityBeta, double preferenceBeta) {
    /** Checks the ranges. */
    public SimulatedPerson {
        if (!(similarityBeta >= 0 && preferenceBeta >= 0)) {
            throw new IllegalArgumentException(
                    "A person's certainties must be at least 0, are " + similarityBeta + " and " + preferenceBeta);
        }
    }

    /**
     * A person who never errs.
     *
     * @param features {@code [trajectories][features]}
     * @return the person
     */
    public static SimulatedPerson faultless(double[][] features) {
        return new SimulatedPerson(features, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Asks about random threes.
     *
     * @param pool the trajectories to ask about, at least three
     * @param count how many questions
     * @param random where randomness comes from
     * @return the answers; which of the two alike stands first is as the three were drawn
     */
    public TripletRows answers(int[] pool, int count, RandomGenerator random) {
        TripletRows rows = new TripletRows(new int[count], new int[count], new int[count]);
        for (int k = 0; k < count; k++) {
            int[] three = distinct(pool, 3, random);
            int odd = oddOne(three, random);
            rows.first()[k] = three[odd == 0 ? 1 : 0];
            rows.second()[k] = three[odd == 2 ? 1 : 2];
            rows.odd()[k] = three[odd];
        }
        return rows;
    }

    /**
     * Which of three is unlike the others; the lowest place of a tie is the odd one's pair (0, 1), then (0, 2), then (1, 2).
     *
     * @param three {@code [3]} trajectories
     * @param random where the person's errors come from; not used by a faultless one
     * @return 0, 1 or 2
     */
    public int oddOne(int[] three, RandomGenerator random) {
        double[] distance = {
            distance(three[0], three[1]), distance(three[0], three[2]), distance(three[1], three[2]),
        };
        int pair = 0;
        if (Double.isInfinite(similarityBeta)) {
            for (int p = 1; p < 3; p++) {
                pair = distance[p] < distance[pair] ? p : pair;
            }
        } else {
            double least = Math.min(distance[0], Math.min(distance[1], distance[2]));
            double[] weight = new double[3];
            double total = 0;
            for (int p = 0; p < 3; p++) {
                weight[p] = Math.exp(-similarityBeta * (distance[p] - least));
                total += weight[p];
            }
            double u = random.nextDouble() * total;
            pair = u < weight[0] ? 0 : u < weight[0] + weight[1] ? 1 : 2;
        }
        return 2 - pair;
    }

    /**
     * Asks for preferences about random pairs.
     *
     * @param theta {@code [features]} what the person values
     * @param pool the trajectories to ask about, at least two
     * @param count how many questions
     * @param random where randomness comes from
     * @return the answers; pairs of equal value are drawn anew
     */
    public PreferenceRows preferences(double[] theta, int[] pool, int count, RandomGenerator random) {
        int[] better = new int[count];
        int[] worse = new int[count];
        for (int k = 0; k < count; ) {
            int[] two = distinct(pool, 2, random);
            double gap = value(theta, two[0]) - value(theta, two[1]);
            if (gap == 0) {
                continue;
            }
            boolean first = Double.isInfinite(preferenceBeta)
                    ? gap > 0
                    : random.nextDouble() < 1 / (1 + Math.exp(-preferenceBeta * gap));
            better[k] = two[first ? 0 : 1];
            worse[k] = two[first ? 1 : 0];
            k++;
        }
        return PreferenceRows.of(better, worse);
    }

    /**
     * Values of features as people have them: uniform in [-1, 1].
     *
     * @param count how many features
     * @param random where randomness comes from
     * @return {@code [count]}
     */
    public static double[] values(int count, RandomGenerator random) {
        return random.doubles(count, -1, 1).toArray();
    }

    private double value(double[] theta, int trajectory) {
        double sum = 0;
        for (int f = 0; f < theta.length; f++) {
            sum += theta[f] * features[trajectory][f];
        }
        return sum;
    }

    private double distance(int a, int b) {
        return Math.sqrt(TripletLoss.squaredDistance(features[a], features[b]));
    }

    static int[] distinct(int[] pool, int count, RandomGenerator random) {
        int[] drawn = new int[count];
        for (int i = 0; i < count; ) {
            drawn[i] = pool[random.nextInt(pool.length)];
            boolean fresh = true;
            for (int j = 0; j < i; j++) {
                fresh &= drawn[j] != drawn[i];
            }
            if (fresh) {
                i++;
            }
        }
        return drawn;
    }
}
