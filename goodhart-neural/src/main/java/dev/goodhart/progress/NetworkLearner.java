package dev.goodhart.progress;

import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.HashedTextEncoding;
import dev.goodhart.attribution.NumericEncoding;
import dev.goodhart.attribution.PairEncoding;
import dev.goodhart.attribution.RidgeFit;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.TurnEncoding;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.random.Shuffle;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * Fits networks to the mean of (sum_t c_t - R)^2, beginning where ridge ends. Runs are dealt into parts. For each part a ridge and a network
 * are fitted without it: the network's output begins at 0, Adam fits it to what the ridge misses, and it is kept as it was when the two
 * predicted the part best, which may be before the first step. What is learnt is the ridge of all runs plus the mean of the networks. So
 * a network of few runs is next to ridge, and one that has nothing to add adds nothing.
 *
 * <p>As with every estimator, bias alone spreads the score: here the ridge's penalty, and stopping early.
 *
 * @param settings how the networks look and learn
 * @param pairs whether a turn in words is one feature for its observation and action, as in a finite world, instead of hashed words
 */
public record NetworkLearner(NetworkSettings settings, boolean pairs) implements ContributionLearner {
    private static final int BITS = 12;

    /**
     * On the numbers of turns, or their hashed words.
     *
     * @param settings how the networks look and learn
     */
    public NetworkLearner(NetworkSettings settings) {
        this(settings, false);
    }

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
        TurnEncoding encoding = encoding(runs);
        EncodedRuns encoded = encoding.encode(runs);
        int[] order = new int[runs.size()];
        Arrays.setAll(order, i -> i);
        Shuffle.inPlace(order, random);
        int folds = Math.min(settings.folds(), order.length);
        List<HiddenLayer> layers = new ArrayList<>();
        for (int fold = 0; fold < folds && folds > 1; fold++) {
            int held = fold;
            int[] trained = places(order, i -> i % folds != held);
            double[] line = RidgeFit.weights(
                    encoding.encode(Arrays.stream(trained).mapToObj(runs::get).toList()), settings.lambda());
            NetworkContributions found =
                    fit(encoding, encoded, line, trained, places(order, i -> i % folds == held), random);
            found.layers().forEach(layer -> layers.add(layer.times(1.0 / folds)));
        }
        return new NetworkContributions(
                encoding, settings.memory(), RidgeFit.weights(encoded, settings.lambda()), layers);
    }

    private TurnEncoding encoding(List<ScoredRun> runs) {
        if (runs.getFirst().turns().getFirst().numeric()) {
            return NumericEncoding.of(runs);
        }
        return pairs ? PairEncoding.of(runs) : HashedTextEncoding.ofBits(BITS);
    }

    private interface Chosen {
        boolean test(int place);
    }

    private static int[] places(int[] order, Chosen chosen) {
        int[] found = new int[order.length];
        int count = 0;
        for (int i = 0; i < order.length; i++) {
            if (chosen.test(i)) {
                found[count++] = order[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private NetworkContributions fit(
            TurnEncoding encoding,
            EncodedRuns runs,
            double[] line,
            int[] trained,
            int[] heldOut,
            RandomGenerator random) {
        Standardization standard = Standardization.of(runs, trained, !(encoding instanceof NumericEncoding));
        double unit = deviation(runs, trained);
        double[] missed = runs.predictions(line);
        Arrays.setAll(missed, run -> (runs.reward()[run] - missed[run]) / unit);
        NetworkContributions best = new NetworkContributions(encoding, settings.memory(), line, List.of());
        double least = error(best, runs, heldOut);
        try (ProgressNetwork net = network(standard.width(), random)) {
            Adam adam = new Adam(AdamSettings.of(settings.learningRate()), net.parameters());
            int since = 0;
            for (int epoch = 0; epoch < settings.epochs() && since < settings.patience(); epoch++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("stopped between epochs");
                }
                Shuffle.inPlace(trained, random);
                for (int from = 0; from < trained.length; from += settings.batch()) {
                    int to = Math.min(trained.length, from + settings.batch());
                    net.differentiate(RunBatch.of(runs, Arrays.copyOfRange(trained, from, to), standard, missed));
                    adam.step();
                }
                HiddenLayer layer = net.learned(encoding.features(), standard, unit);
                NetworkContributions now = new NetworkContributions(encoding, settings.memory(), line, List.of(layer));
                double error = error(now, runs, heldOut);
                since = error < least ? 0 : since + 1;
                best = error < least ? now : best;
                least = Math.min(least, error);
            }
        }
        return best;
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
}
