package dev.goodhart.studies.offswitch;

import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.NormalBelief;
import dev.goodhart.oversight.OffSwitchGame;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.oversight.SmoothHuman;
import dev.goodhart.study.Recorder;
import java.util.Locale;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Part A: Delta over (E[U], sigma), checked against other ways of computing it, and the boundary where it changes sign. */
final class Surfaces {
    /** Cells this near the boundary sigma^2 = 2 beta |mu| count as on it. */
    private static final double ON_BOUNDARY = 1e-12;

    static final double[] BOUNDARY_BETAS = {0.1, 0.25, 0.5, 1, 1.5};
    static final double BOUNDARY_MEAN = 0.25;
    static final int MAP_BETAS = 15;
    static final double[] CUTS = {0, 0.75, -0.25};

    private Surfaces() {}

    static void run(OffSwitchSettings settings, Recorder recorder) {
        rational(settings, recorder);
        recorder.progress(0.2);
        erring(settings, recorder);
        recorder.progress(0.7);
        logistic(settings, recorder);
        boundary(settings, recorder);
        maps(settings, recorder);
    }

    private static OffSwitchGame game(double mu, double sigma, HumanPolicy human) {
        return new OffSwitchGame(new NormalBelief(mu, sigma), human);
    }

    private static void rational(OffSwitchSettings settings, Recorder recorder) {
        NormalDistribution normal = new NormalDistribution();
        double least = Double.POSITIVE_INFINITY;
        double leastInside = Double.POSITIVE_INFINITY;
        double error = 0;
        for (double mu : settings.means()) {
            for (double sigma : settings.sigmas()) {
                OffSwitchGame game = game(mu, sigma, new RationalHuman());
                double delta = game.incentiveToDefer();
                double textbook = mu * normal.cumulativeProbability(mu / sigma)
                        + sigma * normal.density(mu / sigma)
                        - Math.max(mu, 0);
                least = Math.min(least, delta);
                if (Math.abs(mu) / sigma < 6) {
                    leastInside = Math.min(leastInside, delta);
                }
                error = Math.max(error, Math.abs(delta - textbook));
                error = Math.max(error, Math.abs(game.incentiveByExpectation() - textbook));
            }
        }
        recorder.metric("rational: least Delta", least);
        recorder.metric("rational: least Delta where |mu| / sigma < 6", leastInside);
        recorder.metric("rational: largest error against the closed form", error);
    }

    private static void erring(OffSwitchSettings settings, Recorder recorder) {
        double stein = 0;
        double quadrature = 0;
        int smoothCells = 0;
        for (HumanPolicy human : Humans.ERRING) {
            for (double mu : settings.means()) {
                for (double sigma : settings.sigmas()) {
                    OffSwitchGame game = game(mu, sigma, human);
                    double delta = game.incentiveToDefer();
                    quadrature = Math.max(quadrature, Math.abs(delta - game.incentiveByExpectation()));
                    if (human instanceof SmoothHuman) {
                        stein = Math.max(stein, Math.abs(delta - game.incentiveBySteinIdentity()));
                        smoothCells++;
                    }
                }
            }
        }
        recorder.metric("smooth: cells", smoothCells);
        recorder.metric("smooth: largest error of Stein's identity", stein);
        recorder.metric("erring: largest error against quadrature", quadrature);
    }

    /** Signs are taken from the quadrature of the definition, which knows nothing of the boundary. */
    private static void logistic(OffSwitchSettings settings, Recorder recorder) {
        int cells = 0;
        int wrong = 0;
        int onBoundary = 0;
        double largestOn = 0;
        int thumbDoubt = 0;
        int thumbVariance = 0;
        int thumbAlways = 0;
        for (double beta : Humans.BETAS) {
            HumanPolicy human = new BoltzmannHuman(beta);
            for (double mu : settings.means()) {
                for (double sigma : settings.sigmas()) {
                    double delta = game(mu, sigma, human).incentiveByExpectation();
                    double excess = sigma * sigma - 2 * beta * Math.abs(mu);
                    if (Math.abs(excess) < ON_BOUNDARY) {
                        onBoundary++;
                        largestOn = Math.max(largestOn, Math.abs(delta));
                        continue;
                    }
                    cells++;
                    boolean ask = delta > 0;
                    wrong += Math.signum(delta) == Math.signum(excess) ? 0 : 1;
                    thumbDoubt += ask == sigma > Math.abs(mu) ? 0 : 1;
                    thumbVariance += ask == sigma * sigma > Math.abs(mu) ? 0 : 1;
                    thumbAlways += ask ? 0 : 1;
                }
            }
        }
        recorder.metric("logistic: cells off the boundary", cells);
        recorder.metric("logistic: cells with the wrong sign", wrong);
        recorder.metric("logistic: cells on the boundary", onBoundary);
        recorder.metric("logistic: largest |Delta| in cells on the boundary", largestOn);
        recorder.metric("misclassified by 'ask iff sigma > |mu|'", (double) thumbDoubt / cells);
        recorder.metric("misclassified by 'ask iff sigma^2 > |mu|'", (double) thumbVariance / cells);
        recorder.metric("misclassified by 'always ask'", (double) thumbAlways / cells);
        recorder.metric("misclassified by 'never ask'", 1 - (double) thumbAlways / cells);
    }

    private static void boundary(OffSwitchSettings settings, Recorder recorder) {
        double largestOn = 0;
        double rootError = 0;
        for (double beta : BOUNDARY_BETAS) {
            HumanPolicy human = new BoltzmannHuman(beta);
            for (double mu : settings.means()) {
                if (mu != 0) {
                    double edge = Math.sqrt(2 * beta * Math.abs(mu));
                    largestOn =
                            Math.max(largestOn, Math.abs(game(mu, edge, human).incentiveByExpectation()));
                    double root = bisected(mu, human);
                    rootError = Math.max(rootError, Math.abs(root - edge));
                    if (mu == BOUNDARY_MEAN) {
                        recorder.metric(rootName(beta), root);
                    }
                }
            }
        }
        recorder.metric("logistic: largest |Delta| on the boundary", largestOn);
        recorder.metric("logistic: largest error of the root", rootError);
    }

    static String rootName(double beta) {
        return String.format(Locale.ROOT, "logistic: root in sigma at mu = 0.25, beta = %.2f", beta);
    }

    private static double bisected(double mu, HumanPolicy human) {
        double low = 1e-3;
        double high = 4;
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (game(mu, middle, human).incentiveByExpectation() > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    private static void maps(OffSwitchSettings settings, Recorder recorder) {
        double[] means = settings.means();
        double[] sigmas = settings.sigmas();
        for (double sigma : sigmas) {
            double[] delta = new double[means.length];
            for (int i = 0; i < delta.length; i++) {
                delta[i] = game(means[i], sigma, new RationalHuman()).incentiveToDefer();
            }
            recorder.series(String.format(Locale.ROOT, "rational, sigma = %.4f", sigma), means, delta);
        }
        for (int b = 1; b <= MAP_BETAS; b++) {
            double[] delta = new double[sigmas.length];
            for (int i = 0; i < delta.length; i++) {
                delta[i] = game(BOUNDARY_MEAN, sigmas[i], new BoltzmannHuman(b / 10.0))
                        .incentiveToDefer();
            }
            recorder.series(String.format(Locale.ROOT, "logistic, beta = %.1f", b / 10.0), sigmas, delta);
        }
        for (double mu : CUTS) {
            double[] delta = new double[sigmas.length];
            for (int i = 0; i < delta.length; i++) {
                delta[i] = game(mu, sigmas[i], new RationalHuman()).incentiveToDefer();
            }
            recorder.series("rational, E[U] = " + mu, sigmas, delta);
        }
    }
}
