package dev.goodhart.studies.judgestability;

import dev.goodhart.judge.FleissKappa;
import dev.goodhart.judge.KrippendorffAlpha;
import dev.goodhart.judge.RatingCounts;
import dev.goodhart.study.Recorder;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.ToDoubleFunction;

/**
 * The published ratings of 120 Estonian dialogues by three annotators, as how many dialogues had which counts of each value. Which annotator
 * gave which is not needed, except for Cohen's kappa, which is therefore not recomputed here.
 */
final class AnnotatorPatterns {
    /** {n0, n1, dialogues}: does the content make sense, no or yes. */
    private static final int[][] COHERENCE = {
        {3, 0, 6}, {2, 1, 14}, {1, 2, 16}, {0, 3, 81}, {0, 2, 2}, {0, 1, 1},
    };

    /** {n0, n1, n2, n3, dialogues}: is this fluent, 0 to 3. */
    private static final int[][] FLUENCY = {
        {2, 1, 0, 0, 1}, {2, 0, 1, 0, 1}, {1, 1, 1, 0, 1}, {0, 3, 0, 0, 3}, {0, 2, 1, 0, 11}, {0, 2, 0, 1, 1},
        {0, 2, 0, 0, 1}, {0, 1, 2, 0, 14}, {0, 1, 1, 1, 3}, {0, 1, 0, 2, 2}, {0, 0, 3, 0, 31}, {0, 0, 2, 1, 18},
        {0, 0, 1, 2, 17}, {0, 0, 1, 0, 1}, {0, 0, 0, 3, 14}, {0, 0, 0, 2, 1},
    };

    private AnnotatorPatterns() {}

    static RatingCounts coherence() {
        return expanded(COHERENCE);
    }

    static RatingCounts fluency() {
        return expanded(FLUENCY);
    }

    private static RatingCounts expanded(int[][] patterns) {
        int categories = patterns[0].length - 1;
        double[] values = new double[categories];
        Arrays.setAll(values, j -> j);
        return new RatingCounts(
                values,
                Arrays.stream(patterns)
                        .flatMap(p -> Collections.nCopies(p[categories], Arrays.copyOf(p, categories)).stream())
                        .toArray(int[][]::new));
    }

    static void run(Recorder recorder) {
        record(recorder, "coherence", coherence(), 1);
        record(recorder, "fluency", fluency(), 2);
    }

    private static void record(Recorder recorder, String name, RatingCounts ratings, double spread) {
        recorder.metric(name + ": items", ratings.counts().length);
        recorder.metric(name + ": kappa, complete", FleissKappa.completeCases(ratings));
        recorder.metric(name + ": kappa", FleissKappa.varyingRaters(ratings));
        recorder.metric(name + ": kappa, first row's n", firstRowKappa(ratings));
        recorder.metric(name + ": alpha nominal", KrippendorffAlpha.NOMINAL.of(ratings));
        recorder.metric(name + ": alpha ordinal", KrippendorffAlpha.ORDINAL.of(ratings));
        recorder.metric(name + ": alpha interval", KrippendorffAlpha.INTERVAL.of(ratings));
        recorder.metric(name + ": observed agreement", ratings.observedAgreement());
        recorder.metric(name + ": items apart", (double) ratings.itemsWithSpread(spread));
        moments(recorder, name + ": item means", ratings, AnnotatorPatterns::mean);
        moments(recorder, name + ": item medians", ratings, AnnotatorPatterns::median);
        moments(recorder, name + ": majorities", ratings, AnnotatorPatterns::majority);
    }

    private static void moments(
            Recorder recorder, String name, RatingCounts ratings, ToDoubleFunction<double[]> summary) {
        double[] items = Arrays.stream(ratings.counts())
                .mapToDouble(counts -> summary.applyAsDouble(values(counts)))
                .toArray();
        double mean = mean(items);
        double squares = Arrays.stream(items).map(x -> (x - mean) * (x - mean)).sum();
        recorder.metric(name + ", mean", mean);
        recorder.metric(name + ", sd", Math.sqrt(squares / (items.length - 1)));
    }

    private static double[] values(int[] counts) {
        double[] values = new double[Arrays.stream(counts).sum()];
        int at = 0;
        for (int j = 0; j < counts.length; j++) {
            for (int n = 0; n < counts[j]; n++) {
                values[at++] = j;
            }
        }
        return values;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The value most often given, the lowest of several. */
    private static double majority(double[] sorted) {
        double best = sorted[0];
        long most = 0;
        for (double value : sorted) {
            long count = Arrays.stream(sorted).filter(v -> v == value).count();
            if (count > most) {
                most = count;
                best = value;
            }
        }
        return best;
    }

    /**
     * The mistake behind the published 0.385: the number of ratings of the first item, 3, is used for all, also for those with two or one.
     * What {@link FleissKappa} is compared with, not a measure of agreement.
     */
    static double firstRowKappa(RatingCounts ratings) {
        RatingCounts used = ratings.withAtLeast(2);
        double n = used.ratings(0);
        double items = used.counts().length;
        double[] share = new double[used.values().length];
        double agreement = 0;
        for (int[] item : used.counts()) {
            double squares = 0;
            for (int j = 0; j < share.length; j++) {
                share[j] += item[j] / (items * n);
                squares += (double) item[j] * item[j];
            }
            agreement += (squares - n) / (n * (n - 1)) / items;
        }
        double chance = Arrays.stream(share).map(p -> p * p).sum();
        return (agreement - chance) / (1 - chance);
    }
}
