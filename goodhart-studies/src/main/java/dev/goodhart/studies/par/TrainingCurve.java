package dev.goodhart.studies.par;

import dev.goodhart.study.Recorder;
import java.util.Arrays;

/**
 * What a policy was worth along its training.
 *
 * @param step {@code [points]} updates so far, from 0
 * @param gold {@code [points]} gold gained
 * @param kl {@code [points]} KL from the initial policy in nats
 * @param win win rate at the end
 * @param padding padding bits at the end
 */
record TrainingCurve(double[] step, double[] gold, double[] kl, double win, double padding) {
    private static final int EVERY = 10;

    /** Looks at a policy now and then. */
    interface Look {
        void at(double[] probability);
    }

    static TrainingCurve of(ScoreLearner learner, ExactMetrics metrics, int steps, Look look) {
        int points = points(steps);
        double[] step = new double[points];
        double[] gold = new double[points];
        double[] kl = new double[points];
        ExactMetrics.Figures figures = metrics.of(learner.probability());
        for (int i = 0; i < points; i++) {
            for (int s = 0; i > 0 && s < EVERY; s++) {
                learner.step();
            }
            figures = metrics.of(learner.probability());
            step[i] = i * (double) EVERY;
            gold[i] = figures.gold();
            kl[i] = figures.kl();
            look.at(learner.probability());
        }
        return new TrainingCurve(step, gold, kl, figures.win(), figures.padding());
    }

    /** How often a policy is looked at in so many steps. */
    static int points(int steps) {
        return steps / EVERY + 1;
    }

    /** The most gold on the way. */
    double peak() {
        return Arrays.stream(gold).max().orElseThrow();
    }

    double middle() {
        return gold[gold.length / 2];
    }

    double end() {
        return gold[gold.length - 1];
    }

    void record(Recorder recorder) {
        recorder.metric(Names.PEAK, peak());
        recorder.metric(Names.MIDDLE, middle());
        recorder.metric(Names.END, end());
        recorder.metric(Names.WIN, win);
        recorder.metric(Names.PADDING, padding);
        recorder.series(Names.GOLD, step, gold);
        recorder.series(Names.KL, step, kl);
    }
}
