package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.BudgetStep;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.Informativeness;
import dev.goodhart.design.InvarianceCertificate;
import dev.goodhart.design.InvariantRewardDesign;
import dev.goodhart.design.PotentialRewardDesign;
import dev.goodhart.design.SupportConstraint;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is exact: informativeness by budget, and what dynamic programming says about every reward that was designed. */
final class ExactPart {
    static final String ARM = "designs";
    static final String ORIGINAL = "informativeness ORIG";
    static final String POTENTIAL = "informativeness PBRS";
    static final String EVERYWHERE = "informativeness ExpRD everywhere";
    static final String BUDGET = "informativeness by budget";
    static final String PICKS = "states by budget";
    static final String KEPT = "designs that keep margins";
    static final String DESIGNS = "designs";
    static final String SLACK = "smallest slack";
    static final String NAIVE_LEAVING = "states the naive bonus leaves";
    static final String NAIVE_LOSS = "loss by the naive bonus";
    static final String PAYING = "states that pay";
    static final String REWARD = "reward ";

    private static final int[] HORIZONS = {1, 4, 8, 16, 32};

    private ExactPart() {}

    static void run(Recorder recorder, RandomGenerator random) {
        TabularMdp room = Room.world();
        TabularReward goal = Room.goal();
        List<BudgetStep> path = RoomRewards.path();
        recorder.series(
                BUDGET,
                path.stream().mapToDouble(path::indexOf).toArray(),
                path.stream().mapToDouble(BudgetStep::informativeness).toArray());
        recorder.series(
                PICKS,
                path.stream().mapToDouble(path::indexOf).toArray(),
                path.stream().mapToDouble(BudgetStep::state).toArray());
        recorder.progress(0.5);
        List<DesignedReward> designs = new ArrayList<>(RoomRewards.byBudget());
        recorder.metric(PAYING, designs.getLast().payingStates(room));
        recorder.series(
                REWARD + "ExpRD(5)", rows(room), designs.getLast().total().expected(room));
        DesignedReward potential = PotentialRewardDesign.defaults().design(room, goal);
        DesignedReward everywhere = RoomRewards.everywhere();
        designs.add(potential);
        designs.add(everywhere);
        recorder.series(REWARD + "PBRS", rows(room), potential.total().expected(room));
        for (int i = 0; i < 4; i++) {
            designs.add(new InvariantRewardDesign(SupportConstraint.everywhere(room, false), 10, random)
                    .design(room, goal));
        }
        designs.add(LineTeaching.treeDesign());
        designs.addAll(LineTeaching.adaptiveDesigns(random));
        recorder.metric(ORIGINAL, score(room, goal, goal));
        recorder.metric(POTENTIAL, score(room, goal, potential.total()));
        recorder.metric(EVERYWHERE, score(room, goal, everywhere.total()));
        recorder.metric(DESIGNS, designs.size());
        recorder.metric(KEPT, (double)
                designs.stream().filter(d -> d.certificate().keepsMargins()).count());
        recorder.metric(
                SLACK,
                designs.stream()
                        .mapToDouble(d -> d.certificate().tightestSlack())
                        .min()
                        .orElse(Double.NaN));
        InvarianceCertificate naive = InvarianceCertificate.of(room, goal, Room.naive());
        recorder.metric(NAIVE_LEAVING, naive.leaving());
        recorder.metric(NAIVE_LOSS, naive.expectedLoss());
    }

    private static double score(TabularMdp world, TabularReward intended, TabularReward designed) {
        return Informativeness.of(world, intended, designed, HORIZONS).score();
    }

    private static double[] rows(TabularMdp world) {
        double[] rows = new double[world.states() * world.actions()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return rows;
    }
}
