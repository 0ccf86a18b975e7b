package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far people act from reasons of their own rather than for rewards and expectations (self-determination theory; Ryan and Connell
 * 1989): a weighted sum of scale scores.
 *
 * @param weights by scale
 */
public record RelativeAutonomyIndex(Map<String, Double> weights) {
    /** Copies the weights and keeps their order. */
    public RelativeAutonomyIndex {
        if (weights.isEmpty() || weights.values().stream().anyMatch(w -> !Double.isFinite(w) || w == 0)) {
            throw new InvalidInputException(
                    "The relative autonomy index must weigh one scale or more, none with 0, has " + weights);
        }
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * Autonomous less controlled motivation.
     *
     * @param autonomous the scale of autonomous motivation
     * @param controlled the scale of controlled motivation
     * @return weights +1 and -1
     */
    public static RelativeAutonomyIndex of(String autonomous, String controlled) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(autonomous, 1.0);
        weights.put(controlled, -1.0);
        return new RelativeAutonomyIndex(weights);
    }

    /**
     * The index over four kinds of regulation.
     *
     * @param intrinsic scale of acting for its own sake
     * @param identified scale of acting for what one values
     * @param introjected scale of acting from guilt or pride
     * @param external scale of acting for rewards
     * @return weights +2, +1, -1 and -2
     */
    public static RelativeAutonomyIndex ofRegulations(
            String intrinsic, String identified, String introjected, String external) {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(intrinsic, 2.0);
        weights.put(identified, 1.0);
        weights.put(introjected, -1.0);
        weights.put(external, -2.0);
        return new RelativeAutonomyIndex(weights);
    }

    /**
     * The index of each respondent.
     *
     * @param scores {@code [respondents]} by scale
     * @return {@code [respondents]}
     */
    public double[] of(Map<String, double[]> scores) {
        double[] index = new double[0];
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            double[] score = scores.get(entry.getKey());
            if (score == null) {
                throw new InvalidInputException("The relative autonomy index needs the scale '" + entry.getKey() + "'");
            }
            index = index.length == 0 ? new double[score.length] : index;
            for (int i = 0; i < score.length; i++) {
                index[i] += entry.getValue() * score[i];
            }
        }
        return index;
    }
}
