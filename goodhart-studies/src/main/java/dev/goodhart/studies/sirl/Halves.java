package dev.goodhart.studies.sirl;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A random half of all trajectories to train on; the other half to test. Trajectories are split first, questions are drawn inside a part.
 *
 * @param train {@code [n / 2]}
 * @param test {@code [n - n / 2]}
 */
record Halves(int[] train, int[] test) {
    static Halves of(int n, RandomGenerator random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return new Halves(
                IntStream.range(0, n / 2).map(i -> order[i]).toArray(),
                IntStream.range(n / 2, n).map(i -> order[i]).toArray());
    }
}
