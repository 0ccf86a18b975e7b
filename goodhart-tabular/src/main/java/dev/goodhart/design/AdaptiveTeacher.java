package dev.goodhart.design;

import dev.goodhart.design.RewardStructure.Column;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/**
 * Designs a reward for a learner as it is now, again and again; see {@link AdaptiveRewardDesign}. The constraints are prepared once, so that
 * a design is one small program. A teacher keeps no state between calls and may be shared by threads.
 */
public final class AdaptiveTeacher {
    private final TabularMdp world;
    private final TargetPolicy target;
    private final DesignProgram program;
    private final HingeProgram constraints;
    private final List<Column> columns;
    private final TieBreak tieBreak;
    private final double[] advantage;
    private final double[] teacherVisits;

    AdaptiveTeacher(
            TabularMdp world,
            TabularReward intended,
            RewardStructure structure,
            AdaptiveRewardDesign.Settings settings) {
        this.world = world;
        this.target = TargetPolicy.of(world, intended, settings.tolerance());
        target.requireMargin();
        this.columns = structure.columns(world);
        MarginModel model = new MarginModel(world, target, new int[] {1});
        this.program =
                new DesignProgram(model, settings.maximum(), new double[world.states() * world.actions()], columns);
        program.requireFeasible();
        this.constraints = program.constraints();
        this.tieBreak = settings.tieBreak();
        this.advantage = new double[target.actionValues().length];
        for (int row = 0; row < advantage.length; row++) {
            advantage[row] = target.actionValues()[row] - target.values()[row / world.actions()];
        }
        this.teacherVisits = visits(exploring(settings.exploration()));
    }

    /**
     * The reward that tells this learner most in its next step.
     *
     * @param learner its policy
     * @return the reward
     * @throws IllegalArgumentException if the learner visits no state where the episode goes on
     */
    public TabularReward design(TabularPolicy learner) {
        return TabularReward.onStateAction(world.states(), world.actions(), program.reward(weights(learner)));
    }

    /**
     * How much a reward tells this learner, see {@link Informativeness#ofLearner}, by the weights of this teacher.
     *
     * @param learner its policy
     * @param reward the reward
     * @return the score
     */
    public double informativeness(TabularPolicy learner, TabularReward reward) {
        return Informativeness.ofLearner(world, advantage, learner, stateWeight(learner), reward);
    }

    double[] weights(TabularPolicy learner) {
        double[] gradient = Informativeness.learnerGradient(world, advantage, learner, stateWeight(learner));
        double[] cost = new double[columns.size()];
        double largest = 0;
        for (int i = 0; i < cost.length; i++) {
            for (int k = 0; k < columns.get(i).rows().length; k++) {
                cost[i] -= gradient[columns.get(i).rows()[k]] * columns.get(i).values()[k];
            }
            largest = Math.max(largest, Math.abs(cost[i]));
        }
        for (int i = 0; i < cost.length && largest > 0; i++) {
            cost[i] /= largest;
        }
        return ProgramCenter.of(constraints.withCost(cost), tieBreak);
    }

    List<Column> columns() {
        return columns;
    }

    TargetPolicy target() {
        return target;
    }

    private double[] stateWeight(TabularPolicy learner) {
        double[] weight = visits(learner);
        for (int s = 0; s < weight.length; s++) {
            weight[s] *= teacherVisits[s];
        }
        return weight;
    }

    /** Discounted visits as shares, terminal states left out. */
    private double[] visits(TabularPolicy policy) {
        double[] visits = Evaluation.of(world, policy).stateOccupancy();
        double sum = 0;
        for (int s = 0; s < visits.length; s++) {
            visits[s] = world.isTerminal(s) ? 0 : Math.max(0, visits[s]);
            sum += visits[s];
        }
        if (sum == 0) {
            throw new IllegalArgumentException(
                    "The learner must visit a state where the episode goes on; every start state is terminal");
        }
        for (int s = 0; s < visits.length; s++) {
            visits[s] /= sum;
        }
        return visits;
    }

    private TabularPolicy exploring(double exploration) {
        double[] probability = new double[world.states() * world.actions()];
        for (int row = 0; row < probability.length; row++) {
            boolean kept = target.choice()[row / world.actions()] == row % world.actions();
            probability[row] = exploration / world.actions() + (kept ? 1 - exploration : 0);
        }
        return new TabularPolicy(world.states(), world.actions(), probability);
    }
}
