package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.network.Mlp;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * WARM (Rame et al. 2024): one model whose weights are the mean of several, which begin with the same weights and see the comparisons in
 * other orders and other draws. It costs one model to run. A linear model averages to what a single one is; flaws that all share stay.
 */
public final class WeightAveragedRewardModel {
    private WeightAveragedRewardModel() {}

    /**
     * Trains several models from the same first weights and averages them.
     *
     * @param comparisons who was preferred to whom
     * @param items what they speak of
     * @param settings the settings of each
     * @param models how many, at least 2
     * @param seed decides all that is random
     * @return the average, to be closed
     */
    public static RewardModel train(
            List<Comparison> comparisons, ComparedItems items, RewardModelSettings settings, int models, long seed) {
        if (models < 2) {
            throw new IllegalArgumentException("There must be at least 2 models to average, are to be " + models);
        }
        SeedTree seeds = SeedTree.of("weight-averaged").child(seed);
        RewardTraining training = RewardTraining.of(comparisons, items, settings, seed);
        List<RewardModel> members = new ArrayList<>();
        try {
            for (int i = 0; i < models; i++) {
                members.add(training.run(
                        seeds.child("weights").generator(),
                        seeds.child("order").child(i).generator(),
                        true,
                        null,
                        i,
                        TrainingListener.NONE));
            }
            return average(members, items);
        } finally {
            members.forEach(RewardModel::close);
        }
    }

    /** All members were trained on the same items, so that their inputs are scaled alike. */
    private static RewardModel average(List<RewardModel> members, ComparedItems items) {
        RewardModel first = members.getFirst();
        Mlp net = first.net().copy();
        float[] values = net.parameters().values();
        Arrays.fill(values, 0);
        double threshold = 0;
        for (RewardModel member : members) {
            float[] own = member.net().parameters().values();
            for (int i = 0; i < values.length; i++) {
                values[i] += own[i] / members.size();
            }
            threshold += member.tieThreshold() / members.size();
        }
        net.parameters().push();
        return RewardModel.of(
                first.inputs(),
                first.scaling(),
                first.settings(),
                net,
                threshold,
                first.provenance(),
                ScaledItems.of(items, first.scaling()),
                RewardModel.UNKNOWN);
    }
}
