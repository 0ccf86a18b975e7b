package dev.goodhart.preference;

import dev.goodhart.trajectory.Trajectory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comparisons speak of, as a reward model sees it: items of one or more rows of numbers each, in flat arrays. An item is a trajectory
 * with a row for each step, a single transition, or a row of features.
 */
public final class ComparedItems {
    private final RewardInputs inputs;
    private final List<String> ids;
    private final double[] rows;
    private final int[] start;
    private final Map<String, Integer> place = new HashMap<>();

    /**
     * Items side by side.
     *
     * @param inputs what the numbers are
     * @param ids {@code [items]} distinct names
     * @param rows {@code [rows][width]} finite numbers; taken over, not copied
     * @param start {@code [items + 1]} item i has the rows from {@code start[i]} up to {@code start[i + 1]}, at least one
     * @throws IllegalArgumentException if lengths do not fit, an id comes twice, or a number is not finite
     */
    public ComparedItems(RewardInputs inputs, List<String> ids, double[] rows, int[] start) {
        this.inputs = inputs;
        this.ids = List.copyOf(ids);
        this.rows = rows;
        this.start = start.clone();
        int width = inputs.width();
        if (start.length != ids.size() + 1 || start[0] != 0 || rows.length != start[ids.size()] * width) {
            throw new IllegalArgumentException("There must be a start for each of " + ids.size()
                    + " items and one more, and " + width + " numbers a row; there are " + start.length
                    + " starts and " + rows.length + " numbers");
        }
        for (int i = 0; i < ids.size(); i++) {
            if (start[i + 1] <= start[i]) {
                throw new IllegalArgumentException("The item '" + ids.get(i) + "' must have a row, has none");
            }
            if (place.put(ids.get(i), i) != null) {
                throw new IllegalArgumentException("There are two items named '" + ids.get(i) + "'");
            }
        }
        for (int i = 0; i < rows.length; i++) {
            if (!Double.isFinite(rows[i])) {
                throw new IllegalArgumentException("The input '"
                        + inputs.names().get(i % width) + "' of row " + i / width + " must be finite, is " + rows[i]);
            }
        }
    }

    /**
     * Trajectories.
     *
     * @param inputs what is seen of a transition
     * @param trajectories of distinct ids
     * @return an item for each, with a row for each step
     */
    public static ComparedItems of(RewardInputs inputs, List<Trajectory> trajectories) {
        int[] start = new int[trajectories.size() + 1];
        for (int i = 0; i < trajectories.size(); i++) {
            start[i + 1] = start[i] + trajectories.get(i).length();
        }
        double[] rows = new double[start[trajectories.size()] * inputs.width()];
        for (int i = 0; i < trajectories.size(); i++) {
            inputs.write(trajectories.get(i).steps(), rows, start[i] * inputs.width());
        }
        return new ComparedItems(
                inputs, trajectories.stream().map(Trajectory::id).toList(), rows, start);
    }

    /**
     * Rows of features, an item each.
     *
     * @param names the columns
     * @param ids {@code [items]} distinct names
     * @param rows {@code [items][names]} finite numbers
     * @return the items
     */
    public static ComparedItems ofFeatures(List<String> names, List<String> ids, double[][] rows) {
        int[] start = new int[ids.size() + 1];
        Arrays.setAll(start, i -> i);
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return new ComparedItems(RewardInputs.features(names), ids, flat, start);
    }

    /** {@return what the numbers are} */
    public RewardInputs inputs() {
        return inputs;
    }

    /** {@return the names of the items} */
    public List<String> ids() {
        return ids;
    }

    /** {@return how many items there are} */
    public int size() {
        return ids.size();
    }

    /** {@return how many rows all items have together} */
    public int rowCount() {
        return start[ids.size()];
    }

    /**
     * How long an item is.
     *
     * @param item its place
     * @return its number of rows, at least 1
     */
    public int length(int item) {
        return start[item + 1] - start[item];
    }

    /**
     * Where an item stands.
     *
     * @param id its name
     * @return its place
     * @throws IllegalArgumentException if there is none
     */
    public int place(String id) {
        @Nullable Integer at = place.get(id);
        if (at == null) {
            throw new IllegalArgumentException(
                    "The item '" + id + "' that was compared must be among the " + ids.size() + " items, is not");
        }
        return at;
    }

    /** {@return {@code [rowCount][width]} the rows themselves, one item after the other, not to be written to} */
    public double[] rows() {
        return rows;
    }

    /** The starts themselves, not to be written to. */
    int[] starts() {
        return start;
    }
}
