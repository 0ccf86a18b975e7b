package dev.goodhart.network;

import java.util.List;

/**
 * Adam (Kingma and Ba 2015, algorithm 1), with decoupled weight decay and clipping by the norm of all gradients together.
 *
 * <p>m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; value -= rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon).
 * One loop over flat arrays: an optimiser made of tensor operations takes longer for a small network than its gradient does.
 */
public final class Adam {
    private final AdamSettings settings;
    private final List<Parameters> groups;
    private final float[][] mean;
    private final float[][] square;
    private double learningRate;
    private long steps;

    /**
     * An optimiser that has taken no step.
     *
     * @param settings the settings
     * @param groups what it moves, at least one
     */
    public Adam(AdamSettings settings, Parameters... groups) {
        this.settings = settings;
        this.groups = List.of(groups);
        this.learningRate = settings.learningRate();
        this.mean = new float[groups.length][];
        this.square = new float[groups.length][];
        for (int g = 0; g < groups.length; g++) {
            mean[g] = new float[groups[g].size()];
            square[g] = new float[groups[g].size()];
        }
    }

    /**
     * Changes the step size from now on.
     *
     * @param rate at least 0
     */
    public void setLearningRate(double rate) {
        this.learningRate = rate;
    }

    /** {@return how many steps it took} */
    public long steps() {
        return steps;
    }

    /**
     * Moves the values along the gradient that was added up since the last step, and clears it.
     *
     * @return the norm of the gradient before clipping
     * @throws DivergedException if the gradient is not finite; nothing was moved
     */
    public double step() {
        double total = 0;
        for (Parameters group : groups) {
            group.pullGradient();
            total += sumOfSquares(group.gradient());
        }
        double norm = Math.sqrt(total);
        if (!Double.isFinite(norm)) {
            throw new DivergedException("The gradient must be finite, its norm is " + norm + " at step " + (steps + 1)
                    + "\nMaybe the learning rate (" + learningRate + ") or a weight in the loss is too high.");
        }
        float scale = norm > settings.maxGradNorm() ? (float) (settings.maxGradNorm() / (norm + 1e-6)) : 1;
        steps++;
        for (int g = 0; g < mean.length; g++) {
            move(groups.get(g), mean[g], square[g], scale);
            groups.get(g).push();
            groups.get(g).clearGradient();
        }
        return norm;
    }

    private void move(Parameters group, float[] m, float[] v, float scale) {
        float[] value = group.values();
        float[] gradient = group.gradient();
        float b1 = (float) settings.beta1();
        float b2 = (float) settings.beta2();
        float rest1 = (float) (1 - settings.beta1());
        float rest2 = (float) (1 - settings.beta2());
        float rate = (float) (learningRate / (1 - Math.pow(settings.beta1(), (double) steps)));
        float unbias = (float) (1 / Math.sqrt(1 - Math.pow(settings.beta2(), (double) steps)));
        float epsilon = (float) settings.epsilon();
        float keep = (float) (1 - learningRate * settings.weightDecay());
        for (int i = 0; i < value.length; i++) {
            float g = gradient[i] * scale;
            float mi = b1 * m[i] + rest1 * g;
            float vi = b2 * v[i] + rest2 * g * g;
            m[i] = mi;
            v[i] = vi;
            value[i] = keep * value[i] - rate * mi / ((float) Math.sqrt(vi) * unbias + epsilon);
        }
    }

    /** Four sums, because one would wait for each addition. */
    private static double sumOfSquares(float[] x) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 4 <= x.length; i += 4) {
            a += (double) x[i] * x[i];
            b += (double) x[i + 1] * x[i + 1];
            c += (double) x[i + 2] * x[i + 2];
            d += (double) x[i + 3] * x[i + 3];
        }
        for (; i < x.length; i++) {
            a += (double) x[i] * x[i];
        }
        return (a + b) + (c + d);
    }

    /**
     * Writes everything that decides the steps to come, but for the values moved.
     *
     * @param checkpoint where to
     * @param name prefix of the entries
     */
    public void save(CheckpointWriter checkpoint, String name) {
        checkpoint.put(name + ".steps", new long[] {steps});
        checkpoint.put(name + ".learningRate", new double[] {learningRate});
        for (int g = 0; g < mean.length; g++) {
            checkpoint.put(name + "." + g + ".mean", mean[g]);
            checkpoint.put(name + "." + g + ".square", square[g]);
        }
    }

    /**
     * Goes on from what was written.
     *
     * @param checkpoint where from
     * @param name prefix of the entries
     */
    public void restore(CheckpointReader checkpoint, String name) {
        long[] stored = new long[1];
        double[] rate = new double[1];
        checkpoint.get(name + ".steps", stored);
        checkpoint.get(name + ".learningRate", rate);
        for (int g = 0; g < mean.length; g++) {
            checkpoint.get(name + "." + g + ".mean", mean[g]);
            checkpoint.get(name + "." + g + ".square", square[g]);
        }
        steps = stored[0];
        learningRate = rate[0];
    }
}
