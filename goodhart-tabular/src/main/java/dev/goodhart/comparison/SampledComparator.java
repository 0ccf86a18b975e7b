package dev.goodhart.comparison;

import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The VAL distance for rewards given as functions, from samples (Skalse et al. 2024, sect. 5).
 *
 * <p>V of one fixed policy is fitted to its trajectories under each reward by least-squares temporal differences; the canonical reward
 * of a pair is c(s, a) = mean over successors of R(s, a, s') - V(s) + discount V(s'); norm and distance are means over the coverage
 * sample. Both rewards see the same samples, which cancels most of the noise: shaping by a potential that the features can express,
 * zero at termination, changes nothing at all, whatever the sample.
 *
 * <p>How it can mislead: with features that cannot express V the canonical reward is off by the Bellman error, alike for both rewards
 * but not invisibly; few successors or few steps look like distance, compare {@link SampledDistance#firstBaseline}; and the coverage
 * decides what counts. Immutable, may be shared by threads if the features and rewards may.
 */
public final class SampledComparator {
    /**
     * How the distance is measured.
     *
     * @param power p of the norm (mean |x|^p)^(1/p), at least 1 and finite
     * @param resamples number of bootstrap resamples, at least 20
     * @param confidence of the interval, in (0, 1)
     */
    public record Settings(double power, int resamples, double confidence) {
        /** Checks the ranges. */
        public Settings {
            require(power >= 1 && Double.isFinite(power), "power", power, "be at least 1 and finite");
            require(resamples >= 20, "resamples", resamples, "be at least 20");
            require(confidence > 0 && confidence < 1, "confidence", confidence, "be in (0, 1)");
        }

        /** {@return power 2, 200 resamples, confidence 0.95} */
        public static Settings defaults() {
            return new Settings(2, 200, 0.95);
        }
    }

    private final TransitionBatch trajectories;
    private final TransitionBatch coverage;
    private final TemporalDifferenceFit fit;
    private final CoveragePoints points;
    private final Settings settings;

    /**
     * Prepares comparisons in one world.
     *
     * @param trajectories steps of at least two trajectories of one fixed policy, in order; the last may end anyhow
     * @param features what the fitted values see of a state; at most 2,000
     * @param coverage where rewards are compared
     * @param discount in [0, 1)
     * @param settings how distances are measured
     * @throws IllegalArgumentException if the sizes do not fit or a sampled number is not finite
     */
    public SampledComparator(
            TransitionBatch trajectories,
            StateFeatures features,
            CoverageSample coverage,
            double discount,
            Settings settings) {
        require(discount >= 0 && discount < 1, "discount", discount, "be in [0, 1)");
        require(
                features.count() >= 1 && features.count() <= TemporalDifferenceFit.FEATURE_LIMIT,
                "number of features",
                features.count(),
                "be in [1, " + TemporalDifferenceFit.FEATURE_LIMIT + "]");
        this.trajectories = trajectories;
        this.coverage = coverage.transitions();
        checkSameShape(trajectories, this.coverage);
        checkFinite(trajectories, "trajectories");
        checkFinite(this.coverage, "coverage sample");
        this.fit = new TemporalDifferenceFit(trajectories, features, discount);
        this.points = new CoveragePoints(coverage, features, discount);
        this.settings = settings;
    }

    /**
     * The canonical values of a reward at the coverage pairs: the sampled advantages of the policy.
     *
     * @param reward a reward
     * @return {@code [pairs]}, not normalised
     * @throws IllegalArgumentException if a score is not finite, or the trajectories do not determine the values
     */
    public double[] canonical(RewardFunction reward) {
        Scored scored = score(reward, "reward");
        return points.canonical(scored.onCoverage(), fit.fit(scored.rightSides())[0]);
    }

    /**
     * The distance of two rewards.
     *
     * @param first a reward
     * @param second a reward
     * @param random for the bootstrap; the estimate and the baselines do not depend on it
     * @return the estimate with its interval and baselines
     * @throws IllegalArgumentException if a score is not finite, or the trajectories do not determine the values
     */
    public SampledDistance distance(RewardFunction first, RewardFunction second, RandomGenerator random) {
        Scored one = score(first, "first reward");
        Scored two = score(second, "second reward");
        double[][] weights = fit.fit(one.rightSides(), two.rightSides());
        double[] a = points.canonical(one.onCoverage(), weights[0]);
        double[] b = points.canonical(two.onCoverage(), weights[1]);
        int[] once = new int[points.size()];
        Arrays.fill(once, 1);
        boolean firstTrivial = isTrivial(one, a);
        boolean secondTrivial = isTrivial(two, b);
        double distance = distance(a, firstTrivial, b, secondTrivial, once);
        double[] resampled = new double[settings.resamples()];
        for (int i = 0; i < resampled.length; i++) {
            double[][] refitted = fit.refit(repeats(fit.blocks(), random), one.rightSides(), two.rightSides());
            resampled[i] = distance(
                    points.canonical(one.onCoverage(), refitted[0]),
                    firstTrivial,
                    points.canonical(two.onCoverage(), refitted[1]),
                    secondTrivial,
                    repeats(points.size(), random));
        }
        Arrays.sort(resampled);
        double tail = (1 - settings.confidence()) / 2;
        return new SampledDistance(
                distance,
                quantile(resampled, tail),
                quantile(resampled, 1 - tail),
                baseline(one, firstTrivial, once),
                baseline(two, secondTrivial, once),
                firstTrivial,
                secondTrivial);
    }

    /** The distance of a reward from itself, values and successors drawn twice. */
    private double baseline(Scored scored, boolean trivial, int[] once) {
        int[] even = new int[fit.blocks()];
        int[] odd = new int[fit.blocks()];
        for (int b = 0; b < even.length; b++) {
            even[b] = 1 - b % 2;
            odd[b] = b % 2;
        }
        double[] one = points.firstHalf(scored.onCoverage(), fit.refit(even, scored.rightSides())[0]);
        double[] two = points.secondHalf(scored.onCoverage(), fit.refit(odd, scored.rightSides())[0]);
        return distance(one, trivial, two, trivial, once);
    }

    private double distance(double[] a, boolean aTrivial, double[] b, boolean bTrivial, int[] repeats) {
        double scaleA = aTrivial ? 0 : inverse(norm(a, repeats));
        double scaleB = bTrivial ? 0 : inverse(norm(b, repeats));
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = scaleA * a[i] - scaleB * b[i];
        }
        return norm(difference, repeats);
    }

    private double norm(double[] x, int[] repeats) {
        double sum = 0;
        double count = 0;
        for (int i = 0; i < x.length; i++) {
            double size = Math.abs(x[i]);
            sum += repeats[i] * (settings.power() == 2 ? size * size : Math.pow(size, settings.power()));
            count += repeats[i];
        }
        return Math.pow(sum / count, 1 / settings.power());
    }

    private boolean isTrivial(Scored scored, double[] canonical) {
        double raw = 0;
        for (double r : scored.onCoverage()) {
            raw = Math.max(raw, Math.abs(r));
        }
        double left = 0;
        for (double c : canonical) {
            left = Math.max(left, Math.abs(c));
        }
        return left <= RewardComparator.TRIVIAL * raw;
    }

    /** A reward's scores on the coverage sample, and its side of the fit. */
    private record Scored(double[] onCoverage, double[][] rightSides) {}

    private Scored score(RewardFunction reward, String name) {
        return new Scored(
                scores(reward, coverage, name, "coverage sample"),
                fit.rightSides(scores(reward, trajectories, name, "trajectories")));
    }

    private static double[] scores(RewardFunction reward, TransitionBatch batch, String name, String where) {
        double[] out = new double[batch.size()];
        reward.score(batch, out);
        for (int i = 0; i < out.length; i++) {
            if (!Double.isFinite(out[i])) {
                throw new IllegalArgumentException(
                        "The " + name + " must be a finite number, is " + out[i] + " in row " + i + " of the " + where);
            }
        }
        return out;
    }

    /** How often each of n things is drawn in n draws with replacement. */
    private static int[] repeats(int n, RandomGenerator random) {
        int[] repeats = new int[n];
        for (int i = 0; i < n; i++) {
            repeats[random.nextInt(n)]++;
        }
        return repeats;
    }

    private static double inverse(double norm) {
        return norm > 0 ? 1 / norm : 0;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static void checkSameShape(TransitionBatch trajectories, TransitionBatch coverage) {
        if (trajectories.stateDim() != coverage.stateDim() || trajectories.actionDim() != coverage.actionDim()) {
            throw new IllegalArgumentException("The trajectories have stateDim " + trajectories.stateDim()
                    + " and actionDim " + trajectories.actionDim() + ", the coverage sample must have the same, has "
                    + coverage.stateDim() + " and " + coverage.actionDim());
        }
    }

    private static void checkFinite(TransitionBatch batch, String where) {
        for (double[] values : new double[][] {batch.state(), batch.action(), batch.next()}) {
            for (double v : values) {
                if (!Double.isFinite(v)) {
                    throw new IllegalArgumentException("Every number in the " + where + " must be finite, one is " + v);
                }
            }
        }
    }

    private static void require(boolean condition, String name, double value, String what) {
        if (!condition) {
            throw new IllegalArgumentException("The " + name + " (" + value + ") must " + what);
        }
    }
}
