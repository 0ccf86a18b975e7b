package dev.goodhart.studies.par;

import dev.goodhart.study.Trial;
import java.util.random.RandomGenerator;

/** Two epochs of training under one shaping; for the score itself and for PAR also what PAR promises and a person would say. */
final class TrainingPart {
    static final double BETA = 0.005;
    static final String PROMISED = "preference-as-reward value";
    static final String PREFERRED = "gold win probability";

    private TrainingPart() {}

    static void run(Trial<ParSettings> trial, Arm arm) {
        RandomGenerator shared = trial.sharedRandom();
        BitWorld world = BitWorld.draw(shared);
        LearnedScore.Family family = LearnedScore.Family.learn(world, shared);
        ExactMetrics metrics = new ExactMetrics(world);
        ScoreLearner learner = new ScoreLearner(arm.task(world, arm.score(family), BETA), trial.random());
        int steps = trial.settings().steps();
        boolean calibrated = arm.name().equals(Arm.VANILLA) || arm.name().equals(Arm.PAR_10);
        if (!calibrated) {
            TrainingCurve.of(learner, metrics, steps, probability -> {}).record(trial.recorder());
            return;
        }
        Calibration calibration = new Calibration(world, family.plain(), metrics, steps);
        TrainingCurve curve = TrainingCurve.of(learner, metrics, steps, calibration);
        curve.record(trial.recorder());
        trial.recorder().series(PROMISED, curve.step(), calibration.promised);
        trial.recorder().series(PREFERRED, curve.step(), calibration.preferred);
    }

    /** The exact mean PAR value of a policy, against all answers of the initial one, and how likely a person prefers it. */
    private static final class Calibration implements TrainingCurve.Look {
        private final double[][] par = new double[BitWorld.PROMPTS][];
        private final ExactMetrics metrics;
        private final double[] promised;
        private final double[] preferred;
        private int next;

        Calibration(BitWorld world, LearnedScore score, ExactMetrics metrics, int steps) {
            this.metrics = metrics;
            this.promised = new double[TrainingCurve.points(steps)];
            this.preferred = new double[promised.length];
            for (int x = 0; x < par.length; x++) {
                par[x] = score.exactPar(world.mass(x), 1);
            }
        }

        @Override
        public void at(double[] probability) {
            double sum = 0;
            for (int x = 0; x < par.length; x++) {
                sum += mean(BitWorld.mass(probability, x * BitWorld.BITS), par[x]);
            }
            promised[next] = sum / par.length;
            preferred[next++] = metrics.of(probability).preferred();
        }
    }

    static double mean(double[] mass, double[] values) {
        double sum = 0;
        for (int y = 0; y < mass.length; y++) {
            sum += mass[y] * values[y];
        }
        return sum;
    }
}
