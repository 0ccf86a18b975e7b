package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Mlp;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import java.util.List;

/**
 * A reward learned from comparisons: P(a is preferred to b) = sigmoid(R(a) - R(b)), where R is the sum or the mean of a network's outputs
 * over the rows of an item (Bradley and Terry 1952; Christiano et al. 2017, eq. 1).
 *
 * <p>Two scales: {@link #scores} are R as it was fitted, differences of which are log odds; {@link #score} gives the reward of a
 * transition in units of the training rows, mean 0 and deviation 1, as learners want it. Comparisons do not say where zero is. Whoever
 * optimises a sum of such rewards over episodes whose length can be chosen optimises the length as well.
 *
 * <p>Not safe for use by several threads; closing frees the native memory.
 */
public final class RewardModel implements RewardFunction, AutoCloseable {
    /** The report of a model whose training was not seen. */
    static final TrainingReport UNKNOWN = new TrainingReport(0, 0, 0, List.of());

    /** Deviations from the mean over the rows trained on within which inputs are kept. */
    public static final double INPUT_LIMIT = InputScaling.LIMIT;

    private final RewardInputs inputs;
    private final InputScaling scaling;
    private final RewardModelSettings settings;
    private final Mlp net;
    private final double threshold;
    private final double outputMean;
    private final double outputDeviation;
    private final RewardProvenance provenance;
    private final TrainingReport report;
    private double[] seen = new double[0];

    RewardModel(
            RewardInputs inputs,
            InputScaling scaling,
            RewardModelSettings settings,
            Mlp net,
            double threshold,
            double[] outputs,
            RewardProvenance provenance,
            TrainingReport report) {
        this.inputs = inputs;
        this.scaling = scaling;
        this.settings = settings;
        this.net = net;
        this.threshold = threshold;
        this.outputMean = outputs[0];
        this.outputDeviation = outputs[1];
        this.provenance = provenance;
        this.report = report;
    }

    /** Measures the outputs on the rows that were trained on. */
    static RewardModel of(
            RewardInputs inputs,
            InputScaling scaling,
            RewardModelSettings settings,
            Mlp net,
            double threshold,
            RewardProvenance provenance,
            ScaledItems scaled,
            TrainingReport report) {
        int rows = scaled.start()[scaled.size()];
        float[] out = ScaledItems.outputs(net, scaled.rows(), rows);
        double mean = 0;
        for (int i = 0; i < rows; i++) {
            mean += out[i * net.outputs()] / (double) rows;
        }
        double squares = 0;
        for (int i = 0; i < rows; i++) {
            double off = out[i * net.outputs()] - mean;
            squares += off * off / rows;
        }
        double deviation = Math.sqrt(squares);
        return new RewardModel(
                inputs,
                scaling,
                settings,
                net,
                threshold,
                new double[] {mean, deviation > 1e-9 ? deviation : 1},
                provenance,
                report);
    }

    /**
     * Trains with the usual settings.
     *
     * @param comparisons who was preferred to whom, at least one
     * @param items what they speak of
     * @return the model, to be closed
     */
    public static RewardModel train(List<Comparison> comparisons, ComparedItems items) {
        return train(comparisons, items, RewardModelSettings.defaults(), 1);
    }

    /**
     * Trains. The same four give the same model to the last bit on every processor with AVX2.
     *
     * @param comparisons who was preferred to whom, at least one that counts
     * @param items what they speak of
     * @param settings the settings
     * @param seed decides first weights, what is held out and the order
     * @return the model, to be closed
     * @throws IllegalArgumentException if a comparison speaks of an unknown item, or none is left to learn from
     */
    public static RewardModel train(
            List<Comparison> comparisons, ComparedItems items, RewardModelSettings settings, long seed) {
        SeedTree seeds = SeedTree.of("reward-model").child(seed);
        return RewardTraining.of(comparisons, items, settings, seed)
                .run(
                        seeds.child("weights").generator(),
                        seeds.child("order").generator(),
                        false,
                        null,
                        0,
                        TrainingListener.NONE);
    }

    /** {@return what it sees} */
    public RewardInputs inputs() {
        return inputs;
    }

    /** {@return its settings} */
    public RewardModelSettings settings() {
        return settings;
    }

    /** {@return where it comes from} */
    public RewardProvenance provenance() {
        return provenance;
    }

    /** {@return learned} */
    public RewardRole role() {
        return provenance.role();
    }

    /** {@return how its training went; without epochs where it was loaded or averaged} */
    public TrainingReport report() {
        return report;
    }

    /** {@return the threshold of ties in log odds, 0 where ties are no outcome of their own} */
    public double tieThreshold() {
        return threshold;
    }

    /** {@return mean and deviation of the outputs on the training rows, in log odds} */
    public double[] outputScale() {
        return new double[] {outputMean, outputDeviation};
    }

    /**
     * The reward of transitions, in units of the training rows.
     *
     * @param batch the transitions
     * @param out {@code [at least batch.size()]} receives the rewards
     */
    @Override
    public void score(TransitionBatch batch, double[] out) {
        int count = batch.size();
        if (seen.length < count * inputs.width()) {
            seen = new double[count * inputs.width()];
        }
        inputs.write(batch, seen, 0);
        float[] raw = ScaledItems.outputs(net, scaling.apply(seen, count), count);
        for (int i = 0; i < count; i++) {
            out[i] = (raw[i * net.outputs()] - outputMean) / outputDeviation;
        }
    }

    /** Adds the gradients of {@link #score} over what is seen of transitions, given in their own units, times a weight. */
    void addGradients(double[] rows, int n, double weight, double[] out) {
        float[] scaled = scaling.apply(rows, n);
        float[] raw = ScaledItems.gradients(net, scaled, n);
        int width = inputs.width();
        for (int i = 0; i < n * width; i++) {
            out[i] += weight * raw[i] * scaling.slope(i % width, scaled[i]) / outputDeviation;
        }
    }

    /** {@return {@code [inputs.width()]} means over the rows trained on; a copy} */
    public double[] inputMean() {
        return scaling.mean().clone();
    }

    /** {@return {@code [inputs.width()]} deviations over the rows trained on, 0 for inputs that were constant and are not used; a copy} */
    public double[] inputDeviation() {
        return scaling.deviation().clone();
    }

    /**
     * The scores of items, as they were fitted.
     *
     * @param items items with the inputs of this model
     * @return {@code [items]} R; differences are log odds
     * @throws IllegalArgumentException if the items have other inputs
     */
    public double[] scores(ComparedItems items) {
        requireSame(items.inputs());
        double[] all = ScaledItems.of(items, scaling).scores(net, settings.aggregation());
        if (net.outputs() == 1) {
            return all;
        }
        double[] quality = new double[items.size()];
        for (int i = 0; i < quality.length; i++) {
            quality[i] = all[i * net.outputs()];
        }
        return quality;
    }

    /**
     * The mean reward of an item's rows, in units of the training rows.
     *
     * @param score the item's score
     * @param rows its number of rows, at least 1
     * @return the mean of what {@link #score} gives for its rows
     */
    public double meanReward(double score, int rows) {
        double mean = settings.aggregation() == Aggregation.MEAN ? score : score / rows;
        return (mean - outputMean) / outputDeviation;
    }

    /**
     * The chance that the first of two is called better, given that one of them is, label noise included.
     *
     * @param gap R(first) - R(second)
     * @return in [noise / 2, 1 - noise / 2]
     */
    public double preference(double gap) {
        double first = PairLoss.sigmoid(gap - threshold);
        double second = PairLoss.sigmoid(-gap - threshold);
        double share = settings.ties() == TieRule.RAO_KUPPER ? first / (first + second) : PairLoss.sigmoid(gap);
        return (1 - settings.noise()) * share + settings.noise() / 2;
    }

    void requireSame(RewardInputs other) {
        if (!other.equals(inputs)) {
            throw new IllegalArgumentException("The items must have the inputs " + inputs.names()
                    + " that the model was trained on, have " + other.names());
        }
    }

    InputScaling scaling() {
        return scaling;
    }

    Mlp net() {
        return net;
    }

    /** {@return a SHA-256 of everything that decides its rewards, in hexadecimal} */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /**
     * Writes the model as a safetensors file, completely or not at all.
     *
     * @param path where to
     * @throws dev.goodhart.input.InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        RewardModelFile.write(path, List.of(this));
    }

    /**
     * Reads a model.
     *
     * @param path a file that holds one model
     * @return the model, to be closed
     * @throws dev.goodhart.input.InvalidInputException if the file cannot be used
     */
    public static RewardModel load(Path path) {
        List<RewardModel> models = RewardModelFile.read(path);
        if (models.size() > 1) {
            models.forEach(RewardModel::close);
            throw InvalidInputException.at(
                    path.toString(), 0, "", "must hold one model, holds an ensemble of " + models.size(), "");
        }
        return models.getFirst();
    }

    @Override
    public void close() {
        net.close();
    }
}
