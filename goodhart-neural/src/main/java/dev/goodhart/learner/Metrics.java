package dev.goodhart.learner;

/** Receives what a learner measures of itself while it learns. */
@FunctionalInterface
public interface Metrics {
    /** Forgets everything. */
    Metrics NONE = (name, value) -> {};

    /**
     * Receives a number.
     *
     * @param name what it is, such as {@code loss/value}
     * @param value the number
     */
    void add(String name, double value);
}
