package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/** Random numbers as the start rules of environments ask for them. */
final class Draw {
    private Draw() {}

    static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }
}
