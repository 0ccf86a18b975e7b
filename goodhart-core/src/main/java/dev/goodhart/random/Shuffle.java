package dev.goodhart.random;

import java.util.random.RandomGenerator;

/** Random orders, each as likely as any other (Fisher and Yates; Durstenfeld 1964). */
public final class Shuffle {
    private Shuffle() {}

    /**
     * Puts numbers into a random order.
     *
     * @param order the numbers; changed
     * @param random where randomness comes from
     */
    public static void inPlace(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }
}
