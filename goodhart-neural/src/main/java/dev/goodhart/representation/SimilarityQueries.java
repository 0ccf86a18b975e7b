package dev.goodhart.representation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which threes to ask about next: those on which the members of an ensemble of embeddings disagree most. The disagreement is the entropy
 * of the members' mean answer less the mean entropy of their answers; three that all find hard are no use to ask about.
 */
public final class SimilarityQueries {
    /** How many members an ensemble usually has. */
    public static final int MEMBERS = 3;

    private SimilarityQueries() {}

    /**
     * A question.
     *
     * @param first index of a trajectory
     * @param second index of another
     * @param third index of a third
     * @param disagreement in [0, log 3]
     */
    public record Query(int first, int second, int third, double disagreement) {}

    /**
     * Chooses questions among random threes.
     *
     * @param members {@code [members][trajectories][dim]} each member's embedding
     * @param candidates how many random threes are looked at
     * @param count how many are chosen, at most
     * @param random where randomness comes from
     * @return the questions, most disagreed on first
     */
    public static List<Query> propose(List<double[][]> members, int candidates, int count, RandomGenerator random) {
        int n = members.getFirst().length;
        if (n < 3) {
            throw new IllegalArgumentException("There must be three trajectories to ask about, there are " + n);
        }
        int[] pool = new int[n];
        for (int i = 0; i < n; i++) {
            pool[i] = i;
        }
        double[] scale = members.stream()
                .mapToDouble(m -> Math.max(1e-12, EmbeddingGeometry.meanDistance(m)))
                .toArray();
        List<Query> queries = new ArrayList<>();
        for (int k = 0; k < candidates; k++) {
            int[] three = SimulatedPerson.distinct(pool, 3, random);
            queries.add(new Query(three[0], three[1], three[2], disagreement(members, scale, three)));
        }
        return queries.stream()
                .sorted(Comparator.comparingDouble(Query::disagreement).reversed())
                .limit(count)
                .toList();
    }

    private static double disagreement(List<double[][]> members, double[] scale, int[] three) {
        double[] mean = new double[3];
        double own = 0;
        for (int m = 0; m < scale.length; m++) {
            double[][] points = members.get(m);
            double[] p = new double[3];
            double total = 0;
            for (int odd = 0; odd < 3; odd++) {
                double[] a = points[three[(odd + 1) % 3]];
                double[] b = points[three[(odd + 2) % 3]];
                p[odd] = Math.exp(-TripletLoss.squaredDistance(a, b) / (scale[m] * scale[m]));
                total += p[odd];
            }
            for (int odd = 0; odd < 3; odd++) {
                p[odd] /= total;
                mean[odd] += p[odd] / scale.length;
            }
            own += entropy(p) / scale.length;
        }
        return Math.max(0, entropy(mean) - own);
    }

    private static double entropy(double[] p) {
        double sum = 0;
        for (double x : p) {
            sum -= x > 0 ? x * Math.log(x) : 0;
        }
        return sum;
    }
}
