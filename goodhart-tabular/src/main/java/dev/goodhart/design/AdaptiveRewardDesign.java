package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/**
 * Adaptive reward design (ExpAdaRD; Devidze et al. 2024): while the learner learns, the teacher designs the reward anew for the policy it has
 * now, as the most informative one for its next step among those that keep the optimal policies with their margins.
 *
 * <p>The informativeness for a learner is linear in the reward, so that each design is a linear program. A state counts by the visits of the
 * learner times those of the target policy with some exploration. {@link #teacher} gives the object to call again and again; {@link #design} asks it
 * once, for a learner that acts at random.
 */
public final class AdaptiveRewardDesign implements RewardDesigner {
    private final RewardStructure structure;
    private final Settings settings;

    /**
     * What is asked of the rewards.
     *
     * @param maximum largest size of a reward, above 0
     * @param exploration share of random actions in the teacher's visits, in [0, 1]
     * @param tieBreak which of equally informative rewards is taken
     * @param tolerance largest loss of an action that counts as optimal, above 0
     */
    public record Settings(double maximum, double exploration, TieBreak tieBreak, double tolerance) {
        /** Checks the ranges. */
        public Settings {
            ExplicableRewardDesign.Settings.require(
                    maximum > 0 && Double.isFinite(maximum), "maximum", maximum, "be a number above 0");
            ExplicableRewardDesign.Settings.require(
                    exploration >= 0 && exploration <= 1, "exploration", exploration, "be in [0, 1]");
            ExplicableRewardDesign.Settings.require(tolerance > 0, "tolerance", tolerance, "be above 0");
        }

        /** {@return maximum 10, exploration 0.3, a point inside the optimal rewards} */
        public static Settings defaults() {
            return new Settings(10, 0.3, TieBreak.INTERIOR, TargetPolicy.TOLERANCE);
        }
    }

    private AdaptiveRewardDesign(RewardStructure structure, Settings settings) {
        this.structure = structure;
        this.settings = settings;
    }

    /**
     * Rewards of a given form.
     *
     * @param structure the form
     * @param settings what is asked of them
     * @return the designer
     */
    public static AdaptiveRewardDesign within(RewardStructure structure, Settings settings) {
        return new AdaptiveRewardDesign(structure, settings);
    }

    @Override
    public String method() {
        return "adaptive";
    }

    /**
     * Prepares the designs for one world.
     *
     * @param world the world
     * @param intended what is wanted
     * @return a teacher to ask whenever the learner has changed
     * @throws InfeasibleDesignException if no reward of this form keeps the optimal actions
     */
    public AdaptiveTeacher teacher(TabularMdp world, TabularReward intended) {
        return new AdaptiveTeacher(world, intended, structure, settings);
    }

    @Override
    public DesignedReward design(TabularMdp world, TabularReward intended) {
        return design(world, intended, TabularPolicy.uniform(world));
    }

    /**
     * Designs the reward for one learner.
     *
     * @param world the world
     * @param intended what is wanted
     * @param learner the learner's policy
     * @return the reward
     */
    public DesignedReward design(TabularMdp world, TabularReward intended, TabularPolicy learner) {
        AdaptiveTeacher teacher = teacher(world, intended);
        var reward = ColumnTerms.named(
                method(),
                RewardRole.SHAPED,
                world,
                new double[world.states() * world.actions()],
                teacher.columns(),
                teacher.weights(learner));
        return new DesignedReward(
                reward,
                InvarianceCertificate.of(world, intended, teacher.target(), reward.total()),
                List.of("It is made for the learner's present policy; ask again as the policy changes."));
    }
}
