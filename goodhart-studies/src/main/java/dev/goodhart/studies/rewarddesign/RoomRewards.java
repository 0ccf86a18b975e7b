package dev.goodhart.studies.rewarddesign;

import dev.goodhart.design.BudgetStep;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.ExplicableRewardDesign;
import dev.goodhart.design.ExplicableRewardDesign.Settings;
import dev.goodhart.design.InvariantRewardDesign;
import dev.goodhart.design.PotentialRewardDesign;
import dev.goodhart.design.SupportConstraint;
import dev.goodhart.design.TargetPolicy;
import dev.goodhart.design.TieBreak;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.LearnerReward;
import dev.goodhart.planning.QLearner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Trial;
import java.util.BitSet;
import java.util.List;

/** Part A: Q-learning in the room under each reward. */
final class RoomRewards {
    static final String PREFIX = "room ";
    static final String ORIGINAL = PREFIX + "ORIG";
    static final String POTENTIAL = PREFIX + "PBRS";
    static final String INVARIANT = PREFIX + "INVAR";
    static final String CRAFTED = PREFIX + "CRAFT";
    static final String THREE = PREFIX + "ExpRD(3)";
    static final String FIVE = PREFIX + "ExpRD(5)";
    static final String FIVE_CORNER = PREFIX + "ExpRD(5) corner";
    static final String EVERYWHERE = PREFIX + "ExpRD(|S|)";
    private static final String RANDOM_TIES = ", random ties";
    static final String RANDOM_ORIGINAL = ORIGINAL + RANDOM_TIES;
    static final String RANDOM_FIVE = FIVE + RANDOM_TIES;
    static final String RANDOM_POTENTIAL = POTENTIAL + RANDOM_TIES;
    static final List<String> ARMS = List.of(
            ORIGINAL,
            POTENTIAL,
            INVARIANT,
            CRAFTED,
            THREE,
            FIVE,
            FIVE_CORNER,
            EVERYWHERE,
            RANDOM_ORIGINAL,
            RANDOM_FIVE,
            RANDOM_POTENTIAL);

    private static final double LEARNING_RATE = 0.5;
    private static final double EXPLORATION = 0.1;
    private static final int HORIZON = 50;
    private static final int EVERY = 100;
    private static final double SHARE = 0.9;

    private RoomRewards() {}

    static void run(Trial<RewardDesignSettings> trial) {
        TabularMdp room = Room.world();
        TabularReward goal = Room.goal();
        TargetPolicy target = TargetPolicy.of(room, goal);
        TabularReward reward = reward(trial, room, goal, target);
        QLearner learner = new QLearner(
                room,
                LearnerReward.of(room, reward),
                LEARNING_RATE,
                EXPLORATION,
                HORIZON,
                trial.arm().endsWith(RANDOM_TIES) ? QLearner.Ties.RANDOM : QLearner.Ties.FIRST,
                trial.random());
        double[] expected = goal.expected(room);
        int total = trial.settings().roomEpisodes();
        Progress progress = new Progress(total, EVERY, SHARE * target.values()[Room.START]);
        int episode = 0;
        while (episode < total) {
            if (!learner.step()) {
                continue;
            }
            episode++;
            if (progress.due(episode)) {
                TabularPolicy greedy = TabularPolicy.deterministic(room.actions(), learner.greedy());
                progress.add(episode, Evaluation.of(room, greedy).values(expected)[Room.START]);
                trial.recorder().progress((double) episode / total);
            }
        }
        progress.report(trial.recorder());
    }

    private static TabularReward reward(
            Trial<RewardDesignSettings> trial, TabularMdp room, TabularReward goal, TargetPolicy target) {
        return switch (trial.arm().replace(RANDOM_TIES, "")) {
            case ORIGINAL -> goal;
            case POTENTIAL ->
                PotentialRewardDesign.defaults().design(room, goal).total();
            case INVARIANT ->
                new InvariantRewardDesign(SupportConstraint.everywhere(room, false), 10, trial.sharedRandom())
                        .design(room, goal)
                        .total();
            case CRAFTED -> Room.crafted(target.optimal());
            case THREE -> byBudget().get(3).total();
            case FIVE -> byBudget().get(5).total();
            case FIVE_CORNER -> Found.CORNER.total();
            case EVERYWHERE -> everywhere().total();
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        };
    }

    /** These designs are the same in every trial; they are made once. */
    private static final class Found {
        static final List<BudgetStep> PATH =
                ExplicableRewardDesign.sparse(Settings.defaults()).path(Room.world(), Room.goal());
        static final List<DesignedReward> BY_BUDGET =
                PATH.stream().map(step -> on(step.support(), TieBreak.CENTER)).toList();
        static final DesignedReward CORNER = on(PATH.getLast().support(), TieBreak.VERTEX);
        static final DesignedReward EVERYWHERE = ExplicableRewardDesign.within(
                        SupportConstraint.everywhere(Room.world(), false),
                        Settings.defaults().withTieBreak(TieBreak.INTERIOR))
                .design(Room.world(), Room.goal());

        private Found() {}
    }

    static List<BudgetStep> path() {
        return Found.PATH;
    }

    /** The designs with budgets 0 to 5. */
    static List<DesignedReward> byBudget() {
        return Found.BY_BUDGET;
    }

    static DesignedReward everywhere() {
        return Found.EVERYWHERE;
    }

    private static DesignedReward on(BitSet support, TieBreak tieBreak) {
        return ExplicableRewardDesign.within(
                        new SupportConstraint(support, false),
                        Settings.defaults().withTieBreak(tieBreak))
                .design(Room.world(), Room.goal());
    }
}
