package dev.goodhart.hierarchy;

/**
 * What other margins would have decided.
 *
 * @param factor what all margins were multiplied by
 * @param flipped the share of pairs that the other item would have won
 * @param changed the share of pairs whose label would have been another, ties included
 */
public record MarginSensitivity(double factor, double flipped, double changed) {}
