package dev.goodhart.studies.alignmentceiling;

import dev.goodhart.overoptimization.BestOfNCurve;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Gold is standard normal, the proxy is gold plus an independent error that is normal or Student's t with 2 or 3 degrees of freedom. */
final class TailsPart {
    static final int[] DRAWS = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024};
    private static final int SHORT = 64;

    /** The errors, by the degrees of freedom of Student's t; none for the normal. */
    enum Tail {
        NORMAL("normal", 0),
        T3("t(3)", 3),
        T2("t(2)", 2);

        private final String label;
        private final int degrees;

        Tail(String label, int degrees) {
            this.label = label;
            this.degrees = degrees;
        }

        String label() {
            return label;
        }

        double draw(RandomGenerator random) {
            double squares = 0;
            for (int i = 0; i < degrees; i++) {
                double z = random.nextGaussian();
                squares += z * z;
            }
            return degrees == 0 ? random.nextGaussian() : random.nextGaussian() / Math.sqrt(squares / degrees);
        }
    }

    private TailsPart() {}

    static void run(Trial<AlignmentCeilingSettings> trial) {
        RandomGenerator random = trial.random();
        double[] n = Arrays.stream(DRAWS).asDoubleStream().toArray();
        for (Tail tail : Tail.values()) {
            double[] few = gold(tail, SHORT, trial.settings().repeats(), random);
            double[] many = gold(tail, DRAWS[DRAWS.length - 1], trial.settings().longRepeats(), random);
            double[] gold = new double[DRAWS.length];
            Arrays.setAll(gold, i -> DRAWS[i] <= SHORT ? few[i] : many[i]);
            trial.recorder().series(tail.label(), n, gold);
        }
    }

    /** The mean gold of best-of-n, for every n up to the number of samples of a repeat. */
    private static double[] gold(Tail tail, int samples, int repeats, RandomGenerator random) {
        double[] sum = new double[DRAWS.length];
        double[] gold = new double[samples];
        double[] proxy = new double[samples];
        for (int r = 0; r < repeats; r++) {
            for (int i = 0; i < samples; i++) {
                gold[i] = random.nextGaussian();
                proxy[i] = gold[i] + tail.draw(random);
            }
            BestOfNCurve curve = BestOfNCurve.of(proxy);
            for (int k = 0; k < DRAWS.length && DRAWS[k] <= samples; k++) {
                sum[k] += curve.mean(DRAWS[k], gold) / repeats;
            }
        }
        return sum;
    }
}
