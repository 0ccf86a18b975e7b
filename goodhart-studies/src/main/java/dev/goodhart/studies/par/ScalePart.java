package dev.goodhart.studies.par;

import dev.goodhart.study.Trial;
import dev.goodhart.transform.RewardShaping;
import java.util.random.RandomGenerator;

/** The same training with larger constants of the prompts, and with the reward model on another scale. */
final class ScalePart {
    /** Standard deviations of the prompts' constants. */
    static final double[] OFFSETS = {0, 3, 10};

    static final double[] SCALES = {0.5, 1, 2, 4};

    private static final int REFERENCES = 10;

    private ScalePart() {}

    static void offsets(Trial<ParSettings> trial) {
        for (RewardShaping shaping : new RewardShaping[] {RewardShaping.par(), RewardShaping.sigmoid(1)}) {
            for (double offset : OFFSETS) {
                TrainingCurve curve = train(trial, shaping, 1, offset / LearnedScore.OFFSET_DEVIATION);
                trial.recorder().metric(name(shaping, Names.PEAK, "offsets", offset), curve.peak());
                trial.recorder().metric(name(shaping, Names.END, "offsets", offset), curve.end());
            }
        }
    }

    static void scales(Trial<ParSettings> trial) {
        for (RewardShaping shaping : new RewardShaping[] {RewardShaping.par(), RewardShaping.vanilla()}) {
            for (double scale : SCALES) {
                trial.recorder()
                        .metric(
                                name(shaping, Names.END, "scale", scale),
                                train(trial, shaping, scale, 1).end());
            }
        }
    }

    static String name(RewardShaping shaping, String what, String kind, double value) {
        return shaping.label() + ", " + what + ", " + kind + " " + value;
    }

    /** Every run has the same random numbers, so that runs differ by what is changed alone. */
    private static TrainingCurve train(Trial<ParSettings> trial, RewardShaping shaping, double scale, double offsets) {
        RandomGenerator shared = trial.sharedRandom();
        BitWorld world = BitWorld.draw(shared);
        LearnedScore score = LearnedScore.Family.learn(world, shared).plain().scaled(scale, offsets);
        ScoreLearner.Task task = new ScoreLearner.Task(world, score, shaping, REFERENCES, TrainingPart.BETA);
        return TrainingCurve.of(
                new ScoreLearner(task, trial.random()),
                new ExactMetrics(world),
                trial.settings().steps(),
                p -> {});
    }
}
