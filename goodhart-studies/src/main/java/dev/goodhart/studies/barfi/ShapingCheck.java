package dev.goodhart.studies.barfi;

import dev.goodhart.design.alignment.BehaviorAlignmentReward;
import dev.goodhart.design.alignment.ImplicitGradient;
import dev.goodhart.design.alignment.LearnerModel;
import dev.goodhart.design.alignment.UpdateRule;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.study.Recorder;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Potential-based shaping leaves the gradient of an unbiased learner alone, at any theta and for any potential, because it shifts the return
 * by -Phi(s0); it changes the update of a learner with another discount.
 */
final class ShapingCheck {
    /** Random pairs of theta and potential. */
    static final int PAIRS = 20;

    static final String UNBIASED = "largest change of the update, unbiased";
    static final String BIASED = "least largest change of the update, discount 0";

    private ShapingCheck() {}

    static void run(RandomGenerator random, Recorder recorder) {
        TabularMdp mdp = GoalGrid.mdp();
        double unbiased = 0;
        double biased = Double.POSITIVE_INFINITY;
        for (int pair = 0; pair < PAIRS; pair++) {
            double[] theta = normal(mdp.states() * mdp.actions(), random);
            List<NamedReward> shaping = List.of(NamedReward.ofSingle(
                    "shaping", RewardRole.SHAPED, PotentialShaping.of(mdp, normal(mdp.states(), random))));
            unbiased = Math.max(unbiased, change(mdp, shaping, theta, UpdateRule.UNBIASED, mdp.discount()));
            biased = Math.min(biased, change(mdp, shaping, theta, UpdateRule.BIASED, 0));
        }
        recorder.metric(UNBIASED, unbiased);
        recorder.metric(BIASED, biased);
    }

    private static double change(
            TabularMdp mdp, List<NamedReward> shaping, double[] theta, UpdateRule rule, double discount) {
        ImplicitGradient gradients = new ImplicitGradient(
                mdp,
                GoalGrid.primary(),
                shaping,
                LearnerModel.ExactGradient.defaults().with(rule, discount));
        double[] with = gradients.update(theta, reward(mdp, shaping, 1, discount));
        double[] without = gradients.update(theta, reward(mdp, shaping, 0, discount));
        double largest = 0;
        for (int i = 0; i < with.length; i++) {
            largest = Math.max(largest, Math.abs(with[i] - without[i]));
        }
        return largest;
    }

    private static BehaviorAlignmentReward reward(
            TabularMdp mdp, List<NamedReward> shaping, double weight, double discount) {
        return new BehaviorAlignmentReward(
                GoalGrid.primary(),
                shaping,
                new double[mdp.states() * mdp.actions()],
                1,
                new double[] {weight},
                discount);
    }

    private static double[] normal(int size, RandomGenerator random) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
