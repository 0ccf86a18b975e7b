package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Any reward of a form that keeps the optimal policies with their margins (INVAR), informative or not: the baseline that shows what
 * invariance alone is worth. One such reward can teach very well and another not at all; look at several.
 */
public final class InvariantRewardDesign implements RewardDesigner {
    private final RewardStructure structure;
    private final double maximum;
    private final @Nullable RandomGenerator random;

    /**
     * The designer.
     *
     * @param structure the form of the reward
     * @param maximum largest size of an expected reward, above 0
     * @param random draws the direction in which the reward lies farthest; null for the centre of all that are allowed
     */
    public InvariantRewardDesign(RewardStructure structure, double maximum, @Nullable RandomGenerator random) {
        if (!(maximum > 0)) {
            throw new IllegalArgumentException("The maximum (" + maximum + ") must be above 0");
        }
        this.structure = structure;
        this.maximum = maximum;
        this.random = random;
    }

    @Override
    public String method() {
        return "invariant";
    }

    @Override
    public DesignedReward design(TabularMdp world, TabularReward intended) {
        TargetPolicy target = TargetPolicy.of(world, intended);
        target.requireMargin();
        List<RewardStructure.Column> columns = structure.columns(world);
        double[] nothing = new double[world.states() * world.actions()];
        DesignProgram program =
                new DesignProgram(new MarginModel(world, target, new int[] {1}), maximum, nothing, columns);
        program.requireFeasible();
        double[] cost = new double[columns.size()];
        for (int i = 0; i < cost.length && random != null; i++) {
            cost[i] = random.nextGaussian();
        }
        HingeProgram allowed = program.constraints().withCost(cost);
        double[] weights = ProgramCenter.of(allowed, random == null ? TieBreak.CENTER : TieBreak.INTERIOR);
        var reward = ColumnTerms.named(method(), RewardRole.SHAPED, world, nothing, columns, weights);
        return new DesignedReward(
                reward,
                InvarianceCertificate.of(world, intended, target, reward.total()),
                List.of("It keeps the optimal policies; nothing was asked about how well it teaches."));
    }
}
