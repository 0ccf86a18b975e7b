package dev.goodhart.studies.denserewards;

import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Policies learnt from few samples under each credit, and the noise of their gradients (part D). */
final class SampledCredit {
    static final String ARM = "credit, sampled gradients";
    static final List<Double> KAPPAS = List.of(0.0, 0.5);
    static final List<Double> RATES = List.of(0.1, 0.3, 1.0);
    static final List<Integer> LENGTHS = List.of(16, 64);

    private static final int UNITS = 40;
    private static final int BATCH = 4;
    private static final int UPDATES = 400;
    private static final int SHOWN_EVERY = 20;
    private static final int NOISE_BATCHES = 4000;

    private SampledCredit() {}

    /** What each unit is weighed by. */
    enum Weighing {
        SPARSE("sparse"),
        UNIFORM("uniform"),
        SHAPLEY("Shapley, reward-to-go"),
        OWN_UNIT("own unit only"),
        PREFIX("prefix");

        private final String label;

        Weighing(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        double[] weights(PairSequence game, int[] string) {
            double[] shapley = game.shapleyCredits(string);
            double[] equal = new double[shapley.length];
            Arrays.fill(equal, Arrays.stream(shapley).sum());
            return switch (this) {
                case SPARSE -> equal;
                case UNIFORM -> {
                    double score = equal[0];
                    Arrays.fill(equal, score / equal.length);
                    yield ExactCredit.toGo(equal);
                }
                case SHAPLEY -> ExactCredit.toGo(shapley);
                case OWN_UNIT -> shapley;
                case PREFIX -> ExactCredit.toGo(game.prefixCredits(string));
            };
        }
    }

    static void run(Trial<DenseRewardsSettings> trial) {
        // A node of its own for each run: none depends on how many come before it.
        SeedTree seeds = new SeedTree(trial.random().nextLong());
        for (double kappa : KAPPAS) {
            PairSequence game =
                    new PairSequence(UNITS, kappa, seeds.child("game").generator());
            for (Weighing weighing : Weighing.values()) {
                for (double rate : RATES) {
                    learn(
                            trial,
                            game,
                            weighing,
                            kappa,
                            rate,
                            seeds.child("learn").generator());
                }
            }
        }
        for (int length : LENGTHS) {
            PairSequence game = new PairSequence(
                    length, 0.5, seeds.child("noise").child(length).generator());
            for (Weighing weighing : List.of(Weighing.SPARSE, Weighing.SHAPLEY, Weighing.OWN_UNIT)) {
                RandomGenerator random = seeds.child("batches").child(length).generator();
                trial.recorder().metric(noise(weighing, length), noise(game, weighing, random));
                trial.recorder().progress(length / 80.0);
            }
        }
    }

    private static void learn(
            Trial<DenseRewardsSettings> trial,
            PairSequence game,
            Weighing weighing,
            double kappa,
            double rate,
            RandomGenerator random) {
        BigramPolicy policy = new BigramPolicy(game.units());
        double uniform = policy.expected(game);
        double best = game.best();
        double[] at = new double[UPDATES / SHOWN_EVERY + 1];
        double[] value = new double[at.length];
        for (int update = 1; update <= UPDATES; update++) {
            policy.step(gradient(policy, game, weighing, random), rate);
            if (update % SHOWN_EVERY == 0) {
                at[update / SHOWN_EVERY] = update;
                value[update / SHOWN_EVERY] = (policy.expected(game) - uniform) / (best - uniform);
            }
        }
        trial.recorder().series(curve(weighing, kappa, rate), at, value);
        trial.recorder().metric(end(weighing, kappa, rate), value[value.length - 1]);
    }

    private static double[][][] gradient(
            BigramPolicy policy, PairSequence game, Weighing weighing, RandomGenerator random) {
        int[][] batch = new int[BATCH][];
        double[][] weights = new double[BATCH][];
        for (int b = 0; b < BATCH; b++) {
            batch[b] = policy.draw(random);
            weights[b] = weighing.weights(game, batch[b]);
        }
        return policy.gradient(batch, weights);
    }

    /** Total variance of the uniform policy's gradient estimate over its squared mean, both from samples, the mean without bias. */
    private static double noise(PairSequence game, Weighing weighing, RandomGenerator random) {
        BigramPolicy policy = new BigramPolicy(game.units());
        int letters = PairSequence.LETTERS;
        double[] sum = new double[game.units() * letters * letters];
        double squares = 0;
        for (int i = 0; i < NOISE_BATCHES; i++) {
            double[][][] gradient = gradient(policy, game, weighing, random);
            for (int t = 0; t < game.units(); t++) {
                for (int before = 0; before < letters; before++) {
                    for (int k = 0; k < letters; k++) {
                        double g = gradient[t][before][k];
                        sum[(t * letters + before) * letters + k] += g;
                        squares += g * g;
                    }
                }
            }
        }
        double meanSquared =
                Arrays.stream(sum).map(s -> s / NOISE_BATCHES).map(m -> m * m).sum();
        double variance = (squares / NOISE_BATCHES - meanSquared) * NOISE_BATCHES / (NOISE_BATCHES - 1.0);
        return variance / (meanSquared - variance / NOISE_BATCHES);
    }

    static String end(Weighing weighing, double kappa, double rate) {
        return "end value of " + weighing.label() + ", kappa " + kappa + ", rate " + rate;
    }

    static String curve(Weighing weighing, double kappa, double rate) {
        return "value of " + weighing.label() + ", kappa " + kappa + ", rate " + rate;
    }

    static String noise(Weighing weighing, int length) {
        return "noise-to-signal of " + weighing.label() + ", N " + length;
    }
}
