package dev.goodhart.mdp;

/** A map that cannot be used, with the row at fault. */
public final class InvalidMapException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** The row at fault, from 0 at the top. */
    private final int row;

    InvalidMapException(int row, String problem) {
        super(problem);
        this.row = row;
    }

    /** {@return the row at fault, from 0 at the top} */
    public int row() {
        return row;
    }
}
