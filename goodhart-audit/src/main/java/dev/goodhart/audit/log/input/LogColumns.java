package dev.goodhart.audit.log.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a log of episodes calls its columns, and how they are read. All but the episode's may be missing.
 *
 * @param episode the column of the episode's name or number
 * @param step the column of the step within it; without one, rows count in the order of the file
 * @param intended the column of the score of what was intended
 * @param end the column that says how a step ended
 * @param time the column of when an episode was, a number or a date that sorts as text; empty to read none
 * @param terms the columns of the reward's terms; empty for every column of numbers that is not named otherwise
 * @param ignored columns that are no terms
 * @param weights what terms are multiplied by; 1 for those not named
 * @param score whether the score belongs to steps or to episodes
 * @param discount what a step is worth against the one before it, in (0, 1]
 */
public record LogColumns(
        String episode,
        String step,
        String intended,
        String end,
        String time,
        List<String> terms,
        List<String> ignored,
        Map<String, Double> weights,
        Score score,
        double discount) {
    /** What a value in the column of the score stands for. */
    public enum Score {
        /** What the step added; an episode's score is their sum, and empty cells add nothing. */
        STEP,
        /** The whole episode's score, on one of its rows or the same on several. */
        EPISODE
    }

    /** Copies the collections and refuses columns of one name. */
    public LogColumns {
        terms = List.copyOf(terms);
        ignored = List.copyOf(ignored);
        weights = Map.copyOf(weights);
        if (!(discount > 0 && discount <= 1)) {
            throw new InvalidInputException("--discount (" + discount + ") must be in (0, 1]");
        }
        List<NamedColumn> all = new ArrayList<>(own(episode, step, intended, end, time));
        terms.forEach(term -> all.add(NamedColumn.required(term, "--terms")));
        NamedColumn.requireDistinct(all);
    }

    /** {@return columns episode, step, intended and end; all other numbers are terms of weight 1; a score for every step} */
    public static LogColumns defaults() {
        return new LogColumns("episode", "step", "intended", "end", "", List.of(), List.of(), Map.of(), Score.STEP, 1);
    }

    /** {@return the same with other terms}
     *
     * @param newTerms the columns of the reward's terms
     */
    public LogColumns withTerms(List<String> newTerms) {
        return new LogColumns(episode, step, intended, end, time, newTerms, ignored, weights, score, discount);
    }

    /** {@return the same with weights}
     *
     * @param newWeights by term
     */
    public LogColumns withWeights(Map<String, Double> newWeights) {
        return new LogColumns(episode, step, intended, end, time, terms, ignored, newWeights, score, discount);
    }

    /** {@return the same with scores of steps or episodes}
     *
     * @param newScore which
     */
    public LogColumns withScore(Score newScore) {
        return new LogColumns(episode, step, intended, end, time, terms, ignored, weights, newScore, discount);
    }

    List<NamedColumn> named() {
        List<NamedColumn> named = new ArrayList<>(own(episode, step, intended, end, time));
        terms.forEach(term -> named.add(NamedColumn.required(term, "--terms")));
        return named;
    }

    /** Whether a column has a meaning of its own, and so is no term. */
    boolean isOwn(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return own(episode, step, intended, end, time).stream()
                        .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).equals(name))
                || ignored.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static List<NamedColumn> own(String episode, String step, String intended, String end, String time) {
        List<NamedColumn> own = new ArrayList<>();
        own.add(NamedColumn.required(episode, "--episode"));
        own.add(NamedColumn.optional(step, "--step", "step"));
        own.add(NamedColumn.optional(intended, "--intended", "intended"));
        own.add(NamedColumn.optional(end, "--end", "end"));
        if (!time.isEmpty()) {
            own.add(NamedColumn.required(time, "--time"));
        }
        return own;
    }
}
