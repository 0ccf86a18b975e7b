package dev.goodhart.oversight;

/**
 * An action someone might allow.
 *
 * @param name its name
 * @param belief what is believed about its utility, in the units of the off payoff
 */
public record ProposedAction(String name, UtilityBelief belief) {}
