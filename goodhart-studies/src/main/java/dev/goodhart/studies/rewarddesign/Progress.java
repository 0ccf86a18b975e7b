package dev.goodhart.studies.rewarddesign;

import dev.goodhart.study.Recorder;

/** A learner's value over its episodes, and when it first reached a share of the best. */
final class Progress {
    static final String CURVE = "value";
    static final String SOLVED = "episodes to goal";
    static final String LAST = "value at the end";

    private final double threshold;
    private final int every;
    private final double[] episodes;
    private final double[] values;
    private int size;
    private double solved = Double.POSITIVE_INFINITY;

    Progress(int total, int every, double threshold) {
        this.threshold = threshold;
        this.every = every;
        this.episodes = new double[total / every];
        this.values = new double[total / every];
    }

    boolean due(int episode) {
        return episode % every == 0;
    }

    void add(int episode, double value) {
        episodes[size] = episode;
        values[size++] = value;
        if (value >= threshold && Double.isInfinite(solved)) {
            solved = episode;
        }
    }

    void report(Recorder recorder) {
        recorder.series(CURVE, episodes, values);
        recorder.metric(SOLVED, solved);
        recorder.metric(LAST, values[size - 1]);
    }
}
