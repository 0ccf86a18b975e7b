package dev.goodhart.feedback;

/** Which of two was better. */
public enum Preference {
    /** The first. */
    FIRST,
    /** The second. */
    SECOND,
    /** Neither. */
    TIE;

    /** {@return the answer had the two been shown the other way round} */
    public Preference swapped() {
        return switch (this) {
            case FIRST -> SECOND;
            case SECOND -> FIRST;
            case TIE -> TIE;
        };
    }
}
