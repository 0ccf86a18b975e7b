package dev.goodhart.imitation;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.policy.UnitBox;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.util.Arrays;
import java.util.List;

/**
 * Lays out steps for a discriminator: the state in units of the demonstrations, beside the action in units of its bounds or as a one-hot
 * vector. The units are fixed when it is made: a penalty on slopes would change its meaning if they drifted.
 */
public final class RowEncoder {
    private final EnvironmentSpec spec;
    private final double[] mean;
    private final double[] scale;
    private final boolean absorbing;
    private final int actionWidth;

    private RowEncoder(EnvironmentSpec spec, double[] mean, double[] scale, boolean absorbing) {
        this.spec = spec;
        this.mean = mean;
        this.scale = scale;
        this.absorbing = absorbing;
        this.actionWidth = switch (spec.actions()) {
            case ActionSpace.Discrete discrete -> discrete.count();
            case ActionSpace.Box box -> box.dim();
        };
    }

    /**
     * Units that leave states as they are.
     *
     * @param spec the environment
     * @return the encoder
     */
    public static RowEncoder plain(EnvironmentSpec spec) {
        double[] ones = new double[spec.observationDim()];
        Arrays.fill(ones, 1);
        return new RowEncoder(spec, new double[spec.observationDim()], ones, false);
    }

    /**
     * Units of the mean and deviation of every feature over demonstrations; a feature that does not vary keeps its own.
     *
     * @param spec the environment
     * @param demonstrations at least one
     * @return the encoder
     */
    public static RowEncoder standardizing(EnvironmentSpec spec, List<Trajectory> demonstrations) {
        int dim = spec.observationDim();
        double[] mean = new double[dim];
        double[] scale = new double[dim];
        for (int d = 0; d < dim; d++) {
            double sum = 0;
            long count = 0;
            for (Trajectory episode : demonstrations) {
                for (int t = 0; t < episode.length(); t++) {
                    sum += episode.steps().state()[t * dim + d];
                    count++;
                }
            }
            mean[d] = sum / count;
            // A second pass: the mean of squares less the square of the mean is noise where the mean is large.
            double squares = 0;
            for (Trajectory episode : demonstrations) {
                for (int t = 0; t < episode.length(); t++) {
                    double off = episode.steps().state()[t * dim + d] - mean[d];
                    squares += off * off;
                }
            }
            double deviation = Math.sqrt(squares / count);
            scale[d] = deviation > 1e-9 * (1 + Math.abs(mean[d])) ? deviation : 1;
        }
        return new RowEncoder(spec, mean, scale, false);
    }

    /** {@return the same for steps in an {@link AbsorbingState}: where the last number of the state is 1, the action is left out} */
    public RowEncoder absorbing() {
        return new RowEncoder(spec, mean, scale, true);
    }

    /** {@return the environment whose steps it lays out} */
    public EnvironmentSpec spec() {
        return spec;
    }

    /** {@return numbers in a row} */
    public int width() {
        return spec.observationDim() + actionWidth;
    }

    /**
     * Lays out steps.
     *
     * @param steps of the environment
     * @param from the first step
     * @param count how many
     * @param out receives {@code [count][width]} from row {@code to} on
     * @param to the first row that is written
     */
    public void encode(TransitionBatch steps, int from, int count, float[] out, int to) {
        int states = spec.observationDim();
        for (int i = 0; i < count; i++) {
            int at = (to + i) * width();
            for (int d = 0; d < states; d++) {
                out[at + d] = (float) ((steps.state()[(from + i) * states + d] - mean[d]) / scale[d]);
            }
            if (absorbing && steps.state()[(from + i + 1) * states - 1] == 1) {
                Arrays.fill(out, at + states, at + width(), 0);
            } else {
                encodeAction(steps.action(), (from + i) * steps.actionDim(), out, at + states);
            }
        }
    }

    /** All steps of episodes, {@code [steps][width]}. */
    float[] rows(List<Trajectory> episodes) {
        float[] rows = new float[episodes.stream().mapToInt(Trajectory::length).sum() * width()];
        int to = 0;
        for (Trajectory episode : episodes) {
            encode(episode.steps(), 0, episode.length(), rows, to);
            to += episode.length();
        }
        return rows;
    }

    /**
     * Lays out the states that steps enter, in the units of those they leave.
     *
     * @param steps of the environment
     * @param out {@code [at least steps.size()][observationDim]} receives them
     */
    void encodeNext(TransitionBatch steps, float[] out) {
        int states = spec.observationDim();
        for (int i = 0; i < steps.size() * states; i++) {
            out[i] = (float) ((steps.next()[i] - mean[i % states]) / scale[i % states]);
        }
    }

    private void encodeAction(double[] action, int from, float[] out, int to) {
        switch (spec.actions()) {
            case ActionSpace.Discrete discrete -> {
                Arrays.fill(out, to, to + discrete.count(), 0);
                out[to + (int) action[from]] = 1;
            }
            case ActionSpace.Box box -> {
                for (int k = 0; k < box.dim(); k++) {
                    out[to + k] = (float) UnitBox.unit(box, k, action[from + k]);
                }
            }
        }
    }
}
