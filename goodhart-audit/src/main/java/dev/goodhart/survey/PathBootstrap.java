package dev.goodhart.survey;

import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Percentile intervals of a path model: whole respondents are redrawn, and scores are standardised and alphas computed anew in every
 * resample. A product of coefficients is not normal, so normal intervals would not do.
 */
final class PathBootstrap {
    private final SurveyModel model;
    private final ScoreMoments moments;
    private final int[] place;
    private int dropped;

    /**
     * Prepares the draws.
     *
     * @param model the model
     * @param moments of the model's scales, in their order
     */
    PathBootstrap(SurveyModel model, ScoreMoments moments) {
        this.model = model;
        this.moments = moments;
        List<String> names = model.scales().stream().map(SurveyScale::name).toList();
        place = model.paths().variables().stream().mapToInt(names::indexOf).toArray();
    }

    /** Resamples that had no disattenuated solution and were left out. */
    int dropped() {
        return dropped;
    }

    /** The correlations and alphas of the model's variables, in its order. */
    ScoreStatistics observed() {
        return ofModel(moments.whole());
    }

    List<PathEstimate> estimates(boolean disattenuate, int resamples, double level, RandomGenerator random) {
        ScoreStatistics observed = observed();
        double[] naive = numbers(model.paths().fit(observed.correlation()));
        double[] corrected = disattenuate
                ? numbers(model.paths()
                        .fit(Attenuation.disattenuate(
                                model.paths().variables(), observed.correlation(), observed.reliability())))
                : new double[0];
        int count = naive.length;
        double[][] naiveDraws = new double[count][resamples];
        double[][] correctedDraws = new double[count][resamples];
        dropped = 0;
        for (int r = 0; r < resamples; r++) {
            ScoreStatistics drawn = ofModel(moments.resampled(random));
            put(naiveDraws, r, drawn.isFinite() ? model.paths().tryFit(drawn.correlation()) : null);
            if (disattenuate) {
                PathFit fit = correctedFit(drawn);
                put(correctedDraws, r, fit);
                dropped += fit == null ? 1 : 0;
            }
        }
        List<PathEstimate> estimates = new ArrayList<>();
        int at = 0;
        for (PathEstimate.Kind kind : PathEstimate.Kind.values()) {
            for (List<String> path : paths(kind)) {
                Optional<Interval> without = disattenuate
                        ? Optional.of(Interval.percentile(corrected[at], correctedDraws[at], level))
                        : Optional.empty();
                estimates.add(
                        new PathEstimate(kind, path, Interval.percentile(naive[at], naiveDraws[at], level), without));
                at++;
            }
        }
        return estimates;
    }

    private @Nullable PathFit correctedFit(ScoreStatistics drawn) {
        if (!drawn.isFinite()) {
            return null;
        }
        double[][] corrected = Attenuation.corrected(drawn.correlation(), drawn.reliability());
        return Attenuation.usable(corrected, drawn.reliability())
                ? model.paths().tryFit(corrected)
                : null;
    }

    private ScoreStatistics ofModel(ScoreStatistics all) {
        int n = place.length;
        double[][] correlation = new double[n][n];
        double[] reliability = new double[n];
        for (int i = 0; i < n; i++) {
            reliability[i] = all.reliability()[place[i]];
            for (int j = 0; j < n; j++) {
                correlation[i][j] = all.correlation()[place[i]][place[j]];
            }
        }
        return new ScoreStatistics(correlation, reliability);
    }

    private List<List<String>> paths(PathEstimate.Kind kind) {
        return switch (kind) {
            case COEFFICIENT ->
                model.paths().equations().stream()
                        .flatMap(e -> e.predictors().stream().map(p -> List.of(p, e.outcome())))
                        .toList();
            case R_SQUARED ->
                model.paths().equations().stream()
                        .map(e -> List.of(e.outcome()))
                        .toList();
            case INDIRECT_EFFECT -> model.indirect();
        };
    }

    /** In the order of {@link #paths}. */
    private double[] numbers(PathFit fit) {
        List<Double> numbers = new ArrayList<>();
        for (double[] row : fit.coefficients()) {
            Arrays.stream(row).forEach(numbers::add);
        }
        Arrays.stream(fit.rSquared()).forEach(numbers::add);
        model.indirect().forEach(path -> numbers.add(model.paths().indirectEffect(fit, path)));
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void put(double[][] draws, int r, @Nullable PathFit fit) {
        double[] numbers = fit == null ? new double[0] : numbers(fit);
        for (int k = 0; k < draws.length; k++) {
            draws[k][r] = fit == null ? Double.NaN : numbers[k];
        }
    }
}
