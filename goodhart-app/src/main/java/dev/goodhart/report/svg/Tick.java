package dev.goodhart.report.svg;

/**
 * A labelled figure on an axis.
 *
 * @param value the figure
 * @param label how it is written
 */
record Tick(double value, String label) {}
