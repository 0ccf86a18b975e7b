package dev.goodhart.shaping;

/**
 * Two nodes that play the same part in two graphs, such as both starts or both goals.
 *
 * @param oldNode in the graph values come from
 * @param newNode in the graph they go to
 */
public record Anchor(int oldNode, int newNode) {}
