package dev.goodhart.hierarchy;

/**
 * The level that decided a pair.
 *
 * @param level from 1, the most important; 0 for a tie
 * @param factor its factor; empty for a tie
 */
public record DecidedBy(int level, String factor) {
    /** {@return whether no level decided} */
    public boolean isTie() {
        return level == 0;
    }
}
