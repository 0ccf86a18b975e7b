package dev.goodhart.design.alignment;

/** Gradient ascent by Adam (Kingma and Ba 2015, algorithm 1) with a step size of its own for every parameter. */
final class Adam {
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.99;
    private static final double EPSILON = 1e-8;

    private final double[] step;
    private final double[] mean;
    private final double[] square;
    private int count;

    Adam(double[] step) {
        this.step = step.clone();
        this.mean = new double[step.length];
        this.square = new double[step.length];
    }

    /** Moves the parameters uphill; those with step size 0 stay. */
    void ascend(double[] parameters, double[] gradient) {
        count++;
        double first = 1 - Math.pow(FIRST, count);
        double second = 1 - Math.pow(SECOND, count);
        for (int i = 0; i < parameters.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
            parameters[i] += step[i] * (mean[i] / first) / (Math.sqrt(square[i] / second) + EPSILON);
        }
    }
}
