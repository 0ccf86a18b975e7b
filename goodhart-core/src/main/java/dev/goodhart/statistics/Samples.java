package dev.goodhart.statistics;

/** The checks every method here makes on its samples. */
final class Samples {
    private Samples() {}

    static double[] checked(String name, double[] sample, int least) {
        if (sample.length < least) {
            throw new IllegalArgumentException(
                    "The sample " + name + " must have at least " + least + " values, has " + sample.length);
        }
        for (int i = 0; i < sample.length; i++) {
            if (Double.isNaN(sample[i])) {
                throw new IllegalArgumentException("The sample " + name + " must hold numbers, value " + i + " is NaN");
            }
        }
        return sample;
    }

    static void checkPaired(double[] x, double[] y, int least) {
        checked("x", x, least);
        checked("y", y, least);
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "Pairs must have as many x as y values, have " + x.length + " and " + y.length);
        }
    }
}
