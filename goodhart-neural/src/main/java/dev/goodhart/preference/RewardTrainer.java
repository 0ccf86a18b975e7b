package dev.goodhart.preference;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.HostTensor;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import dev.goodhart.transform.Logistic;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Takes gradient steps on comparisons. All rows of a batch go through the network at once, whatever the lengths of their items; scores are
 * sums over segments of its outputs, and the derivative by each score, known in closed form, is spread over the segment again. libtorch sees
 * one product, whose gradient by the weights is the loss's.
 */
final class RewardTrainer implements AutoCloseable {
    private final RewardModelSettings settings;
    private final PairLoss loss;
    private final @Nullable LengthHead lengthHead;
    private final Mlp net;
    private final Adam adam;
    private final @Nullable Parameters threshold;
    private final @Nullable Adam thresholdAdam;
    private boolean freeOfLength;
    private float[] rows = new float[0];
    private float[] slopes = new float[0];
    private @Nullable HostTensor input;
    private @Nullable HostTensor slope;

    RewardTrainer(RewardModelSettings settings, int width, @Nullable LengthHead lengthHead, RandomGenerator random) {
        this.settings = settings;
        this.loss = new PairLoss(settings.noise(), settings.ties());
        this.lengthHead = lengthHead;
        int heads = lengthHead == null ? 1 : 2;
        // Tanh layers behind standardised inputs, and a last layer that is small: scores begin near each other.
        this.net = Mlp.of(
                "reward", widths(width, settings, heads), Activation.TANH, Initialization.ORTHOGONAL, 0.1, random);
        this.adam = new Adam(
                AdamSettings.of(settings.learningRate()).withWeightDecay(settings.weightDecay()), net.parameters());
        if (settings.ties() == TieRule.RAO_KUPPER) {
            threshold =
                    Parameters.builder().add("threshold", new float[] {0}, 1).build();
            thresholdAdam = new Adam(AdamSettings.of(settings.learningRate()), threshold);
        } else {
            threshold = null;
            thresholdAdam = null;
        }
    }

    static int[] widths(int inputs, RewardModelSettings settings, int heads) {
        int[] widths = new int[settings.hidden().size() + 2];
        widths[0] = inputs;
        for (int i = 0; i < settings.hidden().size(); i++) {
            widths[i + 1] = settings.hidden().get(i);
        }
        widths[widths.length - 1] = heads;
        return widths;
    }

    /** Adds the losses of the length head from now on. */
    void freeOfLength() {
        freeOfLength = true;
    }

    /** The network, the trainer's own. */
    Mlp net() {
        return net;
    }

    /** The threshold of Rao and Kupper, 0 for other rules. */
    double threshold() {
        return threshold == null ? 0 : Logistic.softplus(threshold.values()[0]);
    }

    /** Everything that was learned, to go back to. */
    float[] values() {
        float[] own = net.parameters().values();
        float[] values = Arrays.copyOf(own, own.length + 1);
        values[own.length] = threshold == null ? 0 : threshold.values()[0];
        return values;
    }

    void restore(float[] values) {
        System.arraycopy(values, 0, net.parameters().values(), 0, values.length - 1);
        net.parameters().push();
        if (threshold != null) {
            threshold.values()[0] = values[values.length - 1];
            threshold.push();
        }
    }

    /**
     * Takes a step.
     *
     * @param items the items
     * @param pairs comparisons of them
     * @param order places among the comparisons
     * @param from the first of the batch in {@code order}
     * @param count how many
     * @return the loss before the step
     */
    double step(ScaledItems items, IndexedComparisons pairs, int[] order, int from, int count) {
        double value = backward(items, pairs, order, from, count);
        adam.step();
        if (thresholdAdam != null) {
            thresholdAdam.step();
        }
        return value;
    }

    /** Adds the gradient of a batch to that of the parameters. */
    double backward(ScaledItems items, IndexedComparisons pairs, int[] order, int from, int count) {
        int[] slots = new int[2 * count];
        int total = 0;
        for (int k = 0; k < count; k++) {
            slots[k] = pairs.first()[order[from + k]];
            slots[count + k] = pairs.second()[order[from + k]];
            total += items.length(slots[k]) + items.length(slots[count + k]);
        }
        gather(items, slots, total);
        int heads = net.outputs();
        try (PointerScope scope = new PointerScope()) {
            Tensor out = net.forward(
                    inputMemory(total, items.width()).put(rows, 0, total).rows(total));
            double[] scores = aggregate(items, slots, Tensors.floats(out), heads);
            double[] gradient = new double[scores.length];
            double value = loss(pairs, order, from, count, scores, gradient);
            if (lengthHead != null && freeOfLength) {
                value += lengthHead.add(scores, slots, gradient);
            }
            spread(items, slots, gradient, heads);
            Tensor product = out.mul(
                            slopeMemory(total, heads).put(slopes, 0, total).rows(total))
                    .sum();
            if (lengthHead != null && freeOfLength) {
                Tensor penalty = lengthHead.penalty(net);
                value += penalty.item_float();
                product = product.add(penalty);
            }
            product.backward();
            return value;
        }
    }

    private double loss(
            IndexedComparisons pairs, int[] order, int from, int count, double[] scores, double[] gradient) {
        int heads = net.outputs();
        double t = threshold();
        double[] slope = new double[2];
        double sum = 0;
        double byThreshold = 0;
        for (int k = 0; k < count; k++) {
            double first = score(scores, k, heads);
            double second = score(scores, count + k, heads);
            sum += loss.of(first - second, pairs.outcome()[order[from + k]], t, slope);
            byThreshold += slope[1];
            double penalty = settings.scorePenalty();
            sum += penalty * (first * first + second * second);
            for (int head = 0; head < heads; head++) {
                gradient[k * heads + head] = (slope[0] + 2 * penalty * first) / count;
                gradient[(count + k) * heads + head] = (-slope[0] + 2 * penalty * second) / count;
            }
        }
        if (threshold != null) {
            double raw = byThreshold / count * PairLoss.sigmoid(threshold.values()[0]);
            threshold.tensor(0).mul(new Scalar((float) raw)).sum().backward();
        }
        return sum / count;
    }

    private static double score(double[] scores, int slot, int heads) {
        double sum = 0;
        for (int head = 0; head < heads; head++) {
            sum += scores[slot * heads + head];
        }
        return sum;
    }

    /**
     * The mean loss and accuracy (ties left out, equal scores half) on comparisons. Of the penalties only the correlations of a length head
     * count: stopping by preferences alone would choose the model that owes most to length.
     */
    double[] evaluate(ScaledItems items, IndexedComparisons pairs) {
        int heads = net.outputs();
        double[] scores = items.scores(net, settings.aggregation());
        double[] slope = new double[2];
        double sum = 0;
        double right = 0;
        int decided = 0;
        for (int k = 0; k < pairs.size(); k++) {
            double gap = score(scores, pairs.first()[k], heads) - score(scores, pairs.second()[k], heads);
            double outcome = pairs.outcome()[k];
            sum += loss.of(gap, outcome, threshold(), slope);
            if (outcome != PairLoss.TIE) {
                decided++;
                right += gap == 0 ? 0.5 : gap > 0 == (outcome == PairLoss.FIRST) ? 1 : 0;
            }
        }
        if (lengthHead != null && freeOfLength) {
            sum += pairs.size() * lengthHead.add(scores, items.places(), new double[scores.length]);
        }
        return new double[] {sum / pairs.size(), decided == 0 ? Double.NaN : right / decided};
    }

    private void gather(ScaledItems items, int[] slots, int total) {
        int width = items.width();
        if (rows.length < total * width) {
            rows = new float[total * width];
        }
        int to = 0;
        for (int item : slots) {
            int n = items.length(item) * width;
            System.arraycopy(items.rows(), items.start()[item] * width, rows, to, n);
            to += n;
        }
    }

    private double[] aggregate(ScaledItems items, int[] slots, float[] out, int heads) {
        double[] scores = new double[slots.length * heads];
        int row = 0;
        for (int s = 0; s < slots.length; s++) {
            int n = items.length(slots[s]);
            for (int i = 0; i < n * heads; i++) {
                scores[s * heads + i % heads] += out[row * heads + i];
            }
            row += n;
            if (settings.aggregation() == Aggregation.MEAN) {
                for (int head = 0; head < heads; head++) {
                    scores[s * heads + head] /= n;
                }
            }
        }
        return scores;
    }

    private void spread(ScaledItems items, int[] slots, double[] gradient, int heads) {
        int at = 0;
        for (int s = 0; s < slots.length; s++) {
            int n = items.length(slots[s]);
            if (slopes.length < at + n * heads) {
                slopes = Arrays.copyOf(slopes, 2 * (at + n * heads));
            }
            double share = settings.aggregation() == Aggregation.MEAN ? 1.0 / n : 1;
            for (int i = 0; i < n * heads; i++) {
                slopes[at++] = (float) (share * gradient[s * heads + i % heads]);
            }
        }
    }

    private HostTensor inputMemory(int count, int width) {
        input = fitting(input, count, width);
        return input;
    }

    private HostTensor slopeMemory(int count, int width) {
        slope = fitting(slope, count, width);
        return slope;
    }

    private static HostTensor fitting(@Nullable HostTensor memory, int count, int width) {
        if (memory != null && memory.capacity() >= count) {
            return memory;
        }
        if (memory != null) {
            memory.close();
        }
        return new HostTensor(count + count / 2, width);
    }

    /** Frees all but the network, which is handed on. */
    void closeButNet() {
        if (input != null) {
            input.close();
        }
        if (slope != null) {
            slope.close();
        }
        if (threshold != null) {
            threshold.close();
        }
    }

    @Override
    public void close() {
        closeButNet();
        net.close();
    }
}
