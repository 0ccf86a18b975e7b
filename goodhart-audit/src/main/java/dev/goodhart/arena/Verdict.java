package dev.goodhart.arena;

/** What a judge said of a pair: which side was better. */
public enum Verdict {
    /** The left one was better. */
    LEFT,
    /** The right one was better. */
    RIGHT,
    /** Neither was. */
    DRAW;

    /** {@return the verdict had the sides been swapped} */
    public Verdict swapped() {
        return switch (this) {
            case LEFT -> RIGHT;
            case RIGHT -> LEFT;
            case DRAW -> DRAW;
        };
    }

    /** How tables store it: 0, 1, 2. */
    int code() {
        return switch (this) {
            case LEFT -> 0;
            case RIGHT -> 1;
            case DRAW -> 2;
        };
    }

    static Verdict ofCode(int code) {
        return code == 0 ? LEFT : code == 1 ? RIGHT : DRAW;
    }
}
