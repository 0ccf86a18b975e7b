package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.WilsonInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How good a learned reward is on comparisons that it was not trained on. Ties are counted and left out of everything else.
 *
 * <p>Accuracy on comparisons of the kind that was trained on says little about what a policy tuned against the reward will find
 * ({@code dev.goodhart.overoptimization}).
 *
 * @param comparisons how many there are, ties included
 * @param ties how many of them are ties
 * @param accuracy share ordered as they were answered, with a 95 % Wilson interval; equal chances count half
 * @param logLoss mean negative log likelihood of the answers, in nats; a coin has 0.693
 * @param slope factor on the log odds of expected answers that would make the answers given most likely: 1 is calibrated, below 1 too sure; infinite where
 *     every answer fits
 * @param calibrationError mean distance between confidence and accuracy over the bins, weighted by their size
 * @param calibration ten bins of the confidence in the expected answer, from 0.5 to 1
 * @param byDisagreement five groups of comparisons of equal size, by the deviation among the members' chances; empty for a single model
 * @param byJudge accuracy by who answered, most answers first
 * @param length what lengths have to do with it; none where all are equal or unknown
 */
public record RewardEvaluation(
        int comparisons,
        int ties,
        Interval accuracy,
        double logLoss,
        double slope,
        double calibrationError,
        List<Bin> calibration,
        List<Bin> byDisagreement,
        Map<String, Bin> byJudge,
        Optional<LengthConfound> length) {
    private static final int CALIBRATION_BINS = 10;
    private static final int DISAGREEMENT_BINS = 5;

    /**
     * Some of the comparisons.
     *
     * @param size how many
     * @param mean mean confidence, or mean disagreement; NaN when there are none
     * @param accuracy share that is right, with a 95 % Wilson interval
     */
    public record Bin(int size, double mean, Interval accuracy) {}

    /** Copies the collections. */
    public RewardEvaluation {
        calibration = List.copyOf(calibration);
        byDisagreement = List.copyOf(byDisagreement);
        byJudge = Collections.unmodifiableMap(new LinkedHashMap<>(byJudge));
    }

    /**
     * Evaluates one model.
     *
     * @param model the model
     * @param items what the comparisons speak of
     * @param comparisons at least one that is no tie, not trained on
     * @return the evaluation, with the items' numbers of rows as their lengths
     */
    public static RewardEvaluation of(RewardModel model, ComparedItems items, List<Comparison> comparisons) {
        return of(RewardEnsemble.of(List.of(model)), items, comparisons, lengths(items));
    }

    /**
     * Evaluates an ensemble by the mean of its members' chances.
     *
     * @param ensemble the ensemble
     * @param items what the comparisons speak of
     * @param comparisons at least one that is no tie, not trained on
     * @param lengths {@code [items]} lengths
     * @return the evaluation
     * @throws IllegalArgumentException if all comparisons are ties, or one speaks of an unknown item
     */
    public static RewardEvaluation of(
            RewardEnsemble ensemble, ComparedItems items, List<Comparison> comparisons, double[] lengths) {
        IndexedComparisons pairs = IndexedComparisons.of(comparisons, items, TieRule.DROPPED);
        List<Comparison> decided = comparisons.stream()
                .filter(c -> IndexedComparisons.outcome(c) != PairLoss.TIE)
                .toList();
        int n = pairs.size();
        if (n == 0) {
            throw new IllegalArgumentException("There must be a comparison that is no tie, there is none");
        }
        double[][] scores = ensemble.scores(items);
        double[] chance = new double[n];
        double[] disagreement = new double[n];
        double[] gap = new double[n];
        double[] right = new double[n];
        double loss = 0;
        for (int k = 0; k < n; k++) {
            int a = pairs.first()[k];
            int b = pairs.second()[k];
            double[] chances = ensemble.preferences(scores, a, b);
            double mean = Arrays.stream(chances).average().orElseThrow();
            chance[k] = mean;
            disagreement[k] = Math.sqrt(QuerySelection.DISAGREEMENT.value(chances));
            gap[k] = Arrays.stream(scores)
                    .mapToDouble(s -> s[a] - s[b])
                    .average()
                    .orElseThrow();
            boolean first = pairs.outcome()[k] == PairLoss.FIRST;
            right[k] = mean == 0.5 ? 0.5 : mean > 0.5 == first ? 1 : 0;
            // No finite number of comparisons shows that something never happens.
            loss -= Math.log(Math.max(first ? mean : 1 - mean, 1e-12)) / n;
        }
        double[] confidence = Arrays.stream(chance).map(p -> Math.max(p, 1 - p)).toArray();
        List<Bin> bins = calibration(confidence, right);
        double error = bins.stream()
                .filter(bin -> bin.size() > 0)
                .mapToDouble(
                        bin -> bin.size() * Math.abs(bin.mean() - bin.accuracy().estimate()) / n)
                .sum();
        return new RewardEvaluation(
                comparisons.size(),
                comparisons.size() - n,
                WilsonInterval.of(Arrays.stream(right).sum(), n),
                loss,
                CalibrationSlope.of(
                        Arrays.stream(chance)
                                .map(p -> Math.log(Math.max(p, 1e-12) / Math.max(1 - p, 1e-12)))
                                .toArray(),
                        pairs.outcome()),
                error,
                bins,
                ensemble.members().size() == 1 ? List.of() : byDisagreement(disagreement, right),
                byJudge(decided, confidence, right),
                LengthConfound.of(pairs, gap, right, lengths));
    }

    /**
     * The items' numbers of rows.
     *
     * @param items the items
     * @return {@code [items]}
     */
    public static double[] lengths(ComparedItems items) {
        return IntStream.range(0, items.size()).mapToDouble(items::length).toArray();
    }

    private static List<Bin> calibration(double[] confidence, double[] right) {
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < CALIBRATION_BINS; b++) {
            int bin = b;
            bins.add(bin(
                    IntStream.range(0, right.length)
                            .filter(k -> Math.clamp((long) ((confidence[k] - 0.5) * 2 * CALIBRATION_BINS), 0, 9) == bin)
                            .toArray(),
                    confidence,
                    right));
        }
        return bins;
    }

    private static List<Bin> byDisagreement(double[] disagreement, double[] right) {
        int n = right.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> disagreement[k]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < DISAGREEMENT_BINS; b++) {
            int from = (int) ((long) b * n / DISAGREEMENT_BINS);
            int to = (int) ((b + 1L) * n / DISAGREEMENT_BINS);
            if (to > from) {
                bins.add(bin(Arrays.copyOfRange(order, from, to), disagreement, right));
            }
        }
        return bins;
    }

    private static Map<String, Bin> byJudge(List<Comparison> decided, double[] confidence, double[] right) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int k = 0; k < right.length; k++) {
            places.computeIfAbsent(decided.get(k).judge(), j -> new ArrayList<>())
                    .add(k);
        }
        Map<String, Bin> bins = new LinkedHashMap<>();
        places.entrySet().stream()
                .sorted(Comparator.comparingInt(e -> -e.getValue().size()))
                .forEach(e -> bins.put(
                        e.getKey(),
                        bin(e.getValue().stream().mapToInt(Integer::intValue).toArray(), confidence, right)));
        return bins;
    }

    private static Bin bin(int[] places, double[] measure, double[] right) {
        return new Bin(
                places.length,
                Arrays.stream(places).mapToDouble(k -> measure[k]).average().orElse(Double.NaN),
                WilsonInterval.of(
                        Arrays.stream(places).mapToDouble(k -> right[k]).sum(), places.length));
    }
}
