package dev.goodhart.arena;

import java.util.List;

/** Brings the ratings of a task to a scale that can be averaged with that of other tasks. */
public sealed interface Normalisation permits AnchoredScore, StandardScore {
    /**
     * The scores of one task.
     *
     * @param task its name, for errors
     * @param entrants the names of those rated in it
     * @param skills {@code [entrants]} their ratings
     * @return {@code [entrants]} their scores
     */
    double[] scores(String task, List<String> entrants, List<Skill> skills);

    /**
     * What an entrant gets for a task in which it has no match.
     *
     * @param entrants the names of those rated in the task
     * @param scores their scores
     * @return the score; NaN to leave the task out of its average
     */
    double missing(List<String> entrants, double[] scores);
}
