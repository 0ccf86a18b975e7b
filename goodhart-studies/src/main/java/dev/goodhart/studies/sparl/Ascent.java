package dev.goodhart.studies.sparl;

/** Gradient ascent by Adam (Kingma and Ba 2015), 0.1 (0.9, 0.99). */
final class Ascent {
    private static final double STEP = 0.1;
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.99;
    private static final double EPSILON = 1e-8;

    private final double[] mean;
    private final double[] square;
    private int count;

    Ascent(int parameters) {
        mean = new double[parameters];
        square = new double[parameters];
    }

    void move(double[] parameters, double[] gradient) {
        count++;
        double first = 1 - Math.pow(FIRST, count);
        double second = 1 - Math.pow(SECOND, count);
        for (int i = 0; i < parameters.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
            parameters[i] += STEP * (mean[i] / first) / (Math.sqrt(square[i] / second) + EPSILON);
        }
    }
}
