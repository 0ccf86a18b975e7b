package dev.goodhart.comparison;

import java.util.ArrayList;
import java.util.List;

/** Puts similar rewards next to each other: average-linkage clustering (Sokal and Michener 1958), read off leaf by leaf. */
public final class RewardClustering {
    private RewardClustering() {}

    /**
     * An order in which near rewards are neighbours.
     *
     * @param distances {@code [n][n]} symmetric
     * @return a permutation of 0 .. n - 1
     */
    public static int[] order(double[][] distances) {
        List<List<Integer>> clusters = new ArrayList<>();
        for (int i = 0; i < distances.length; i++) {
            clusters.add(List.of(i));
        }
        while (clusters.size() > 1) {
            int left = 0;
            int right = 1;
            double nearest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < clusters.size(); i++) {
                for (int j = i + 1; j < clusters.size(); j++) {
                    double mean = mean(distances, clusters.get(i), clusters.get(j));
                    if (mean < nearest) {
                        nearest = mean;
                        left = i;
                        right = j;
                    }
                }
            }
            clusters.set(left, joined(distances, clusters.get(left), clusters.get(right)));
            clusters.remove(right);
        }
        return clusters.isEmpty()
                ? new int[0]
                : clusters.getFirst().stream().mapToInt(Integer::intValue).toArray();
    }

    private static double mean(double[][] distances, List<Integer> left, List<Integer> right) {
        double sum = 0;
        for (int i : left) {
            for (int j : right) {
                sum += distances[i][j];
            }
        }
        return sum / (left.size() * right.size());
    }

    /** Joins two clusters so that their nearest ends meet. */
    private static List<Integer> joined(double[][] distances, List<Integer> left, List<Integer> right) {
        double best = Double.POSITIVE_INFINITY;
        List<Integer> joined = List.of();
        for (List<Integer> first : List.of(left, left.reversed())) {
            for (List<Integer> second : List.of(right, right.reversed())) {
                double seam = distances[first.getLast()][second.getFirst()];
                if (seam < best) {
                    best = seam;
                    joined = new ArrayList<>(first);
                    joined.addAll(second);
                }
            }
        }
        return joined;
    }
}
