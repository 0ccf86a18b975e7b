package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.AdaptiveRewardDesign;
import dev.goodhart.design.AdaptiveTeacher;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.ExplicableRewardDesign;
import dev.goodhart.design.InvariantRewardDesign;
import dev.goodhart.design.PotentialRewardDesign;
import dev.goodhart.design.RewardDesigner;
import dev.goodhart.design.TieBreak;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.FiniteHorizon;
import dev.goodhart.planning.LearnerReward;
import dev.goodhart.planning.SoftmaxReinforce;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Part B: REINFORCE on the line with the key, under rewards that stay and one that is designed anew for the learner. */
final class LineTeaching {
    static final String PREFIX = "line ";
    static final String ORIGINAL = PREFIX + "ORIG";
    static final String POTENTIAL = PREFIX + "PBRS";
    static final String INVARIANT = PREFIX + "INVAR";
    static final String INVARIANT_CENTER = PREFIX + "INVAR centre";
    static final String TREE_INTERIOR = PREFIX + "ExpRD tree, interior";
    static final String TREE = PREFIX + "ExpRD tree";
    static final String ADAPTIVE = PREFIX + "ExpAdaRD";
    static final String POOL_INVARIANT = PREFIX + "pool INVAR";
    static final String POOL_TREE = PREFIX + "pool ExpRD tree";
    static final String POOL_ADAPTIVE = PREFIX + "pool ExpAdaRD";
    static final List<String> ARMS = List.of(
            ORIGINAL,
            POTENTIAL,
            INVARIANT,
            INVARIANT_CENTER,
            TREE,
            TREE_INTERIOR,
            ADAPTIVE,
            POOL_INVARIANT,
            POOL_TREE,
            POOL_ADAPTIVE);
    static final String TREE_AT = "tree at episode ";
    static final int[] SHOWN = {0, 2_000, 5_000};

    private static final SoftmaxReinforce.Settings LEARNER =
            new SoftmaxReinforce.Settings(0.01, KeyLine.STEPS, 2, 5, 10);
    private static final int EVERY = 100;
    private static final double SHARE = 0.8;
    private static final double MAXIMUM = 10;

    private LineTeaching() {}

    static void run(Trial<RewardDesignSettings> trial) {
        TabularMdp line = KeyLine.world();
        TabularReward goal = KeyLine.goal();
        double[] expected = goal.expected(line);
        boolean pool = trial.arm().startsWith(PREFIX + "pool");
        boolean adaptive = trial.arm().endsWith("ExpAdaRD");
        AdaptiveTeacher teacher = teacher();
        LearnerReward reward = LearnerReward.of(line, adaptive ? goal : fixed(trial));
        SoftmaxReinforce learner =
                new SoftmaxReinforce(line, KeyLine.preferences(pool ? trial.seed() : -1), LEARNER, trial.random());
        int total = trial.settings().lineEpisodes();
        Progress progress = new Progress(total, EVERY, SHARE * FiniteHorizon.optimum(line, expected, KeyLine.STEPS));
        for (int episode = 0; episode < total; episode++) {
            if (adaptive && episode % trial.settings().redesignEvery() == 0) {
                TabularReward designed = teacher.design(learner.policy());
                reward = LearnerReward.of(line, designed);
                show(trial, episode, designed);
            }
            learner.episode(reward);
            if (progress.due(episode + 1)) {
                progress.add(episode + 1, FiniteHorizon.value(line, learner.policy(), expected, KeyLine.STEPS));
                trial.recorder().progress((episode + 1.0) / total);
            }
        }
        progress.report(trial.recorder());
    }

    private static void show(Trial<RewardDesignSettings> trial, int episode, TabularReward designed) {
        for (int shown : SHOWN) {
            if (shown == episode) {
                int[] states = {0, 1, 10, KeyLine.GOAL};
                double[] x = new double[states.length * KeyLine.ACTIONS];
                double[] y = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = i;
                    y[i] = designed.value(states[i / KeyLine.ACTIONS], i % KeyLine.ACTIONS, 0);
                }
                trial.recorder().series(TREE_AT + shown, x, y);
            }
        }
    }

    private static TabularReward fixed(Trial<RewardDesignSettings> trial) {
        return switch (trial.arm()) {
            case ORIGINAL -> KeyLine.goal();
            case TREE, POOL_TREE -> treeDesign().total();
            default -> designer(trial).design(KeyLine.world(), KeyLine.goal()).total();
        };
    }

    private static RewardDesigner designer(Trial<RewardDesignSettings> trial) {
        return switch (trial.arm()) {
            case POTENTIAL -> PotentialRewardDesign.defaults();
            case INVARIANT -> new InvariantRewardDesign(KeyLine.tree(), MAXIMUM, trial.sharedRandom());
            case INVARIANT_CENTER, POOL_INVARIANT -> new InvariantRewardDesign(KeyLine.tree(), MAXIMUM, null);
            case TREE_INTERIOR ->
                ExplicableRewardDesign.within(
                        KeyLine.tree(),
                        ExplicableRewardDesign.Settings.defaults().withTieBreak(TieBreak.INTERIOR));
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        };
    }

    private static AdaptiveTeacher teacher() {
        return AdaptiveRewardDesign.within(KeyLine.tree(), AdaptiveRewardDesign.Settings.defaults())
                .teacher(KeyLine.world(), KeyLine.goal());
    }

    /** The design is the same in every trial; it is made once. */
    private static final class Found {
        static final DesignedReward TREE = ExplicableRewardDesign.within(
                        KeyLine.tree(), ExplicableRewardDesign.Settings.defaults())
                .design(KeyLine.world(), KeyLine.goal());

        private Found() {}
    }

    static DesignedReward treeDesign() {
        return Found.TREE;
    }

    /** Designs for learners of random preferences. */
    static List<DesignedReward> adaptiveDesigns(RandomGenerator random) {
        TabularMdp line = KeyLine.world();
        List<DesignedReward> designs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double[] occupancy = new double[line.states() * line.actions()];
            for (int row = 0; row < occupancy.length; row++) {
                occupancy[row] = random.nextExponential();
            }
            designs.add(AdaptiveRewardDesign.within(KeyLine.tree(), AdaptiveRewardDesign.Settings.defaults())
                    .design(line, KeyLine.goal(), TabularPolicy.ofOccupancy(line.states(), line.actions(), occupancy)));
        }
        return designs;
    }
}
