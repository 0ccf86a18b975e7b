package dev.goodhart.comparison;

import dev.goodhart.reward.TabularReward;

/**
 * A canonical reward of norm one.
 *
 * @param reward the canonical reward divided by its norm; zero when trivial
 * @param norm the norm before division
 * @param trivial whether the reward lets all policies tie, up to rounding
 */
public record StandardizedReward(TabularReward reward, double norm, boolean trivial) {}
