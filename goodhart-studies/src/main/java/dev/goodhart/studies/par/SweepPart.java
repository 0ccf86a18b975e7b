package dev.goodhart.studies.par;

import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import dev.goodhart.transform.RewardShaping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Training under several weights of the KL penalty, since a shaping changes what a weight amounts to. */
final class SweepPart {
    static final double[] BETAS = {0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5};
    static final String END = "end gold against beta";
    static final Map<String, RewardShaping> SHAPINGS = shapings();

    private static final int REFERENCES = 10;

    private SweepPart() {}

    private static Map<String, RewardShaping> shapings() {
        Map<String, RewardShaping> map = new LinkedHashMap<>();
        map.put("vanilla", RewardShaping.vanilla());
        map.put("minmax", RewardShaping.minMax());
        map.put("par", RewardShaping.par());
        return map;
    }

    static void run(Trial<ParSettings> trial, String name) {
        RewardShaping shaping = SHAPINGS.get(name);
        if (shaping == null) {
            throw new IllegalArgumentException("The study has no sweep of '" + name + "'");
        }
        RandomGenerator shared = trial.sharedRandom();
        BitWorld world = BitWorld.draw(shared);
        LearnedScore score = LearnedScore.Family.learn(world, shared).plain();
        ExactMetrics metrics = new ExactMetrics(world);
        double[] end = new double[BETAS.length];
        for (int i = 0; i < BETAS.length; i++) {
            RandomGenerator own = SeedTree.of(trial.study())
                    .child(trial.arm())
                    .child(trial.seed())
                    .child(i)
                    .generator();
            ScoreLearner.Task task = new ScoreLearner.Task(world, score, shaping, REFERENCES, BETAS[i]);
            TrainingCurve curve = TrainingCurve.of(
                    new ScoreLearner(task, own), metrics, trial.settings().sweepSteps(), p -> {});
            end[i] = curve.end();
            trial.recorder().progress((i + 1.0) / BETAS.length);
        }
        trial.recorder().series(END, BETAS, end);
    }
}
