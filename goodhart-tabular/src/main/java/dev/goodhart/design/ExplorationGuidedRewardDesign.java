package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.SoftmaxReinforce;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.List;

/**
 * Lets an agent learn in a world under {@link ExplorationGuidedRewardShaping} and keeps the reward it has made for itself. No expert is
 * needed: the world is only sampled. In return nothing is promised; the certificate says what came out.
 */
public final class ExplorationGuidedRewardDesign implements RewardDesigner {
    private final Settings settings;

    /**
     * How the agent learns and shapes.
     *
     * @param shaping how fast the shaping changes
     * @param learner how the agent learns
     * @param episodes how many episodes it has, at least 1
     * @param shapeEvery episodes between two updates of the shaping, at least 1
     * @param seed of its randomness
     */
    public record Settings(
            ExplorationGuidedRewardShaping.Settings shaping,
            SoftmaxReinforce.Settings learner,
            int episodes,
            int shapeEvery,
            long seed) {
        /** Checks the ranges. */
        public Settings {
            if (episodes < 1 || shapeEvery < 1) {
                throw new IllegalArgumentException("The design must have episodes >= 1 and shapeEvery >= 1, has "
                        + episodes + " and " + shapeEvery);
            }
        }

        /** {@return 20,000 episodes, the shaping updated every fifth} */
        public static Settings defaults() {
            return new Settings(
                    ExplorationGuidedRewardShaping.Settings.defaults(),
                    SoftmaxReinforce.Settings.defaults(),
                    20_000,
                    5,
                    0);
        }
    }

    /**
     * The designer.
     *
     * @param settings how the agent learns and shapes
     */
    public ExplorationGuidedRewardDesign(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String method() {
        return "exploration-guided";
    }

    @Override
    public DesignedReward design(TabularMdp world, TabularReward intended) {
        ExplorationGuidedRewardShaping shaping = new ExplorationGuidedRewardShaping(
                world, intended, ExplorationGuidedRewardShaping.Variant.BOTH, settings.shaping());
        SoftmaxReinforce learner = new SoftmaxReinforce(
                world,
                new double[world.states() * world.actions()],
                settings.learner(),
                SeedTree.of(method()).child(settings.seed()).generator());
        for (int i = 1; i <= settings.episodes(); i++) {
            learner.episode(shaping);
            if (i % settings.shapeEvery() == 0) {
                shaping.learn(learner.latest());
            }
        }
        NamedReward reward = NamedReward.of(
                method(),
                RewardRole.SHAPED,
                List.of(
                        new RewardTerm("intended", 1, intended),
                        new RewardTerm(
                                "self-supervised",
                                1,
                                TabularReward.onStateAction(world.states(), world.actions(), shaping.phi()))));
        return new DesignedReward(
                reward,
                InvarianceCertificate.of(world, intended, reward.total()),
                List.of(
                        "The agent was paid a bonus for rarely visited states besides, which fades and is not part of the reward."));
    }
}
