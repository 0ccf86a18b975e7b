package dev.goodhart.goalconditioned;

import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Learns a reward from preference pairs together with hidden states that say how a beginning is going (Nath et al. 2024):
 * L = L_preference + lambda L_contrast.
 *
 * <p>A step is one forward of all its sequences; the losses and their gradients at scores and states are computed on arrays; one backward.
 * Positions are taken from lengths, never from the end of the padding.
 */
public final class GoalConditionedRewardTrainer {
    private static final LatentLoss NO_LATENT = new LatentLoss(0, Double.NaN, Double.NaN, Double.NaN);

    private GoalConditionedRewardTrainer() {}

    /**
     * Learns a model.
     *
     * @param backbone the network under it, which is trained and which the model takes over
     * @param pairs at least one
     * @param options how
     * @param random where randomness comes from
     * @return the model, whose goal is the mean last state of the chosen answers; to be closed
     */
    public static PrefixRewardModel fit(
            SequenceBackbone backbone, List<SequencePair> pairs, PrefixRewardOptions options, RandomGenerator random) {
        return fit(backbone, pairs, options, random, PrefixTrainingListener.NONE);
    }

    /**
     * Learns a model and tells of every step.
     *
     * @param backbone the network under it, which is trained and which the model takes over
     * @param pairs at least one
     * @param options how
     * @param random where randomness comes from
     * @param listener hears of every step
     * @return the model, whose goal is the mean last state of the chosen answers; to be closed
     * @throws IllegalArgumentException if a hidden state depends on later steps
     */
    public static PrefixRewardModel fit(
            SequenceBackbone backbone,
            List<SequencePair> pairs,
            PrefixRewardOptions options,
            RandomGenerator random,
            PrefixTrainingListener listener) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one pair, there are none");
        }
        CausalityCheck.require(backbone, pairs.getFirst());
        HeadNetwork head = new HeadNetwork(options.head(), backbone.width(), random);
        boolean done = false;
        try {
            Adam adam = new Adam(AdamSettings.of(options.learningRate()), backbone.parameters(), head.parameters());
            for (int step = 1; step <= options.steps(); step++) {
                List<Sequence> sequences = new ArrayList<>();
                for (int k = 0; k < options.batch(); k++) {
                    SequencePair pair = pairs.get(random.nextInt(pairs.size()));
                    sequences.add(pair.chosen());
                    sequences.add(pair.rejected());
                }
                accumulate(backbone, head, sequences, options, random, step, listener);
                float l2 = (float) options.l2();
                backbone.parameters().addGradient(backbone.parameters().values(), l2);
                head.parameters().addGradient(head.parameters().values(), l2);
                adam.step();
            }
            PrefixRewardModel model = new PrefixRewardModel(backbone, head);
            model.setGoal(model.goalState(
                    "chosen", pairs.stream().map(SequencePair::chosen).toList()));
            done = true;
            return model;
        } finally {
            if (!done) {
                head.close();
            }
        }
    }

    private static void accumulate(
            SequenceBackbone backbone,
            HeadNetwork head,
            List<Sequence> sequences,
            PrefixRewardOptions options,
            RandomGenerator random,
            int step,
            PrefixTrainingListener listener) {
        int longest = sequences.stream().mapToInt(Sequence::length).max().orElseThrow();
        int width = backbone.width();
        double preference;
        LatentLoss latent = NO_LATENT;
        try (PointerScope scope = new PointerScope()) {
            Tensor hidden = backbone.hidden(sequences, longest);
            int rows = longest * sequences.size();
            HiddenStates states = new HiddenStates(Tensors.floats(hidden), sequences, width);
            Tensor scored = head.scores(hidden);
            float[] atScores = new float[rows];
            preference = DensePreference.gradient(Tensors.floats(scored), states, options.scores(), atScores);
            Tensor surrogate = scored.mul(Tensors.of(atScores, rows, 1)).sum();
            if (!options.latent().isEmpty()) {
                float[] atStates = new float[rows * width];
                for (LatentObjective objective : options.latent()) {
                    latent = objective.gradient(states, random, atStates);
                }
                surrogate = surrogate.add(
                        hidden.mul(Tensors.of(atStates, rows, width)).sum());
            }
            surrogate.backward();
        }
        listener.step(step, preference, latent);
    }
}
