package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The laws fitted to one curve, and what follows.
 *
 * @param curve the points with a gold
 * @param fits every form that could be fitted, the one with the smallest error first
 * @param intervals bootstrap of the first
 * @param extrapolation how the first, fitted up to the cut, did beyond; empty where there are too few points on a side
 * @param ceiling what follows from the first
 */
public record LawReport(
        GainCurve curve,
        List<LawFit> fits,
        LawIntervals intervals,
        Optional<LawFit.Extrapolation> extrapolation,
        AlignmentCeiling ceiling) {
    /** From so many runs on, runs are resampled; below, their points. */
    static final int RUNS_TO_RESAMPLE = 5;

    /** Copies the fits. */
    public LawReport {
        fits = List.copyOf(fits);
    }

    /**
     * Fits a curve.
     *
     * @param curve the curve
     * @param forms the laws to choose from
     * @param cut up to where the law is fitted to be judged beyond
     * @param resamples bootstrap resamples
     * @param random where their draws come from
     * @return the report
     * @throws InvalidInputException if no form can be fitted
     */
    static LawReport of(
            GainCurve curve, List<LawForm> forms, OptionalDouble cut, int resamples, RandomGenerator random) {
        GainCurve points = curve.withGold();
        double reach = Arrays.stream(points.d()).max().orElse(0);
        if (points.d().length == 0) {
            throw new InvalidInputException(
                    "A gold reward must be measured to fit a law, run '" + curve.name() + "' has none");
        }
        List<LawFit> fits = new ArrayList<>();
        InvalidInputException refused = null;
        for (LawForm form : forms) {
            try {
                fits.add(LawFit.of(form, points.d(), points.gold()));
            } catch (InvalidInputException e) {
                refused = refused == null ? e : refused;
            }
        }
        if (refused != null && fits.isEmpty()) {
            throw new InvalidInputException("Run '" + curve.name() + "': " + refused.getMessage(), refused);
        }
        fits.sort((a, b) -> Double.compare(a.error(), b.error()));
        LawForm form = fits.getFirst().law().form();
        int[][] clusters =
                points.clusters().length >= RUNS_TO_RESAMPLE ? points.clusters() : singles(points.d().length);
        LawIntervals intervals = LawIntervals.of(form, points.d(), points.gold(), clusters, resamples, random);
        return new LawReport(
                points,
                fits,
                intervals,
                extrapolation(form, points, cut.orElse(reach / 2)),
                AlignmentCeiling.of(fits.getFirst(), intervals.certainty()));
    }

    /** {@return the fit that was chosen} */
    public LawFit fit() {
        return fits.getFirst();
    }

    /** {@return the largest minus the smallest gain, 0 for the start included} */
    public double range() {
        return Math.max(0, Arrays.stream(curve.gold()).max().orElse(0))
                - Math.min(0, Arrays.stream(curve.gold()).min().orElse(0));
    }

    /** {@return proxy gain minus gold gain at the largest distance, the mean over points there; both must have one unit to mean something} */
    public double proxyGoldGap() {
        double reach = Arrays.stream(curve.d()).max().orElse(Double.NaN);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < curve.d().length; i++) {
            if (curve.d()[i] == reach) {
                sum += curve.proxy()[i] - curve.gold()[i];
                count++;
            }
        }
        return sum / count;
    }

    private static Optional<LawFit.Extrapolation> extrapolation(LawForm form, GainCurve points, double cut) {
        try {
            return Optional.of(LawFit.upTo(form, points.d(), points.gold(), cut));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static int[][] singles(int n) {
        int[][] singles = new int[n][];
        Arrays.setAll(singles, i -> new int[] {i});
        return singles;
    }
}
