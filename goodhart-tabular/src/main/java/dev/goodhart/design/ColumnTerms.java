package dev.goodhart.design;

import dev.goodhart.design.RewardStructure.Column;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weighted columns as a reward of named terms: one for what every step pays, one for every state, leaf or feature. */
final class ColumnTerms {
    private ColumnTerms() {}

    static NamedReward named(
            String name, RewardRole role, TabularMdp world, double[] given, List<Column> columns, double[] weights) {
        Map<String, double[]> byTerm = new LinkedHashMap<>();
        if (Arrays.stream(given).anyMatch(v -> v != 0)) {
            byTerm.put("every step", given);
        }
        for (int i = 0; i < weights.length; i++) {
            double[] pays = byTerm.computeIfAbsent(columns.get(i).term(), t -> new double[given.length]);
            int[] rows = columns.get(i).rows();
            for (int k = 0; k < rows.length; k++) {
                pays[rows[k]] += weights[i] * columns.get(i).values()[k];
            }
        }
        List<RewardTerm> terms = new ArrayList<>();
        byTerm.forEach((term, pays) ->
                terms.add(new RewardTerm(term, 1, TabularReward.onStateAction(world.states(), world.actions(), pays))));
        return NamedReward.of(name, role, terms);
    }
}
