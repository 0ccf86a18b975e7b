package dev.goodhart.network;

import java.util.Arrays;

/**
 * Mean and variance of vectors seen so far, and vectors in units of them. Batches are merged by the formula of Chan, Golub and LeVeque
 * (1983), so that many rows cost one pass.
 */
public final class RunningNormalizer {
    private static final double EPSILON = 1e-8;

    private final int dim;
    private final double clip;
    private final double[] mean;
    private final double[] squares;
    private long count;

    /**
     * A normalizer that has seen nothing; it returns what it is given until it has.
     *
     * @param dim length of a vector
     * @param clip results are kept within +-clip; infinite for no limit
     */
    public RunningNormalizer(int dim, double clip) {
        this.dim = dim;
        this.clip = clip;
        this.mean = new double[dim];
        this.squares = new double[dim];
    }

    /**
     * Sees vectors.
     *
     * @param rows {@code [n][dim]}
     * @param n how many
     */
    public void update(double[] rows, int n) {
        if (n == 0) {
            return;
        }
        for (int d = 0; d < dim; d++) {
            double sum = 0;
            for (int r = 0; r < n; r++) {
                sum += rows[r * dim + d];
            }
            double batchMean = sum / n;
            double batchSquares = 0;
            for (int r = 0; r < n; r++) {
                double off = rows[r * dim + d] - batchMean;
                batchSquares += off * off;
            }
            double gap = batchMean - mean[d];
            long total = count + n;
            mean[d] += gap * n / total;
            squares[d] += batchSquares + gap * gap * count * n / total;
        }
        count += n;
    }

    /**
     * Vectors in units of what was seen: (x - mean) / deviation, clipped.
     *
     * @param rows {@code [n][dim]}
     * @param n how many
     * @param out {@code [at least n][dim]} receives them
     */
    public void normalize(double[] rows, int n, float[] out) {
        for (int d = 0; d < dim; d++) {
            double m = mean[d];
            double scale = count == 0 ? 1 : 1 / Math.sqrt(squares[d] / count + EPSILON);
            for (int i = d; i < n * dim; i += dim) {
                out[i] = (float) Math.clamp((rows[i] - m) * scale, -clip, clip);
            }
        }
    }

    /** {@return how many vectors it has seen} */
    public long count() {
        return count;
    }

    /** {@return {@code [dim]} the means; a copy} */
    public double[] means() {
        return mean.clone();
    }

    /** {@return {@code [dim]} the population variances; a copy} */
    public double[] variances() {
        return Arrays.stream(squares).map(s -> count == 0 ? 1 : s / count).toArray();
    }

    /**
     * Writes what was seen.
     *
     * @param checkpoint where to
     * @param name prefix of the entries
     */
    public void save(CheckpointWriter checkpoint, String name) {
        checkpoint.put(name + ".mean", mean);
        checkpoint.put(name + ".squares", squares);
        checkpoint.put(name + ".count", new long[] {count});
    }

    /**
     * Takes over what was written.
     *
     * @param checkpoint where from
     * @param name prefix of the entries
     */
    public void restore(CheckpointReader checkpoint, String name) {
        long[] stored = new long[1];
        checkpoint.get(name + ".count", stored);
        checkpoint.get(name + ".mean", mean);
        checkpoint.get(name + ".squares", squares);
        count = stored[0];
    }
}
