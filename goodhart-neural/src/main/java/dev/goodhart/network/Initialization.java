package dev.goodhart.network;

import java.util.random.RandomGenerator;

/** How the weights of a layer begin. Biases begin at zero, but for {@link #TORCH}. */
public enum Initialization {
    /** Weights and biases uniform in +-1/sqrt(inputs): what PyTorch's linear layers do. */
    TORCH,
    /** Orthogonal rows or columns times a gain (Saxe, McClelland and Ganguli 2014): sqrt(2) in hidden layers. */
    ORTHOGONAL,
    /** Normal with variance 2/inputs (He et al. 2015). */
    HE,
    /** Uniform in +-sqrt(6/(inputs + outputs)) (Glorot and Bengio 2010). */
    GLOROT;

    /**
     * Weights of a layer.
     *
     * @param inputs numbers that go in
     * @param outputs numbers that come out
     * @param gain factor of orthogonal weights; the others do without
     * @param random where randomness comes from
     * @return {@code [inputs][outputs]}
     */
    float[] weights(int inputs, int outputs, double gain, RandomGenerator random) {
        return switch (this) {
            case TORCH -> uniform(inputs * outputs, 1 / Math.sqrt(inputs), random);
            case GLOROT -> uniform(inputs * outputs, Math.sqrt(6.0 / (inputs + outputs)), random);
            case HE -> normal(inputs * outputs, Math.sqrt(2.0 / inputs), random);
            case ORTHOGONAL -> orthogonal(inputs, outputs, gain, random);
        };
    }

    float[] biases(int inputs, int outputs, RandomGenerator random) {
        return this == TORCH ? uniform(outputs, 1 / Math.sqrt(inputs), random) : new float[outputs];
    }

    private static float[] uniform(int count, double bound, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return values;
    }

    private static float[] normal(int count, double deviation, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** Gram and Schmidt, twice over each vector for accuracy, on as many vectors as the smaller side is long. */
    private static float[] orthogonal(int inputs, int outputs, double gain, RandomGenerator random) {
        int count = Math.min(inputs, outputs);
        int length = Math.max(inputs, outputs);
        double[][] basis = new double[count][length];
        for (int v = 0; v < count; v++) {
            double[] vector = basis[v];
            for (int i = 0; i < length; i++) {
                vector[i] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int earlier = 0; earlier < v; earlier++) {
                    subtractProjection(vector, basis[earlier]);
                }
            }
            double norm = Math.sqrt(dot(vector, vector));
            for (int i = 0; i < length; i++) {
                vector[i] /= norm;
            }
        }
        float[] values = new float[inputs * outputs];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                values[i * outputs + o] = (float) (gain * (inputs <= outputs ? basis[i][o] : basis[o][i]));
            }
        }
        return values;
    }

    private static void subtractProjection(double[] vector, double[] unit) {
        double along = dot(vector, unit);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= along * unit[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
