package dev.goodhart.studies.sirl;

import dev.goodhart.random.Shuffle;
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
        Shuffle.inPlace(order, random);
        return new Halves(
                IntStream.range(0, n / 2).map(i -> order[i]).toArray(),
                IntStream.range(n / 2, n).map(i -> order[i]).toArray());
    }
}
