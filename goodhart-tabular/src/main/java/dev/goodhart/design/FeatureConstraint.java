package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The reward is a weighted sum of features.
 *
 * @param features {@code [features][states * actions]} what one unit of each pays; not looked at in terminal states
 * @param names a name for every feature
 */
public record FeatureConstraint(double[][] features, List<String> names) implements RewardStructure {
    /** Checks the number of names. */
    public FeatureConstraint {
        names = List.copyOf(names);
        if (features.length == 0 || features.length != names.size()) {
            throw new IllegalArgumentException("The reward must have at least one feature and a name for each, has "
                    + features.length + " features and " + names.size() + " names");
        }
    }

    @Override
    public List<Column> columns(TabularMdp world) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < features.length; i++) {
            double[] feature = features[i];
            if (feature.length != world.states() * world.actions()) {
                throw new IllegalArgumentException("The feature '" + names.get(i) + "' must have states * actions = "
                        + world.states() * world.actions() + " values, has " + feature.length);
            }
            int[] rows = IntStream.range(0, feature.length)
                    .filter(row -> feature[row] != 0 && !world.isTerminal(row / world.actions()))
                    .toArray();
            double[] values =
                    Arrays.stream(rows).mapToDouble(row -> feature[row]).toArray();
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "The feature '" + names.get(i) + "' must be finite, holds " + value);
                }
            }
            if (rows.length > 0) {
                columns.add(new Column(names.get(i), rows, values));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("Some feature must pay outside terminal states, none does");
        }
        return columns;
    }
}
