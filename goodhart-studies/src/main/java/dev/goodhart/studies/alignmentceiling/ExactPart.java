package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.overoptimization.BestOfN;
import dev.goodhart.overoptimization.BestOfNCurve;
import dev.goodhart.overoptimization.ExponentialTilt;
import dev.goodhart.overoptimization.LawFit;
import dev.goodhart.overoptimization.LawForm;
import dev.goodhart.overoptimization.ResponseSet;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Best-of-n on finite sets, and the world y ~ N(0, 1) with proxy y and gold {@code a y - b y^2}: the tilt by lambda is N(lambda, 1), at
 * {@code KL = lambda^2 / 2} with a gain of {@code sqrt(2) a d - 2 b d^2}, so that the law of best-of-n holds exactly for the tilt.
 */
final class ExactPart {
    static final double A = 1;
    static final double B = 0.25;
    static final int[] DRAWS = {2, 4, 16, 64, 256, 1024};
    static final int[] FINITE_DRAWS = {2, 4, 8, 16, 32, 64};
    static final int ATOMS = 1000;

    private static final double REACH = 12;
    private static final double STEP = 0.002;

    private ExactPart() {}

    static void run(Trial<AlignmentCeilingSettings> trial) {
        finite(trial.recorder());
        world(trial.recorder());
        sampled(trial.settings(), trial.random(), trial.recorder());
    }

    private static void finite(Recorder recorder) {
        double[] proxy = new double[ATOMS];
        Arrays.setAll(proxy, i -> i);
        ResponseSet atoms = ResponseSet.uniform(proxy);
        ResponseSet two = ResponseSet.uniform(new double[] {0, 1});
        double[] n = Arrays.stream(FINITE_DRAWS).asDoubleStream().toArray();
        recorder.series(
                "KL, 1000 atoms",
                n,
                Arrays.stream(FINITE_DRAWS)
                        .mapToDouble(k -> BestOfN.klDivergence(atoms, k))
                        .toArray());
        recorder.series(
                "KL, two atoms",
                n,
                Arrays.stream(FINITE_DRAWS)
                        .mapToDouble(k -> BestOfN.klDivergence(two, k))
                        .toArray());
        recorder.series("KL, formula", n, Arrays.stream(n).map(BestOfN::klBound).toArray());
    }

    private static void world(Recorder recorder) {
        ResponseSet responses = responses();
        double[] gold = Arrays.stream(responses.proxy()).map(ExactPart::gold).toArray();
        double start = ResponseSet.mean(responses.mass(), gold);
        double[] d = new double[24];
        double[] gain = new double[d.length];
        for (int i = 0; i < d.length; i++) {
            double[] policy = new ExponentialTilt(0.125 * (i + 1)).policy(responses);
            d[i] = Math.sqrt(responses.klDivergence(policy));
            gain[i] = ResponseSet.mean(policy, gold) - start;
        }
        LawFit fit = LawFit.of(LawForm.BEST_OF_N, d, gain);
        recorder.series("gain, tilt", d, gain);
        recorder.metric("alpha", fit.law().alpha());
        recorder.metric("beta", fit.law().beta());
        fit.law().peak().ifPresent(peak -> {
            recorder.metric("peak", peak.d());
            recorder.metric("ceiling", peak.gain());
            ResponseSet byGold = new ResponseSet(responses.mass(), gold);
            double possible = ResponseSet.mean(
                            ExponentialTilt.within(byGold, peak.klBudget()).policy(byGold), gold)
                    - start;
            recorder.metric("efficiency", peak.gain() / possible);
        });
        recorder.metric("best lambda", bestTilt(responses, gold));
        double[] n = Arrays.stream(DRAWS).asDoubleStream().toArray();
        double[] bestOfN = Arrays.stream(DRAWS)
                .mapToDouble(k -> ResponseSet.mean(BestOfN.policy(responses, k), gold) - start)
                .toArray();
        recorder.series("gain, best of n", n, bestOfN);
    }

    /** Ternary search for the tilt with the highest gold, which is concave in lambda. */
    private static double bestTilt(ResponseSet responses, double[] gold) {
        double low = 0;
        double high = 4;
        while (high - low > 1e-5) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            double atLeft = ResponseSet.mean(new ExponentialTilt(left).policy(responses), gold);
            double atRight = ResponseSet.mean(new ExponentialTilt(right).policy(responses), gold);
            if (atLeft < atRight) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    /** The unbiased estimate from as many samples as the largest n, over repeats. */
    private static void sampled(AlignmentCeilingSettings settings, RandomGenerator random, Recorder recorder) {
        double[] sum = new double[DRAWS.length];
        double[] squares = new double[DRAWS.length];
        int repeats = settings.longRepeats();
        for (int r = 0; r < repeats; r++) {
            double[] y = IntStream.range(0, DRAWS[DRAWS.length - 1])
                    .mapToDouble(i -> random.nextGaussian())
                    .toArray();
            double[] gold = Arrays.stream(y).map(ExactPart::gold).toArray();
            BestOfNCurve curve = BestOfNCurve.of(y);
            for (int k = 0; k < DRAWS.length; k++) {
                double gain = curve.mean(DRAWS[k], gold) + B;
                sum[k] += gain;
                squares[k] += gain * gain;
            }
        }
        double[] n = Arrays.stream(DRAWS).asDoubleStream().toArray();
        double[] mean = Arrays.stream(sum).map(s -> s / repeats).toArray();
        double[] error = new double[DRAWS.length];
        Arrays.setAll(error, k -> Math.sqrt((squares[k] / repeats - mean[k] * mean[k]) / (repeats - 1)));
        recorder.series("gain, sampled", n, mean);
        recorder.series("standard error, sampled", n, error);
    }

    /** Cells of a standard normal, each at its middle. */
    static ResponseSet responses() {
        int cells = (int) Math.round(2 * REACH / STEP);
        NormalDistribution normal = new NormalDistribution();
        double[] proxy = new double[cells];
        double[] mass = new double[cells];
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            proxy[i] = -REACH + (i + 0.5) * STEP;
            mass[i] = normal.density(proxy[i]) * STEP;
            sum += mass[i];
        }
        for (int i = 0; i < cells; i++) {
            mass[i] /= sum;
        }
        return new ResponseSet(mass, proxy);
    }

    private static double gold(double y) {
        return A * y - B * y * y;
    }
}
