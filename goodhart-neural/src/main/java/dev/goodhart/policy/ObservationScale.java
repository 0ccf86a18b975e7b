package dev.goodhart.policy;

import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.RunningNormalizer;
import org.jspecify.annotations.Nullable;

/** What a network is shown of an observation: the numbers themselves, or in units of what was seen so far. */
public final class ObservationScale {
    private static final double CLIP = 10;

    private final int dim;
    private final @Nullable RunningNormalizer normalizer;

    private ObservationScale(int dim, @Nullable RunningNormalizer normalizer) {
        this.dim = dim;
        this.normalizer = normalizer;
    }

    /**
     * A scale.
     *
     * @param dim length of an observation
     * @param normalized whether mean and deviation are followed; results are then within +-10
     * @return the scale
     */
    public static ObservationScale of(int dim, boolean normalized) {
        return new ObservationScale(dim, normalized ? new RunningNormalizer(dim, CLIP) : null);
    }

    /** {@return whether mean and deviation are followed} */
    public boolean normalized() {
        return normalizer != null;
    }

    /**
     * Sees observations.
     *
     * @param observation {@code [at least rows][dim]}
     * @param rows how many
     */
    public void update(double[] observation, int rows) {
        if (normalizer != null) {
            normalizer.update(observation, rows);
        }
    }

    /**
     * Scales observations.
     *
     * @param observation {@code [at least rows][dim]}
     * @param rows how many
     * @param into {@code [at least rows][dim]} receives what the network is shown
     */
    public void apply(double[] observation, int rows, float[] into) {
        if (normalizer != null) {
            normalizer.normalize(observation, rows, into);
            return;
        }
        for (int i = 0; i < rows * dim; i++) {
            into[i] = (float) observation[i];
        }
    }

    /**
     * Writes what was seen.
     *
     * @param checkpoint where to
     * @param name prefix of the entries
     */
    public void save(CheckpointWriter checkpoint, String name) {
        if (normalizer != null) {
            normalizer.save(checkpoint, name);
        }
    }

    /**
     * Takes over what was written.
     *
     * @param checkpoint where from
     * @param name prefix of the entries
     */
    public void restore(CheckpointReader checkpoint, String name) {
        if (normalizer != null) {
            normalizer.restore(checkpoint, name);
        }
    }
}
