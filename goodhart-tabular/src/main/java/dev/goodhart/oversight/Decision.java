package dev.goodhart.oversight;

/**
 * One recorded answer of a human.
 *
 * @param utility the utility of what was proposed, net of the off payoff
 * @param allowed whether the human allowed it
 */
public record Decision(double utility, boolean allowed) {}
