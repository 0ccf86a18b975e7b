package dev.goodhart.studies.rewarddesign;

import dev.goodhart.figure.Figure;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether designed rewards teach faster and keep what is wanted: by an expert once (the room), by an expert who watches the learner (the line with
 * the key), by the agent itself (the chain). One arm is exact, each of the others is one learner under one reward.
 */
public final class RewardDesignStudy implements Study<RewardDesignSettings> {
    /** Makes the study; studies are found by the service loader. */
    public RewardDesignStudy() {}

    @Override
    public String id() {
        return "reward-design";
    }

    @Override
    public String title() {
        return "Rewards that teach faster and keep the optimal policies";
    }

    @Override
    public Paper paper() {
        return new Paper("Reward Design for Reinforcement Learning Agents", "Devidze", 2025, "arXiv:2503.21949");
    }

    @Override
    public RewardDesignSettings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> RewardDesignSettings.quick();
            case FULL -> RewardDesignSettings.full();
        };
    }

    @Override
    public List<String> arms(RewardDesignSettings settings) {
        List<String> arms = new ArrayList<>(List.of(ExactPart.ARM));
        arms.addAll(RoomRewards.ARMS);
        arms.addAll(LineTeaching.ARMS);
        arms.addAll(ChainShaping.arms());
        return arms;
    }

    @Override
    public int seeds(Scale scale) {
        return switch (scale) {
            case QUICK -> 5;
            case FULL -> 20;
        };
    }

    @Override
    public void run(Trial<RewardDesignSettings> trial) {
        String arm = trial.arm();
        if (arm.equals(ExactPart.ARM)) {
            ExactPart.run(trial.recorder(), trial.random());
        } else if (RoomRewards.ARMS.contains(arm)) {
            RoomRewards.run(trial);
        } else if (LineTeaching.ARMS.contains(arm)) {
            LineTeaching.run(trial);
        } else {
            ChainShaping.run(trial);
        }
    }

    @Override
    public List<Claim> claims() {
        return RewardDesignClaims.all();
    }

    @Override
    public List<Figure> figures(Evidence evidence) {
        return RewardDesignFigures.of(evidence);
    }
}
