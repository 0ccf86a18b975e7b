package dev.goodhart.design.alignment;

/**
 * An alignment step by step; entry 0 is before the first outer step.
 *
 * @param primaryReturn {@code [outer + 1]} the learner's return of the primary reward, exact
 * @param primaryWeight {@code [outer + 1]} phi2
 * @param auxiliaryWeights {@code [auxiliaries][outer + 1]} phi3
 * @param discount {@code [outer + 1]} the learner's discount
 */
public record AlignmentHistory(
        double[] primaryReturn, double[] primaryWeight, double[][] auxiliaryWeights, double[] discount) {}
