package dev.goodhart.arena;

/**
 * All matches of one pair.
 *
 * @param first index of the entrant with the smaller number
 * @param second index of the other
 * @param firstWins how often the first was better
 * @param secondWins how often the second was
 * @param draws how often neither was
 */
public record PairRecord(int first, int second, long firstWins, long secondWins, long draws) {
    /** {@return how many matches the pair had} */
    public long matches() {
        return firstWins + secondWins + draws;
    }

    /** {@return positive when the first won more often than it lost} */
    long majority() {
        return firstWins - secondWins;
    }
}
