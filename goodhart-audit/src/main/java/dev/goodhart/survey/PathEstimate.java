package dev.goodhart.survey;

import dev.goodhart.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * One number of a path model, as the scores give it and without errors of measurement.
 *
 * @param kind what it is
 * @param path the variables: predictor and outcome, the outcome alone for R squared, or all along an indirect effect
 * @param naive from the scores as they are, with its bootstrap interval
 * @param corrected disattenuated, with its interval; empty where it was not asked for or not possible
 */
public record PathEstimate(Kind kind, List<String> path, Interval naive, Optional<Interval> corrected) {
    /** What a number of a path model is. */
    public enum Kind {
        /** A standardised regression coefficient. */
        COEFFICIENT,
        /** Explained share of an outcome's variance. */
        R_SQUARED,
        /** A product of coefficients along a path. */
        INDIRECT_EFFECT
    }

    /** Copies the path. */
    public PathEstimate {
        path = List.copyOf(path);
    }

    /** {@return the disattenuated interval where there is one, else that of the scores} */
    public Interval best() {
        return corrected.orElse(naive);
    }

    /** {@return the variables with arrows between, or R2 of the outcome} */
    public String label() {
        return kind == Kind.R_SQUARED ? "R2 of " + path.getFirst() : String.join(" -> ", path);
    }
}
