package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/** Random numbers as the start rules of environments ask for them. */
final class Draw {
    private Draw() {}

    static double between(double low, double high, RandomGenerator random) {
        return low + (high - low) * random.nextDouble();
    }

    /** A point uniform on a disc around the origin. */
    static void onDisc(double radius, double[] out, int to, RandomGenerator random) {
        double angle = between(-Math.PI, Math.PI, random);
        double distance = radius * Math.sqrt(random.nextDouble());
        out[to] = distance * Math.cos(angle);
        out[to + 1] = distance * Math.sin(angle);
    }
}
