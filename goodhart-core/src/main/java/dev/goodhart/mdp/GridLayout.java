package dev.goodhart.mdp;

import java.util.Arrays;
import java.util.List;

/**
 * Where the states of a grid world lie on its map, for drawing and for explaining.
 *
 * <p>Several states share a cell when they differ in what has been picked up, broken or switched on.
 *
 * @param rows number of map rows
 * @param columns number of map columns
 * @param glyphs {@code [rows * columns]} the map's characters, row-major, top row first
 * @param walls {@code [rows * columns]} which cells cannot be entered
 * @param cellOfState {@code [states]} the cell index {@code row * columns + column} of every state, -1 for a state off the map
 * @param actionRow {@code [actions]} intended move in rows (down is +1) of every action, 0 for one that does not move
 * @param actionColumn {@code [actions]} intended move in columns (right is +1) of every action
 * @param variantOfState {@code [states]} which combination of items the state belongs to, an index into {@code variants}
 * @param variants what each combination is called, such as {@code "key taken, door open"}; one empty name without items
 */
public record GridLayout(
        int rows,
        int columns,
        char[] glyphs,
        boolean[] walls,
        int[] cellOfState,
        int[] actionRow,
        int[] actionColumn,
        int[] variantOfState,
        List<String> variants) {
    /** Checks the sizes against each other. */
    public GridLayout {
        if (glyphs.length != rows * columns || walls.length != rows * columns) {
            throw new IllegalArgumentException(
                    "The map must have " + rows + " x " + columns + " cells, has " + glyphs.length);
        }
        variants = List.copyOf(variants);
    }

    /**
     * Sums a figure over the states of every cell.
     *
     * @param perState {@code [states]}
     * @return {@code [rows * columns]}, zero where no state lies
     */
    public double[] sumByCell(double[] perState) {
        double[] sum = new double[rows * columns];
        for (int s = 0; s < cellOfState.length; s++) {
            if (cellOfState[s] >= 0) {
                sum[cellOfState[s]] += perState[s];
            }
        }
        return sum;
    }

    @Override
    public String toString() {
        return "GridLayout[" + rows + " x " + columns + ", "
                + Arrays.stream(cellOfState).filter(c -> c >= 0).count() + " states on the map]";
    }
}
