package dev.goodhart.survey;

import java.util.List;

/**
 * One regression of a path model.
 *
 * @param outcome what is explained
 * @param predictors by what, at least one, the outcome not among them
 */
public record PathEquation(String outcome, List<String> predictors) {
    /** Copies the predictors. */
    public PathEquation {
        predictors = List.copyOf(predictors);
    }
}
