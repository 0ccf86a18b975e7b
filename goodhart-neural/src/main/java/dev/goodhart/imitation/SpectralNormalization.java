package dev.goodhart.imitation;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameter;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Keeps the spectral norm of a network's hidden layers at 1 or below, by dividing the weights (Miyato et al. 2018). The norm is found by
 * power iteration that goes on from call to call. The last layer is left free, so that by itself it bounds nothing.
 */
final class SpectralNormalization {
    private static final int ITERATIONS = 4;

    private final double[][] direction;

    SpectralNormalization(Mlp net, RandomGenerator random) {
        direction = new double[net.depth() - 1][];
        for (int layer = 0; layer < direction.length; layer++) {
            direction[layer] =
                    random.doubles(weight(net, layer).shape()[1], -1, 1).toArray();
        }
    }

    void apply(Mlp net) {
        float[] values = net.parameters().values();
        for (int layer = 0; layer < direction.length; layer++) {
            Parameter weight = weight(net, layer);
            double norm = norm(values, weight, direction[layer]);
            if (norm > 1) {
                for (int i = weight.offset(); i < weight.offset() + weight.size(); i++) {
                    values[i] = (float) (values[i] / norm);
                }
            }
        }
        net.parameters().push();
    }

    /** The directions go on from call to call, so that a run which is gone on with needs them. */
    void save(CheckpointWriter checkpoint, String name) {
        for (int layer = 0; layer < direction.length; layer++) {
            checkpoint.put(name + "." + layer, direction[layer]);
        }
    }

    void restore(CheckpointReader checkpoint, String name) {
        for (int layer = 0; layer < direction.length; layer++) {
            checkpoint.get(name + "." + layer, direction[layer]);
        }
    }

    private static Parameter weight(Mlp net, int layer) {
        return net.parameters().entries().get(2 * layer);
    }

    /** v := W' W v, scaled; the norm is ||W v|| at ||v|| = 1. */
    private static double norm(float[] values, Parameter weight, double[] v) {
        int rows = (int) weight.shape()[0];
        int columns = v.length;
        double[] image = new double[rows];
        double norm = 0;
        for (int iteration = 0; iteration <= ITERATIONS; iteration++) {
            double length = length(v);
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                for (int j = 0; j < columns; j++) {
                    sum += values[weight.offset() + i * columns + j] * v[j] / length;
                }
                image[i] = sum;
            }
            norm = length(image);
            if (iteration < ITERATIONS && norm > 0) {
                Arrays.fill(v, 0);
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        v[j] += values[weight.offset() + i * columns + j] * image[i];
                    }
                }
            }
        }
        return norm;
    }

    private static double length(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }
}
