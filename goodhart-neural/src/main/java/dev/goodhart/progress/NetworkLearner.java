package dev.goodhart.progress;

import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * Fits a network by Adam to the mean of (sum_t c_t - R)^2, and keeps it as it was when it predicted the runs held out best. It sees the
 * numbers of turns, or their hashed words. As with every estimator, bias alone spreads the score: here early stopping, decay and width.
 *
 * @param settings how the network looks and learns
 */
public record NetworkLearner(NetworkSettings settings) implements ContributionLearner {
    /**
     * Fits. The same runs and settings give the same numbers to the last bit.
     *
     * @param runs at least one run, all in words or all with as many features
     * @return what it has learnt
     * @throws CancellationException if the thread is interrupted
     * @throws ArithmeticException if the gradient is not finite
     */
    @Override
    public NetworkContributions learn(List<ScoredRun> runs) {
        RandomGenerator random =
                SeedTree.of("progress network").child(settings.seed()).generator();
        TurnInputs inputs = TurnInputs.of(runs);
        EncodedRuns encoded = inputs.encode(runs);
        int[] order = new int[runs.size()];
        Arrays.setAll(order, i -> i);
        shuffle(order, random);
        int held = (int) (settings.heldOut() * order.length);
        int[] heldOut = Arrays.copyOf(order, held);
        int[] trained = Arrays.copyOfRange(order, held, order.length);
        Standardization standard = Standardization.of(encoded, trained, inputs.words());
        double unit = deviation(encoded, trained);
        try (ProgressNetwork net = network(standard.width(), random)) {
            Adam adam = new Adam(
                    AdamSettings.of(settings.learningRate()).withWeightDecay(settings.weightDecay()), net.parameters());
            NetworkContributions best = net.learned(inputs, standard, unit);
            double least = Double.POSITIVE_INFINITY;
            int since = 0;
            for (int epoch = 0; epoch < settings.epochs() && since < settings.patience(); epoch++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("stopped between epochs");
                }
                shuffle(trained, random);
                for (int from = 0; from < trained.length; from += settings.batch()) {
                    int to = Math.min(trained.length, from + settings.batch());
                    net.differentiate(RunBatch.of(encoded, Arrays.copyOfRange(trained, from, to), standard, unit));
                    adam.step();
                }
                NetworkContributions now = net.learned(inputs, standard, unit);
                double error = error(now, encoded, heldOut);
                // Without runs held out every error is 0, and the last network is kept.
                boolean better = held == 0 || error < least;
                since = better ? 0 : since + 1;
                best = better ? now : best;
                least = Math.min(least, error);
            }
            return best;
        }
    }

    private ProgressNetwork network(int inputs, RandomGenerator random) {
        return settings.memory()
                ? new MemoryNetwork(inputs, settings.width(), random)
                : new TurnNetwork(inputs, settings.width(), random);
    }

    private static double error(NetworkContributions network, EncodedRuns runs, int[] chosen) {
        double sum = 0;
        for (int run : chosen) {
            double error = Arrays.stream(network.of(runs, run)).sum() - runs.reward()[run];
            sum += error * error;
        }
        return sum;
    }

    /** Standard deviation of the scores, or 1 if they are all the same. */
    private static double deviation(EncodedRuns runs, int[] chosen) {
        double mean = Arrays.stream(chosen)
                .mapToDouble(run -> runs.reward()[run])
                .average()
                .orElse(0);
        double square = Arrays.stream(chosen)
                .mapToDouble(run -> (runs.reward()[run] - mean) * (runs.reward()[run] - mean))
                .average()
                .orElse(0);
        return square > 0 ? Math.sqrt(square) : 1;
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
    }
}
