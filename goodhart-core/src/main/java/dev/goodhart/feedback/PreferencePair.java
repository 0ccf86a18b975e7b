package dev.goodhart.feedback;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Of two answers to one prompt, one was chosen: the form in which trainers of language models take preferences. The three are texts, or ids
 * of texts.
 *
 * @param prompt what was asked; empty where there is none, or where it stands at the head of both answers
 * @param chosen the better answer
 * @param rejected the other, not the same
 */
public record PreferencePair(String prompt, String chosen, String rejected) {
    /** Checks that two things are compared. */
    public PreferencePair {
        if (chosen.equals(rejected)) {
            throw new IllegalArgumentException("A pair must be of two answers, is of the same twice");
        }
    }

    /**
     * The pair of a comparison.
     *
     * @param comparison what was compared
     * @param promptOf the prompt of an id, asked for the first
     * @param textOf the text of an id
     * @return the pair; none for a tie, and where both texts are the same
     */
    public static Optional<PreferencePair> of(
            Comparison comparison, UnaryOperator<String> promptOf, UnaryOperator<String> textOf) {
        String prompt = promptOf.apply(comparison.first());
        String first = textOf.apply(comparison.first());
        String second = textOf.apply(comparison.second());
        if (first.equals(second)) {
            return Optional.empty();
        }
        return switch (comparison.preference()) {
            case FIRST -> Optional.of(new PreferencePair(prompt, first, second));
            case SECOND -> Optional.of(new PreferencePair(prompt, second, first));
            case TIE -> Optional.empty();
        };
    }

    /**
     * The comparison, where answers are ids.
     *
     * @param judge who chose; empty when nobody was named
     * @return the comparison, the chosen first
     */
    public Comparison comparison(String judge) {
        return new Comparison(chosen, rejected, Preference.FIRST, judge);
    }
}
