package dev.goodhart.survey;

/**
 * Coefficients of a path model on standardised variables.
 *
 * @param coefficients {@code [equations][predictors]} in the order of the model
 * @param rSquared {@code [equations]} the share of variance explained
 */
public record PathFit(double[][] coefficients, double[] rSquared) {}
