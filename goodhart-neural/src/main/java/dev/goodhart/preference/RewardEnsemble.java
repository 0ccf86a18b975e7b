package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.sharpness.FieldGradient;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several reward models of one kind of input. Each begins with weights of its own and learns from as many comparisons drawn with
 * repetition (Christiano et al. 2017, section 2.2.3), so that they agree where comparisons decide and differ elsewhere.
 *
 * <p>Members that share a flaw of the comparisons agree on it: no disagreement is no proof of being right.
 */
public final class RewardEnsemble implements RewardFunction, AutoCloseable {
    private final List<RewardModel> members;
    private final Combination combination;

    /** How the members' rewards make one. */
    public sealed interface Combination {
        /** Their mean. */
        record Mean() implements Combination {}

        /**
         * Mean less a multiple of the deviation among members: pays less where they disagree.
         *
         * @param deviations the multiple, at least 0
         */
        record Pessimistic(double deviations) implements Combination {
            /** Checks the multiple. */
            public Pessimistic {
                if (!(deviations >= 0)) {
                    throw new IllegalArgumentException("The deviations (" + deviations + ") must be at least 0");
                }
            }
        }

        /** The least of them. */
        record Minimum() implements Combination {}
    }

    private RewardEnsemble(List<RewardModel> members, Combination combination) {
        this.members = List.copyOf(members);
        this.combination = combination;
        members.forEach(member -> member.requireSame(members.getFirst().inputs()));
    }

    /**
     * An ensemble of given models, which are closed with it.
     *
     * @param members at least one, all of the same inputs
     * @return the ensemble, whose reward is their mean
     */
    public static RewardEnsemble of(List<RewardModel> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("An ensemble must have a member");
        }
        return new RewardEnsemble(members, new Combination.Mean());
    }

    /**
     * Trains an ensemble.
     *
     * @param comparisons who was preferred to whom
     * @param items what they speak of
     * @param settings the settings of every member
     * @param size how many members, at least 1; a single one learns from all comparisons as they are
     * @param seed decides all that is random
     * @param listener hears of epochs
     * @return the ensemble, to be closed
     */
    public static RewardEnsemble train(
            List<Comparison> comparisons,
            ComparedItems items,
            RewardModelSettings settings,
            int size,
            long seed,
            TrainingListener listener) {
        if (size < 1) {
            throw new IllegalArgumentException("An ensemble must have a member, is to have " + size);
        }
        RewardTraining training = RewardTraining.of(comparisons, items, settings, seed);
        List<RewardModel> members = new ArrayList<>();
        boolean complete = false;
        try {
            for (int i = 0; i < size; i++) {
                SeedTree seeds = SeedTree.of("reward-model").child(seed);
                SeedTree own = size == 1 ? seeds : seeds.child(i);
                members.add(training.run(
                        own.child("weights").generator(), own.child("order").generator(), size > 1, null, i, listener));
            }
            complete = true;
            return of(members);
        } finally {
            if (!complete) {
                members.forEach(RewardModel::close);
            }
        }
    }

    /**
     * The same members with rewards combined in another way. Only one of the two is to be closed.
     *
     * @param how the way
     * @return the ensemble
     */
    public RewardEnsemble combinedBy(Combination how) {
        return new RewardEnsemble(members, how);
    }

    /** {@return the members} */
    public List<RewardModel> members() {
        return members;
    }

    /** {@return what they see} */
    public RewardInputs inputs() {
        return members.getFirst().inputs();
    }

    /** {@return learned} */
    public RewardRole role() {
        return RewardRole.LEARNED;
    }

    /** {@return a SHA-256 of everything that decides its rewards but the combination} */
    public String fingerprint() {
        return Fingerprint.of(members);
    }

    @Override
    public void score(TransitionBatch batch, double[] out) {
        double[][] rewards = new double[members.size()][batch.size()];
        for (int m = 0; m < rewards.length; m++) {
            members.get(m).score(batch, rewards[m]);
        }
        for (int i = 0; i < batch.size(); i++) {
            double mean = 0;
            double least = Double.POSITIVE_INFINITY;
            for (double[] of : rewards) {
                mean += of[i] / rewards.length;
                least = Math.min(least, of[i]);
            }
            double squares = 0;
            for (double[] of : rewards) {
                squares += (of[i] - mean) * (of[i] - mean) / rewards.length;
            }
            out[i] = switch (combination) {
                case Combination.Mean ignored -> mean;
                case Combination.Pessimistic how -> mean - how.deviations() * Math.sqrt(squares);
                case Combination.Minimum ignored -> least;
            };
        }
    }

    /**
     * The gradient of the mean of the members' rewards, whatever the combination, over what is seen of a transition; exact but for rounding in
     * single precision: a network knows its own. Points are rows of inputs in their own units. An input that was constant in training has
     * none, and one is flat where it is kept within the bounds of its scaling.
     *
     * @return the gradient, for as long as the ensemble is open
     */
    public FieldGradient gradient() {
        return (rows, n, out) -> {
            Arrays.fill(out, 0, n * inputs().width(), 0);
            members.forEach(member -> member.addGradients(rows, n, 1.0 / members.size(), out));
        };
    }

    /**
     * The scores of items by every member, differences of which are log odds.
     *
     * @param items items with the inputs of the members
     * @return {@code [members][items]}
     */
    public double[][] scores(ComparedItems items) {
        return members.stream().map(member -> member.scores(items)).toArray(double[][]::new);
    }

    /**
     * What members expect of an answer.
     *
     * @param scores what {@link #scores} gave
     * @param first place of what would be shown first
     * @param second place of what would be shown second
     * @return {@code [members]} the chance that the first is preferred
     */
    public double[] preferences(double[][] scores, int first, int second) {
        double[] chances = new double[members.size()];
        for (int m = 0; m < chances.length; m++) {
            chances[m] = members.get(m).preference(scores[m][first] - scores[m][second]);
        }
        return chances;
    }

    /**
     * Writes all members to one safetensors file, completely or not at all.
     *
     * @param path where to
     * @throws dev.goodhart.input.InvalidInputException if that cannot be done
     */
    public void save(Path path) {
        RewardModelFile.write(path, members);
    }

    /**
     * Reads an ensemble, which may be of a single model.
     *
     * @param path the file
     * @return the ensemble, to be closed; its reward is the mean
     * @throws dev.goodhart.input.InvalidInputException if the file cannot be used
     */
    public static RewardEnsemble load(Path path) {
        return of(RewardModelFile.read(path));
    }

    @Override
    public void close() {
        members.forEach(RewardModel::close);
    }
}
