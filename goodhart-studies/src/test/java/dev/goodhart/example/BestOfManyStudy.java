package dev.goodhart.example;

import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Paper;
import dev.goodhart.study.Scale;
import dev.goodhart.study.Study;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Picks the best of many candidates by a noisy proxy: what it promises is more than what it delivers. */
public final class BestOfManyStudy implements Study<BestOfManyStudy.Settings> {
    /**
     * What is tried.
     *
     * @param candidates how many there are to choose from, at least 2
     * @param rounds how many choices a trial makes, at least 1
     * @param noise standard deviation of the proxy's error, in units of the intended value's
     */
    public record Settings(int candidates, int rounds, double noise) {
        public Settings {
            if (candidates < 2 || rounds < 1 || !(noise >= 0)) {
                throw new IllegalArgumentException(
                        "There must be at least 2 candidates, 1 round and no negative noise, got " + candidates + ", "
                                + rounds + ", " + noise);
            }
        }
    }

    @Override
    public String id() {
        return "best-of-many";
    }

    @Override
    public String title() {
        return "Choosing by a noisy proxy delivers less than it promises";
    }

    @Override
    public Paper paper() {
        return new Paper("Categorizing Variants of Goodhart's Law", "Manheim and Garrabrant", 2018, "arXiv 1803.04585");
    }

    @Override
    public Settings settings(Scale scale) {
        return switch (scale) {
            case QUICK -> new Settings(100, 200, 1);
            case FULL -> new Settings(1000, 5000, 1);
        };
    }

    @Override
    public List<String> arms(Settings settings) {
        return List.of("proxy", "intended");
    }

    @Override
    public int seeds(Scale scale) {
        return 8;
    }

    @Override
    public void run(Trial<Settings> trial) {
        Settings settings = trial.settings();
        boolean byProxy = trial.arm().equals("proxy");
        // Shared by the arms, so that both choose from the same candidates.
        RandomGenerator random = trial.sharedRandom();
        double promised = 0;
        double delivered = 0;
        for (int round = 0; round < settings.rounds(); round++) {
            double bestScore = Double.NEGATIVE_INFINITY;
            double valueOfBest = 0;
            for (int i = 0; i < settings.candidates(); i++) {
                double value = random.nextGaussian();
                double proxy = value + settings.noise() * random.nextGaussian();
                double score = byProxy ? proxy : value;
                if (score > bestScore) {
                    bestScore = score;
                    valueOfBest = value;
                }
            }
            promised += bestScore;
            delivered += valueOfBest;
        }
        trial.recorder().metric("promised", promised / settings.rounds());
        trial.recorder().metric("delivered", delivered / settings.rounds());
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                new Claim(
                        "C1",
                        "With noise as large as the value's own spread, the proxy delivers half of what it promises"
                                + " (ratio in [0.45, 0.55]).",
                        evidence -> {
                            double ratio = mean(evidence, "proxy", "delivered") / mean(evidence, "proxy", "promised");
                            return Judgement.of(ratio >= 0.45 && ratio <= 0.55, number("ratio", ratio));
                        }),
                new Claim("C2", "On every seed the intended value delivers more than the proxy.", evidence -> {
                    double[] proxy = evidence.metric("proxy", "delivered");
                    double[] intended = evidence.metric("intended", "delivered");
                    double worst = Double.POSITIVE_INFINITY;
                    for (int seed = 0; seed < proxy.length; seed++) {
                        worst = Math.min(worst, intended[seed] - proxy[seed]);
                    }
                    return Judgement.of(worst > 0, number("smallest gain", worst));
                }));
    }

    private static double mean(Evidence evidence, String arm, String metric) {
        return Arrays.stream(evidence.metric(arm, metric)).average().orElseThrow();
    }

    private static String number(String name, double value) {
        return String.format(Locale.ROOT, "%s %.3f", name, value);
    }
}
