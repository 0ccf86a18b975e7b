package dev.goodhart.command;

import dev.goodhart.attribution.AttributionMeasures.Residual;
import dev.goodhart.attribution.ProgressEstimator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What an attribution came to.
 *
 * @param file the runs
 * @param estimator fitted to all of them
 * @param kind what it sees of a turn
 * @param features how many features it has; 0 where that is not a number
 * @param held {@code [runs][turns]} contributions by estimators that have not seen the run, corrected if asked
 * @param predicted {@code [runs]} their sums before the correction
 * @param heldOut R^2 of those; NaN, as the next, where contributions are not learnt
 * @param inSample R^2 of the estimator on the runs it was fitted to
 * @param lastTurnShare of the best runs, held out
 * @param residuals what the held-out sums miss, by length
 * @param turns turns that are alike with their mean contribution, most first
 * @param cycleGain the largest mean of a cycle of observations; empty where observations do not come back
 * @param drift on runs of one's own, or NaN
 * @param own how many those are
 * @param audit of a world, or null
 * @param remarks what is to be said besides
 */
record AttributeAnswer(
        RunFile file,
        ProgressEstimator estimator,
        AttributeOptions.Estimator kind,
        int features,
        List<double[]> held,
        double[] predicted,
        double heldOut,
        double inSample,
        double lastTurnShare,
        List<Residual> residuals,
        List<TurnGroup> turns,
        OptionalDouble cycleGain,
        double drift,
        int own,
        @Nullable AttributedWorld audit,
        List<String> remarks) {
    /**
     * Turns that are alike.
     *
     * @param name what they are
     * @param count how many there are
     * @param mean of their contributions
     */
    record TurnGroup(String name, int count, double mean) {}
}
