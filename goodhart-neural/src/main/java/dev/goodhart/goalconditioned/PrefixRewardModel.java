package dev.goodhart.goalconditioned;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A reward of sequences that scores their prefixes too.
 *
 * <p>How it can mislead: cosines are no probabilities; with a linear head they go with the reward, so that a policy that games one games
 * both; whoever optimises either should audit the result by what was really wanted.
 */
public final class PrefixRewardModel implements AutoCloseable {
    private static final int STEPS_AT_ONCE = 1 << 14;

    private final SequenceBackbone backbone;
    private final HeadNetwork head;
    private @Nullable GoalState goal;

    PrefixRewardModel(SequenceBackbone backbone, HeadNetwork head) {
        this.backbone = backbone;
        this.head = head;
    }

    /** {@return length of a hidden state} */
    public int width() {
        return backbone.width();
    }

    /** {@return how states become scores} */
    public RewardHead head() {
        return head.kind();
    }

    /** {@return the goal that it is asked about unless another is named: that of the chosen answers} */
    public GoalState goal() {
        if (goal == null) {
            throw new IllegalStateException("The model has no goal yet");
        }
        return goal;
    }

    void setGoal(GoalState state) {
        this.goal = state;
    }

    /** {@return a checksum of all weights, by which goals know their model} */
    public String fingerprint() {
        CRC32 sum = new CRC32();
        for (float[] values :
                List.of(backbone.parameters().values(), head.parameters().values())) {
            for (float value : values) {
                int bits = Float.floatToIntBits(value);
                for (int shift = 0; shift < 32; shift += 8) {
                    sum.update(bits >>> shift);
                }
            }
        }
        return String.format("%08x", sum.getValue());
    }

    /**
     * Scores whole sequences.
     *
     * @param sequences at least one
     * @return {@code [sequences]} the score after the last step; only differences mean something
     */
    public double[] score(List<? extends Sequence> sequences) {
        double[][] rewards = scorePrefixes(sequences).rewards();
        return Arrays.stream(rewards).mapToDouble(r -> r[r.length - 1]).toArray();
    }

    /**
     * Scores every prefix.
     *
     * @param sequences at least one, each with an answer
     * @return scores and hidden states after each step of the answers
     */
    public PrefixScores scorePrefixes(List<? extends Sequence> sequences) {
        double[][] rewards = new double[sequences.size()][];
        List<float[]> hidden = new ArrayList<>();
        int width = width();
        for (int from = 0; from < sequences.size(); ) {
            int longest = 0;
            int to = from;
            while (to < sequences.size()
                    && (to == from
                            || (to - from + 1)
                                            * Math.max(
                                                    longest, sequences.get(to).length())
                                    <= STEPS_AT_ONCE)) {
                longest = Math.max(longest, sequences.get(to).length());
                to++;
            }
            List<? extends Sequence> part = sequences.subList(from, to);
            float[] states = new float[longest * part.size() * width];
            float[] scores = new float[longest * part.size()];
            run(part, longest, states, scores);
            for (int b = 0; b < part.size(); b++) {
                Sequence own = part.get(b);
                if (own.answerLength() == 0) {
                    throw new IllegalArgumentException(
                            "A sequence must have an answer to be scored, sequence " + (from + b) + " has none");
                }
                rewards[from + b] = new double[own.answerLength()];
                float[] answer = new float[own.answerLength() * width];
                for (int t = 0; t < own.answerLength(); t++) {
                    int row = (own.prompt() + t) * part.size() + b;
                    rewards[from + b][t] = scores[row];
                    System.arraycopy(states, row * width, answer, t * width, width);
                }
                hidden.add(answer);
            }
            from = to;
        }
        return new PrefixScores(rewards, hidden, width, fingerprint());
    }

    private void run(List<? extends Sequence> part, int longest, float[] states, float[] scores) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor tensor = backbone.hidden(part, longest);
            Tensors.copy(tensor, states);
            Tensors.copy(head.scores(tensor), scores);
        }
    }

    /**
     * The goal that a set of answers stands for: the mean of their last hidden states.
     *
     * @param name what they have in common
     * @param answers at least one
     * @return the goal
     */
    public GoalState goalState(String name, List<? extends Sequence> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("The goal '" + name + "' must be of at least one answer, is of none");
        }
        int width = width();
        double[] mean = new double[width];
        for (float[] states : scorePrefixes(answers).hidden()) {
            for (int i = 0; i < width; i++) {
                mean[i] += states[states.length - width + i] / answers.size();
            }
        }
        return new GoalState(name, mean, fingerprint());
    }

    /**
     * Cosines of every prefix to a goal.
     *
     * @param sequences at least one
     * @param towards a goal of this model
     * @return {@code [sequences][answer length]} in [-1, 1]
     */
    public double[][] qValues(List<? extends Sequence> sequences, GoalState towards) {
        return scorePrefixes(sequences).qValues(towards);
    }

    /**
     * Writes network, head and goal.
     *
     * @param file where to
     */
    public void write(CheckpointWriter file) {
        backbone.write(file);
        file.text("head", head.kind().name());
        file.put("head.", head.parameters());
        file.text("goal", goal().name());
        file.put("goal.vector", goal().vector());
    }

    /**
     * Reads what {@link #write} wrote, where the network is a {@link RecurrentBackbone}.
     *
     * @param path the file, for messages
     * @param file where from
     * @return the model, to be closed
     * @throws InvalidInputException if something is missing or does not fit
     */
    public static PrefixRewardModel read(Path path, CheckpointReader file) {
        RewardHead kind = Arrays.stream(RewardHead.values())
                .filter(h -> h.name().equals(file.text("head")))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.at(
                        path.toString(), 0, "head", "must be LINEAR or MLP, is '" + file.text("head") + "'", ""));
        RecurrentBackbone backbone = RecurrentBackbone.read(path, file);
        HeadNetwork head = new HeadNetwork(kind, backbone.width(), new ResumableRandom(0));
        PrefixRewardModel model = new PrefixRewardModel(backbone, head);
        try {
            file.get("head.", head.parameters());
            if (file.length("goal.vector") != backbone.width()) {
                throw InvalidInputException.at(
                        path.toString(),
                        0,
                        "goal.vector",
                        "must have " + backbone.width() + " numbers like the model's states, has "
                                + file.length("goal.vector"),
                        "");
            }
            double[] vector = new double[backbone.width()];
            file.get("goal.vector", vector);
            model.setGoal(new GoalState(file.text("goal"), vector, model.fingerprint()));
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** The first steps of a sequence. */
    static Sequence prefix(Sequence whole, int length) {
        return switch (whole) {
            case Sequence.Tokens own ->
                new Sequence.Tokens(Arrays.copyOf(own.tokens(), length), Math.min(own.prompt(), length));
            case Sequence.Vectors own ->
                new Sequence.Vectors(Arrays.copyOf(own.steps(), length), Math.min(own.prompt(), length));
        };
    }

    @Override
    public void close() {
        backbone.close();
        head.close();
    }
}
