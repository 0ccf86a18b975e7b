package dev.goodhart.studies.rewarddesign;

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
    static final List<String> ARMS =
            List.of(ORIGINAL, POTENTIAL, INVARIANT, CRAFTED, THREE, FIVE, FIVE_CORNER, EVERYWHERE);

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
        QLearner learner = new QLearner(room, reward, LEARNING_RATE, EXPLORATION, HORIZON, trial.random());
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
        Settings settings = Settings.defaults();
        return switch (trial.arm()) {
            case ORIGINAL -> goal;
            case POTENTIAL ->
                PotentialRewardDesign.defaults().design(room, goal).total();
            case INVARIANT ->
                new InvariantRewardDesign(SupportConstraint.everywhere(room, false), 10, trial.sharedRandom())
                        .design(room, goal)
                        .total();
            case CRAFTED -> Room.crafted(target.optimal());
            case THREE -> sparse(settings.withBudget(3));
            case FIVE -> sparse(settings);
            case FIVE_CORNER -> sparse(settings.withTieBreak(TieBreak.VERTEX));
            case EVERYWHERE ->
                ExplicableRewardDesign.within(SupportConstraint.everywhere(room, false), settings)
                        .design(room, goal)
                        .total();
            default -> throw new IllegalArgumentException("The study has no arm '" + trial.arm() + "'");
        };
    }

    private static TabularReward sparse(Settings settings) {
        return ExplicableRewardDesign.sparse(settings)
                .design(Room.world(), Room.goal())
                .total();
    }

    /** The reward on a support that the search has found. */
    static DesignedReward on(BitSet support) {
        return ExplicableRewardDesign.within(new SupportConstraint(support, false), Settings.defaults())
                .design(Room.world(), Room.goal());
    }
}
