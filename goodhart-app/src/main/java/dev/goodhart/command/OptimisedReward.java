package dev.goodhart.command;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.Task;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardInputs;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.training.Exercise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is trained where: a reward of the task or world, or a reward model from a file.
 *
 * @param exercise the exercise
 * @param model the reward model that it is under, if it is under one; closed with this
 */
record OptimisedReward(Exercise exercise, @Nullable RewardEnsemble model) implements AutoCloseable {
    private static final int HASH = 8;

    static OptimisedReward of(TrainingGround ground, @Nullable String reward, @Nullable Path file) {
        if (file == null) {
            return new OptimisedReward(ground.exercise(reward), null);
        }
        if (reward != null) {
            throw new InvalidInputException("Only one of --reward and --reward-model may be given");
        }
        RewardEnsemble model = RewardEnsemble.load(file);
        boolean fits = false;
        try {
            requireFit(file, model.inputs(), ground.task());
            fits = true;
        } finally {
            if (!fits) {
                model.close();
            }
        }
        return new OptimisedReward(Exercise.of(ground.task(), breakdown(model)), model);
    }

    /**
     * An ensemble as a reward whose terms are its members, so that logs show where they part. Its name has the fingerprint in it: a run is not
     * gone on with under another model.
     */
    static RewardBreakdown breakdown(RewardEnsemble model) {
        int count = model.members().size();
        List<RewardBreakdown.Term> terms = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            terms.add(new RewardBreakdown.Term(
                    "model " + (m + 1), 1.0 / count, model.members().get(m)));
        }
        return RewardBreakdown.of("reward-model-" + model.fingerprint().substring(0, HASH), RewardRole.LEARNED, terms);
    }

    private static void requireFit(Path file, RewardInputs inputs, Task task) {
        EnvironmentSpec spec = task.spec();
        if (inputs.stateDim() != spec.observationDim()
                || inputs.actionDim() != spec.actions().dim()) {
            throw InvalidInputException.at(
                    file.toString(),
                    0,
                    "",
                    "must see states of " + spec.observationDim() + " and actions of "
                            + spec.actions().dim() + " numbers, as '" + task.name() + "' has them, sees states of "
                            + inputs.stateDim() + " and actions of " + inputs.actionDim(),
                    inputs.actionDim() == 0
                            ? "it was trained on --features; train it on --trajectories of this task"
                            : "it was trained on trajectories of another task");
        }
        int count = spec.actions() instanceof ActionSpace.Discrete discrete ? discrete.count() : 0;
        if (inputs.actionCount() > 0 && inputs.actionCount() != count) {
            throw InvalidInputException.at(
                    file.toString(),
                    0,
                    "",
                    "must see one of " + count + " actions, as '" + task.name() + "' has them, sees one of "
                            + inputs.actionCount(),
                    "");
        }
    }

    /** Keeps the model beside the policy, for whoever judges that later. */
    void keep(RunFolder folder) {
        if (model != null) {
            model.save(folder.rewardModel());
        }
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
