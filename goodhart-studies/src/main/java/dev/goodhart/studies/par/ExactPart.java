package dev.goodhart.studies.par;

import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import dev.goodhart.transform.ReferenceScores;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RunningScoreStatistics;
import dev.goodhart.transform.ScoreShaper;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What holds exactly: which shapings forget a prompt's constant, what they do to group-normalised advantages, and the variance of PAR. */
final class ExactPart {
    static final String CHANGE = "largest change by constants, ";
    static final String ADVANTAGE = "largest change of advantages, ";
    static final String TANH = "2 PAR - 1 against tanh";

    private static final int GROUP = 5;
    private static final int GROUPS = 20;
    private static final int REFERENCES = 10;

    private ExactPart() {}

    static void run(Trial<ParSettings> trial) {
        RandomGenerator shared = trial.sharedRandom();
        BitWorld world = BitWorld.draw(shared);
        LearnedScore score = LearnedScore.Family.learn(world, shared).plain();
        Scores scores = Scores.draw(world, score, trial.random());
        invariance(scores, trial.recorder());
        advantages(scores, trial.recorder());
        double worst = 0;
        for (double c = -20; c <= 20; c += 0.125) {
            double par = RewardShaping.par()
                    .curve(new double[] {0.3}, RunningScoreStatistics.none())
                    .value(0.3 + c);
            worst = Math.max(worst, Math.abs(2 * par - 1 - Math.tanh(c / 2)));
        }
        trial.recorder().metric(TANH, worst);
        GradientVariance.run(world, score, trial.recorder());
        ShapingTable.record(world, score, trial.recorder());
    }

    /** Scores of answers and references to all prompts, with and without the prompts' constants. */
    private record Scores(double[] scores, double[] without, int[] prompts, double[][] references, double[][] plain) {
        static Scores draw(BitWorld world, LearnedScore score, RandomGenerator random) {
            int n = BitWorld.PROMPTS * GROUPS * GROUP;
            double[] scores = new double[n];
            double[] without = new double[n];
            int[] prompts = new int[n];
            double[][] references = new double[BitWorld.PROMPTS][REFERENCES];
            double[][] plain = new double[BitWorld.PROMPTS][REFERENCES];
            for (int i = 0; i < n; i++) {
                prompts[i] = i / (GROUPS * GROUP);
                without[i] = score.bits(world.answer(prompts[i], random));
                scores[i] = without[i] + score.offset()[prompts[i]];
            }
            for (int x = 0; x < BitWorld.PROMPTS; x++) {
                for (int m = 0; m < REFERENCES; m++) {
                    plain[x][m] = score.bits(world.answer(x, random));
                    references[x][m] = plain[x][m] + score.offset()[x];
                }
            }
            return new Scores(scores, without, prompts, references, plain);
        }

        /** The shaped scores, by statistics over all of them. */
        double[] shaped(RewardShaping shaping, boolean constants) {
            double[] out = new double[scores.length];
            ScoreShaper.of(shaping, ReferenceScores.byNumber(constants ? references : plain))
                    .train(constants ? scores : without, prompts, out);
            return out;
        }
    }

    private static void invariance(Scores scores, Recorder recorder) {
        for (RewardShaping shaping : RewardShaping.all()) {
            recorder.metric(
                    CHANGE + shaping.label(), largest(scores.shaped(shaping, true), scores.shaped(shaping, false)));
        }
    }

    private static void advantages(Scores scores, Recorder recorder) {
        double[] vanilla = advantages(scores.shaped(RewardShaping.vanilla(), true));
        for (RewardShaping shaping : RewardShaping.all()) {
            recorder.metric(ADVANTAGE + shaping.label(), largest(vanilla, advantages(scores.shaped(shaping, true))));
        }
    }

    /** Rewards less the mean of their group, over its deviation; groups whose rewards are one have no advantage. */
    private static double[] advantages(double[] rewards) {
        double[] advantages = new double[rewards.length];
        for (int from = 0; from < rewards.length; from += GROUP) {
            RunningScoreStatistics group = RunningScoreStatistics.of(Arrays.copyOfRange(rewards, from, from + GROUP));
            for (int i = from; i < from + GROUP; i++) {
                advantages[i] =
                        group.largest() == group.smallest() ? 0 : (rewards[i] - group.mean()) / group.deviation();
            }
        }
        return advantages;
    }

    private static double largest(double[] first, double[] second) {
        double largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs(first[i] - second[i]));
        }
        return largest;
    }
}
