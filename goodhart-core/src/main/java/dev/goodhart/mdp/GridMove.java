package dev.goodhart.mdp;

import java.util.Locale;
import java.util.Optional;

/** A step on a map; rows grow downwards and columns to the right. */
public enum GridMove {
    /** One row up. */
    UP(-1, 0),
    /** One column to the right. */
    RIGHT(0, 1),
    /** One row down. */
    DOWN(1, 0),
    /** One column to the left. */
    LEFT(0, -1),
    /** Diagonally up and right. */
    UP_RIGHT(-1, 1),
    /** Diagonally down and right. */
    DOWN_RIGHT(1, 1),
    /** Diagonally down and left. */
    DOWN_LEFT(1, -1),
    /** Diagonally up and left. */
    UP_LEFT(-1, -1),
    /** No step; never slips. */
    STAY(0, 0);

    private final int row;
    private final int column;

    GridMove(int row, int column) {
        this.row = row;
        this.column = column;
    }

    /** {@return the change of row, down is +1} */
    public int row() {
        return row;
    }

    /** {@return the change of column, right is +1} */
    public int column() {
        return column;
    }

    /** {@return the name as written in world files, such as {@code up} or {@code down-left}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The move of a label.
     *
     * @param label a name as {@link #label()} gives it
     * @return the move, empty for any other word
     */
    public static Optional<GridMove> ofLabel(String label) {
        for (GridMove move : values()) {
            if (move.label().equals(label)) {
                return Optional.of(move);
            }
        }
        return Optional.empty();
    }

    /**
     * The move with a displacement.
     *
     * @param row change of row in [-1, 1]
     * @param column change of column in [-1, 1]
     * @return the move
     */
    static GridMove of(int row, int column) {
        for (GridMove move : values()) {
            if (move.row == row && move.column == column) {
                return move;
            }
        }
        throw new IllegalArgumentException("No move goes by " + row + ", " + column);
    }

    /** {@return this move turned right by a right angle} */
    GridMove turnedRight() {
        return of(column, -row);
    }

    /** {@return this move turned left by a right angle} */
    GridMove turnedLeft() {
        return of(-column, row);
    }

    /** {@return true when a step goes at least partly against this direction} */
    boolean isOpposedBy(GridMove step) {
        return row * step.row + column * step.column < 0;
    }
}
