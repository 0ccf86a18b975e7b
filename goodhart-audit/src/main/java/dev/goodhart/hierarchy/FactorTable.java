package dev.goodhart.hierarchy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Items and their factors, in flat arrays. The arrays are the table's own, shared for speed; they must not be written to.
 */
public final class FactorTable {
    private final List<String> ids;
    private final List<String> factors;
    private final double[][] columns;
    private final List<String> groupNames;
    private final int[] groupOf;
    private final Groups groups;

    private FactorTable(
            List<String> ids, List<String> factors, double[][] columns, List<String> groupNames, int[] groupOf) {
        this.ids = ids;
        this.factors = List.copyOf(factors);
        this.columns = columns;
        this.groupNames = List.copyOf(groupNames);
        this.groupOf = groupOf;
        this.groups = new Groups(groupOf, groupNames.size());
        for (int f = 0; f < columns.length; f++) {
            for (int i = 0; i < columns[f].length; i++) {
                if (!Double.isFinite(columns[f][i])) {
                    throw new IllegalArgumentException("The factor '" + factors.get(f) + "' must be finite, is "
                            + columns[f][i] + " for item " + i);
                }
            }
        }
    }

    /**
     * A table of items that may all be compared with each other.
     *
     * @param factors names of the factors
     * @param columns {@code [factors][items]} finite values; taken over, not copied
     * @return the table, with the items' indices as ids
     */
    public static FactorTable of(List<String> factors, double[][] columns) {
        int items = columns.length == 0 ? 0 : columns[0].length;
        return of(new IndexIds(items), factors, columns, List.of(""), new int[items]);
    }

    /**
     * A table of items in groups. Only items of one group are compared: answers to one prompt, runs from one start.
     *
     * @param ids {@code [items]} distinct names of the items
     * @param factors names of the factors
     * @param columns {@code [factors][items]} finite values; taken over, not copied
     * @param groupNames names of the groups
     * @param groupOf {@code [items]} index of each item's group
     * @return the table
     */
    public static FactorTable of(
            List<String> ids, List<String> factors, double[][] columns, List<String> groupNames, int[] groupOf) {
        if (columns.length != factors.size() || factors.isEmpty()) {
            throw new IllegalArgumentException("A table must have a column for each of at least 1 factor (" + factors
                    + "), has " + columns.length);
        }
        for (double[] column : columns) {
            if (column.length != ids.size() || groupOf.length != ids.size()) {
                throw new IllegalArgumentException("Columns and groups must be as long as the ids, are " + column.length
                        + " and " + groupOf.length + " for " + ids.size());
            }
        }
        return new FactorTable(ids, factors, columns, groupNames, groupOf);
    }

    /** {@return how many items there are} */
    public int items() {
        return columns[0].length;
    }

    /** {@return the ids of the items} */
    public List<String> ids() {
        return ids;
    }

    /** {@return the names of the factors} */
    public List<String> factors() {
        return factors;
    }

    /** {@return the names of the groups} */
    public List<String> groupNames() {
        return groupNames;
    }

    /**
     * The group of an item.
     *
     * @param item its index
     * @return the name
     */
    public String groupOf(int item) {
        return groupNames.get(groupOf[item]);
    }

    /** {@return how many pairs of items of one group there are} */
    public long pairs() {
        return groups.pairs();
    }

    /**
     * The values of a factor.
     *
     * @param factor its name
     * @return {@code [items]}
     * @throws IllegalArgumentException if there is no such factor
     */
    public double[] column(String factor) {
        int at = factors.indexOf(factor);
        if (at < 0) {
            throw new IllegalArgumentException("The factor '" + factor + "' must be one of " + factors);
        }
        return columns[at];
    }

    /**
     * The values of some factors.
     *
     * @param names the factors
     * @return {@code [names][items]}
     */
    public double[][] columns(List<String> names) {
        return names.stream().map(this::column).toArray(double[][]::new);
    }

    Groups groups() {
        return groups;
    }

    /**
     * The same items with factors measured in other units.
     *
     * @param scale {@code [factors]} what each factor is multiplied by
     * @return the table
     */
    public FactorTable scaled(double[] scale) {
        List<double[]> scaled = new ArrayList<>();
        for (int f = 0; f < columns.length; f++) {
            double by = scale[f];
            scaled.add(Arrays.stream(columns[f]).map(v -> v * by).toArray());
        }
        return new FactorTable(ids, factors, scaled.toArray(double[][]::new), groupNames, groupOf);
    }
}
