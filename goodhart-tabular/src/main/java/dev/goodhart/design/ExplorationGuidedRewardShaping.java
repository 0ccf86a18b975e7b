package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Episode;
import dev.goodhart.planning.LearnerReward;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exploration-guided reward shaping (ExploRS; Devidze et al. 2022): the agent is paid the intended reward, plus a reward it learns for
 * itself ({@link SelfSupervisedRewardShaping}), plus a bonus for rarely visited states ({@link CountBonus}). Nobody need know the world.
 *
 * <p>The bonus finds the goal, the learned part keeps what was found. Either can be left out. It wraps the reward of any learner that
 * hands its latest episodes to {@link #learn}. Not safe for use by several threads at once.
 */
public final class ExplorationGuidedRewardShaping implements LearnerReward {
    /** Which parts are paid. */
    public enum Variant {
        /** The intended reward alone. */
        ORIGINAL,
        /** With the bonus (ExploB). */
        BONUS,
        /** With the learned part (SelfRS). */
        SELF,
        /** With both (ExploRS). */
        BOTH
    }

    /**
     * How fast the parts change.
     *
     * @param rate step size of phi, above 0
     * @param criticRate step size of the critic, above 0
     * @param clip largest size of phi, infinite for none
     * @param lambda scale of the bonus in the long run, above 0
     * @param max bonus of a new state, above 0
     */
    public record Settings(double rate, double criticRate, double clip, double lambda, double max) {
        /** {@return rates 0.01, no clipping, a bonus with lambda and maximum 1} */
        public static Settings defaults() {
            return new Settings(0.01, 0.01, Double.POSITIVE_INFINITY, 1, 1);
        }
    }

    private final TabularMdp world;
    private final double[] intended;
    private final @Nullable CountBonus bonus;
    private final @Nullable LearnedShaping self;

    /**
     * Shaping that knows nothing yet.
     *
     * @param world the world
     * @param intended what is wanted
     * @param variant which parts are paid
     * @param settings how fast they change
     */
    public ExplorationGuidedRewardShaping(
            TabularMdp world, TabularReward intended, Variant variant, Settings settings) {
        this.world = world;
        this.intended = intended.onSupport(world);
        this.bonus = switch (variant) {
            case BONUS, BOTH -> new CountBonus(world, settings.lambda(), settings.max());
            case ORIGINAL, SELF -> null;
        };
        this.self = switch (variant) {
            case SELF, BOTH ->
                new SelfSupervisedRewardShaping(
                        world, intended, settings.rate(), settings.criticRate(), settings.clip());
            case ORIGINAL, BONUS -> null;
        };
    }

    /**
     * Shaping with another learned part, without the bonus.
     *
     * @param world the world
     * @param intended what is wanted
     * @param learned the learned part
     */
    public ExplorationGuidedRewardShaping(TabularMdp world, TabularReward intended, LearnedShaping learned) {
        this.world = world;
        this.intended = intended.onSupport(world);
        this.bonus = null;
        this.self = learned;
    }

    @Override
    public double pay(int state, int action, int transition) {
        double paid = intended[transition];
        if (self != null) {
            paid += self.of(state, action);
        }
        if (bonus != null) {
            paid += bonus.of(world.successor()[transition]);
            bonus.visit(state);
        }
        return paid;
    }

    /**
     * Learns from the latest episodes; to be called every few of them.
     *
     * @param episodes the latest episodes
     */
    public void learn(List<Episode> episodes) {
        if (self != null) {
            self.learn(episodes);
        }
    }

    /** {@return {@code [states * actions]} what is paid for state and action on top of the intended reward, the bonus apart} */
    public double[] phi() {
        return self == null ? new double[world.states() * world.actions()] : self.phi();
    }

    /** {@return {@code [states]} how often every state was left, all zero without the bonus} */
    public double[] visits() {
        return bonus == null ? new double[world.states()] : bonus.visits();
    }
}
