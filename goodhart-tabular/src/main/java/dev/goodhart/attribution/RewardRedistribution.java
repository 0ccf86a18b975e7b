package dev.goodhart.attribution;

import java.util.Arrays;
import java.util.List;

/** How the reward of a run is spread over its turns. */
public enum RewardRedistribution {
    /** All of it on the last turn: nothing is assumed, and the variance is what it is. */
    DELAYED,
    /** The same share on every turn. Early turns are paid for what was done after them. */
    UNIFORM,
    /** Learned contributions whose sum predicts the reward (Wang et al. 2025). A proxy: see {@link ProgressAttribution}. */
    PROGRESS,
    /** Differences of estimated values, {@link ValueDifferences}: a potential, never farmable at discount 1. */
    VALUE_DIFFERENCE;

    /**
     * The contributions of this kind.
     *
     * @param runs what they may be learnt from
     * @param learner how progress is learnt; the other kinds do not ask it
     * @return the contributions
     */
    public ContributionModel fit(List<ScoredRun> runs, ContributionLearner learner) {
        return switch (this) {
            case DELAYED -> RewardRedistribution::delayed;
            case UNIFORM -> RewardRedistribution::uniform;
            case PROGRESS -> learner.learn(runs);
            case VALUE_DIFFERENCE -> ValueDifferences.of(runs);
        };
    }

    private static double[] delayed(ScoredRun run) {
        double[] contributions = new double[run.length()];
        contributions[run.length() - 1] = run.reward();
        return contributions;
    }

    private static double[] uniform(ScoredRun run) {
        double[] contributions = new double[run.length()];
        Arrays.fill(contributions, run.reward() / run.length());
        return contributions;
    }
}
