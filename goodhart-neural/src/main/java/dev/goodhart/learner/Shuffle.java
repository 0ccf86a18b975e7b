package dev.goodhart.learner;

import java.util.random.RandomGenerator;

/** Random orders (Fisher and Yates). */
final class Shuffle {
    private Shuffle() {}

    static void inPlace(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }
}
