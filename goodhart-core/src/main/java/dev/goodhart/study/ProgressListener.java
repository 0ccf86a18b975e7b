package dev.goodhart.study;

/** Told how far something is. */
@FunctionalInterface
public interface ProgressListener {
    /** Does nothing. */
    ProgressListener NONE = fraction -> {};

    /**
     * Called now and then, with growing fractions.
     *
     * @param fraction in [0, 1]
     */
    void progress(double fraction);
}
