package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/**
 * Potential-based shaping with the optimal values as potential: {@code R = intended + discount * V*(s') - V*(s)}, whose mean is the
 * advantage A*.
 *
 * <p>Every step is judged at once: the greedy policy of the immediate reward is optimal, and informativeness is 0, the largest there
 * is. Margins stay exactly as they were (Ng, Harada and Russell 1999). The price is a dense reward that cannot be read, and that whoever
 * writes it must know V*.
 *
 * @param tolerance largest loss of an action that counts as optimal, above 0
 */
public record PotentialRewardDesign(double tolerance) implements RewardDesigner {
    /** {@return ties as in {@link TargetPolicy#TOLERANCE}} */
    public static PotentialRewardDesign defaults() {
        return new PotentialRewardDesign(TargetPolicy.TOLERANCE);
    }

    @Override
    public String method() {
        return "potential";
    }

    @Override
    public DesignedReward design(TabularMdp world, TabularReward intended) {
        TargetPolicy target = TargetPolicy.of(world, intended, tolerance);
        NamedReward reward = NamedReward.of(
                method(),
                RewardRole.SHAPED,
                List.of(
                        new RewardTerm("intended", 1, intended),
                        new RewardTerm("potential", 1, PotentialShaping.of(world, target.values()))));
        return new DesignedReward(
                reward,
                InvarianceCertificate.of(world, intended, target, reward.total()),
                List.of(
                        "The potential is the optimal value of every state, so the reward of a step is its advantage on average."));
    }
}
