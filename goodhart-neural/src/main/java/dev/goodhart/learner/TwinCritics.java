package dev.goodhart.learner;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Two networks that value state and action, with slow copies as targets; the lesser of the two is believed, because the greater of two
 * noisy estimates is too high (Fujimoto et al. 2018, section 4.2).
 */
public final class TwinCritics implements AutoCloseable {
    private final Mlp first;
    private final Mlp second;
    private final Mlp firstTarget;
    private final Mlp secondTarget;
    private final Backpropagation firstGradient;
    private final Backpropagation secondGradient;
    private final Adam adam;
    private float[] other = new float[0];
    private float[] otherGradient = new float[0];
    private double loss;

    /**
     * Critics that have learned nothing.
     *
     * @param inputs lengths of observation and action together
     * @param hidden widths of the hidden layers
     * @param activation what stands between the layers
     * @param learningRate step size of Adam
     * @param random where randomness comes from
     */
    TwinCritics(int inputs, int[] hidden, Activation activation, double learningRate, RandomGenerator random) {
        int[] widths = Networks.widths(inputs, hidden, 1);
        first = Mlp.of("critic1", widths, activation, Initialization.TORCH, random);
        second = Mlp.of("critic2", widths, activation, Initialization.TORCH, random);
        firstTarget = first.copy();
        secondTarget = second.copy();
        firstGradient = new Backpropagation(first);
        secondGradient = new Backpropagation(second);
        adam = new Adam(AdamSettings.of(learningRate), first.parameters(), second.parameters());
    }

    /** {@return the first of the networks} */
    public Mlp first() {
        return first;
    }

    /** {@return the second of the networks} */
    public Mlp second() {
        return second;
    }

    /** The lesser value by the targets. */
    void targets(float[] in, int rows, float[] out) {
        reserve(rows);
        firstTarget.apply(in, rows, out);
        secondTarget.apply(in, rows, other);
        for (int i = 0; i < rows; i++) {
            out[i] = Math.min(out[i], other[i]);
        }
    }

    /** One step of both towards targets, by the mean squared error; returns the sum of the two errors. */
    double learn(float[] in, int rows, double[] target) {
        loss = 0;
        Backpropagation.Loss squared = (output, gradient) -> {
            for (int i = 0; i < rows; i++) {
                double off = output[i] - target[i];
                loss += off * off / rows;
                gradient[i] = (float) (2 * off / rows);
            }
        };
        firstGradient.toParameters(in, rows, squared);
        secondGradient.toParameters(in, rows, squared);
        adam.step();
        return loss;
    }

    /** The slope of the first network's value along its inputs, row by row. */
    void slopeOfFirst(float[] in, int rows, float[] value, float[] slope) {
        firstGradient.toInputs(in, rows, ones(rows, value), slope);
    }

    /** The slope of the lesser value along the inputs, row by row: rows are independent, so it is chosen afterwards. */
    void slopeOfLesser(float[] in, int rows, float[] value, float[] slope) {
        reserve(rows);
        int inputs = first.inputs();
        if (otherGradient.length < rows * inputs) {
            otherGradient = new float[rows * inputs];
        }
        firstGradient.toInputs(in, rows, ones(rows, value), slope);
        secondGradient.toInputs(in, rows, ones(rows, other), otherGradient);
        for (int i = 0; i < rows; i++) {
            if (other[i] < value[i]) {
                value[i] = other[i];
                System.arraycopy(otherGradient, i * inputs, slope, i * inputs, inputs);
            }
        }
    }

    private static Backpropagation.Loss ones(int rows, float[] value) {
        return (output, gradient) -> {
            System.arraycopy(output, 0, value, 0, rows);
            Arrays.fill(gradient, 0, rows, 1);
        };
    }

    void followUp(double tau) {
        firstTarget.parameters().moveTowards(first.parameters(), (float) tau);
        secondTarget.parameters().moveTowards(second.parameters(), (float) tau);
    }

    private void reserve(int rows) {
        if (other.length < rows) {
            other = new float[rows];
        }
    }

    void save(CheckpointWriter checkpoint) {
        checkpoint.put("", first.parameters());
        checkpoint.put("", second.parameters());
        checkpoint.put("target.", firstTarget.parameters());
        checkpoint.put("target.", secondTarget.parameters());
        adam.save(checkpoint, "adam.critics");
    }

    void restore(CheckpointReader checkpoint) {
        checkpoint.get("", first.parameters());
        checkpoint.get("", second.parameters());
        checkpoint.get("target.", firstTarget.parameters());
        checkpoint.get("target.", secondTarget.parameters());
        adam.restore(checkpoint, "adam.critics");
    }

    @Override
    public void close() {
        first.close();
        second.close();
        firstTarget.close();
        secondTarget.close();
    }
}
