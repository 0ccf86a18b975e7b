package dev.goodhart.hierarchy;

/** Which values of a factor are better. */
public enum Direction {
    /** Greater ones. */
    HIGHER(1),
    /** Smaller ones. */
    LOWER(-1);

    private final int sign;

    Direction(int sign) {
        this.sign = sign;
    }

    /** {@return 1 where greater values are better, -1 where smaller ones are} */
    public int sign() {
        return sign;
    }
}
