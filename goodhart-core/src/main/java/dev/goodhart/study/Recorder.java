package dev.goodhart.study;

import dev.goodhart.figure.Figure;

/**
 * Where a trial reports what it measured. Names are unique among the metrics, among the series and among the figures of a trial; a
 * second report under one name is an error.
 */
public interface Recorder {
    /**
     * Reports one number.
     *
     * @param name what it is
     * @param value the number; NaN and infinities are kept
     */
    void metric(String name, double value);

    /**
     * Reports a curve.
     *
     * @param name what it is
     * @param x {@code [points]}
     * @param y {@code [points]}
     */
    void series(String name, double[] x, double[] y);

    /**
     * Reports a table or picture to be shown as it is.
     *
     * @param figure the figure; its title is the name
     */
    void figure(Figure figure);

    /**
     * Says how far the trial is, for the progress display; not part of the result. A long trial should call it now and then: it is
     * also where a stopped run leaves the trial, by {@link java.util.concurrent.CancellationException}.
     *
     * @param fraction in [0, 1]
     */
    void progress(double fraction);
}
