package dev.goodhart.study;

import dev.goodhart.figure.Figure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * Collects what one trial reports. Reported arrays are copied, so the trial may use them again. Names are unique among the
 * metrics, among the series and among the figures of a trial.
 */
public final class TrialRecorder implements Recorder {
    private final ProgressListener progress;
    private final SortedMap<String, Double> metrics = new TreeMap<>();
    private final SortedMap<String, Series> series = new TreeMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final Set<String> titles = new HashSet<>();

    /**
     * Makes an empty recorder.
     *
     * @param progress told how far the trial is
     */
    public TrialRecorder(ProgressListener progress) {
        this.progress = progress;
    }

    @Override
    public void metric(String name, double value) {
        if (metrics.putIfAbsent(name, value) != null) {
            throw twice("metric", name);
        }
    }

    @Override
    public void series(String name, double[] x, double[] y) {
        if (series.putIfAbsent(name, new Series(x.clone(), y.clone())) != null) {
            throw twice("series", name);
        }
    }

    @Override
    public void figure(Figure figure) {
        if (!titles.add(figure.title())) {
            throw twice("figure", figure.title());
        }
        figures.add(figure);
    }

    @Override
    public void progress(double fraction) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The trial was stopped");
        }
        progress.progress(Math.clamp(fraction, 0, 1));
    }

    /**
     * What was reported.
     *
     * @param key the trial's name
     * @return its result
     */
    public TrialResult result(TrialKey key) {
        return new TrialResult(key.study(), key.arm(), key.seed(), metrics, series, figures);
    }

    private static IllegalStateException twice(String kind, String name) {
        return new IllegalStateException("The " + kind + " '" + name + "' must be reported once, was reported twice");
    }
}
