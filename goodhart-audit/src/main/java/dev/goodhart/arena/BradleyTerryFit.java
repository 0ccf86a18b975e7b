package dev.goodhart.arena;

import dev.goodhart.statistics.Interval;
import java.util.List;

/**
 * Strengths fitted to matches.
 *
 * @param strengths for every entrant, in natural log-odds: a difference of s wins exp(s) times as often as it loses. The mean of every
 *     component is 0; intervals are at 95 %, for the strength against that mean
 * @param tie the tie parameter nu: equals draw nu / (2 + nu) of their matches; 0 when there was no draw
 * @param separated whether the likelihood has no maximum, and a prior was needed
 * @param component for every entrant, the number of its component; strengths of two components cannot be compared
 * @param steps how many Newton steps were taken
 */
public record BradleyTerryFit(
        List<Interval> strengths, double tie, boolean separated, List<Integer> component, int steps) {
    /** Copies the lists. */
    public BradleyTerryFit {
        strengths = List.copyOf(strengths);
        component = List.copyOf(component);
    }

    /**
     * How likely each verdict on a pair is.
     *
     * @param left index of the entrant on the left
     * @param right index of the one on the right
     * @return the three probabilities; NaN for entrants of two components
     */
    public OutcomeProbabilities outcome(int left, int right) {
        if (!component.get(left).equals(component.get(right))) {
            return new OutcomeProbabilities(Double.NaN, Double.NaN, Double.NaN);
        }
        double d = (strengths.get(left).estimate() - strengths.get(right).estimate()) / 2;
        double win = Math.exp(d);
        double loss = Math.exp(-d);
        double sum = win + loss + tie;
        return new OutcomeProbabilities(win / sum, loss / sum, tie / sum);
    }
}
