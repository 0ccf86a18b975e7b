package dev.goodhart.studies.starc;

import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.comparison.RewardNorm;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;

/** What a policy loses by one reward, as a share of what can be lost: (max J - J(pi)) / (max J - min J). */
final class NormalizedRegret {
    private final TabularMdp mdp;
    private final double[] expected;
    private final TabularPolicy optimal;
    private final double best;
    private final double span;
    private final double size;

    NormalizedRegret(TabularMdp mdp, TabularReward reward) {
        this.mdp = mdp;
        this.expected = reward.expected(mdp);
        double[] negative = expected.clone();
        for (int i = 0; i < negative.length; i++) {
            negative[i] = -negative[i];
        }
        Planner planner = new Planner(mdp);
        this.optimal = planner.solve(expected).policy();
        this.best = Evaluation.of(mdp, optimal).expectedReturn(expected);
        this.span = best + planner.solve(negative).expectedReturn();
        this.size = RewardNorm.LINF.of(mdp, reward);
    }

    TabularPolicy optimal() {
        return optimal;
    }

    /** Whether the largest difference of returns is rounding beside what the reward pays anywhere in its tensor. */
    boolean isTrivial() {
        return span <= RewardComparator.TRIVIAL * size / (1 - mdp.discount());
    }

    double loss(TabularPolicy policy) {
        return (best - Evaluation.of(mdp, policy).expectedReturn(expected)) / span;
    }
}
