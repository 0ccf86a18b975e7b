package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.preference.TrainingReport.Epoch;
import dev.goodhart.random.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One training from beginning to end: split, epochs, early stop, normalised outputs.
 *
 * @param items what was compared
 * @param pairs the comparisons
 * @param settings the settings
 * @param seed what the model's provenance says
 */
record RewardTraining(ComparedItems items, IndexedComparisons pairs, RewardModelSettings settings, long seed) {
    private static final int SPLIT_FROM = 20;

    static RewardTraining of(
            List<Comparison> comparisons, ComparedItems items, RewardModelSettings settings, long seed) {
        IndexedComparisons pairs = IndexedComparisons.of(comparisons, items, settings.ties());
        if (pairs.size() == 0) {
            throw new IllegalArgumentException("There must be a comparison to learn from, of " + comparisons.size()
                    + " none is left\nMaybe all are ties, and those are left out.");
        }
        if (settings.ties() == TieRule.RAO_KUPPER
                && Arrays.stream(pairs.outcome()).noneMatch(o -> o == PairLoss.TIE)) {
            throw new IllegalArgumentException(
                    "There must be a tie to learn a threshold of ties from, there is none\nMaybe leave ties as they are.");
        }
        return new RewardTraining(items, pairs, settings, seed);
    }

    /**
     * Trains.
     *
     * @param weights where the first weights come from
     * @param order where split, draws and order come from
     * @param resample whether as many comparisons are drawn with repetition
     * @param lengthHead a second output for length, or null
     * @param member which model of an ensemble
     * @param listener hears of epochs
     */
    RewardModel run(
            RandomGenerator weights,
            RandomGenerator order,
            boolean resample,
            @Nullable LengthHead lengthHead,
            int member,
            TrainingListener listener) {
        boolean split = settings.heldOut() > 0 && pairs.size() >= SPLIT_FROM;
        IndexedComparisons[] parts = split
                ? pairs.split(settings.heldOut(), order)
                : new IndexedComparisons[] {pairs, pairs.subset(new int[0])};
        IndexedComparisons trained = resample ? parts[0].resampled(order) : parts[0];
        InputScaling scaling = InputScaling.of(items);
        ScaledItems scaled = ScaledItems.of(items, scaling);
        RewardTrainer trainer = new RewardTrainer(settings, scaled.width(), lengthHead, weights);
        boolean finished = false;
        try {
            TrainingReport report = epochs(trainer, scaled, trained, parts[1], order, member, listener);
            RewardModel model = RewardModel.of(
                    items.inputs(),
                    scaling,
                    settings,
                    trainer.net(),
                    trainer.threshold(),
                    new RewardProvenance(seed, pairs.size(), items.size()),
                    scaled,
                    report);
            finished = true;
            return model;
        } finally {
            if (finished) {
                trainer.closeButNet();
            } else {
                trainer.close();
            }
        }
    }

    private TrainingReport epochs(
            RewardTrainer trainer,
            ScaledItems scaled,
            IndexedComparisons trained,
            IndexedComparisons held,
            RandomGenerator random,
            int member,
            TrainingListener listener) {
        // A quality output that begins with the wrong sign would have to pass through zero, where its correlation with
        // length jumps: it
        // stays on the wrong side for ever. So both outputs first explain the preferences, and then part.
        int warmUp = settings.epochs() / 10;
        int[] order = new int[trained.size()];
        Arrays.setAll(order, i -> i);
        List<Epoch> epochs = new ArrayList<>();
        float[] best = trainer.values();
        int bestEpoch = 0;
        double bestLoss = Double.POSITIVE_INFINITY;
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            if (epoch == warmUp + 1) {
                trainer.freeOfLength();
                bestLoss = Double.POSITIVE_INFINITY;
            }
            double loss = epoch(trainer, scaled, trained, order, random);
            double[] judged = held.size() == 0 ? new double[] {Double.NaN, Double.NaN} : trainer.evaluate(scaled, held);
            epochs.add(new Epoch(loss, judged[0], judged[1]));
            // Without comparisons to judge by, the last epoch is kept.
            if (held.size() == 0 || judged[0] < bestLoss) {
                bestLoss = judged[0];
                bestEpoch = epoch;
                best = trainer.values();
            }
            boolean last = epoch == settings.epochs() || epoch - Math.max(warmUp, bestEpoch) >= settings.patience();
            listener.trained(member, last ? settings.epochs() : epoch);
            if (last) {
                break;
            }
        }
        trainer.restore(best);
        return new TrainingReport(trained.size(), held.size(), Math.max(1, bestEpoch), epochs);
    }

    private double epoch(
            RewardTrainer trainer,
            ScaledItems scaled,
            IndexedComparisons trained,
            int[] order,
            RandomGenerator random) {
        Shuffle.inPlace(order, random);
        double sum = 0;
        for (int from = 0; from < order.length; from += settings.batchPairs()) {
            int count = Math.min(settings.batchPairs(), order.length - from);
            sum += count * trainer.step(scaled, trained, order, from, count);
        }
        return sum / order.length;
    }
}
