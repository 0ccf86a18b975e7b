package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What was learned and is measured: a reward model at points, or a reward along what a policy does. */
final class SharpnessLearnedOptions {
    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "What reward-model train wrote: its exact slopes at the rows of --features FILE or --trajectories.")
    private @Nullable Path model;

    @Option(
            names = "--trajectories",
            paramLabel = "FILE",
            description = "With --model: steps of behaviour (episode,t,s0..,a0..,end).")
    private @Nullable Path trajectories;

    @Option(
            names = "--policy",
            paramLabel = "FOLDER",
            description =
                    "A run of 'goodhart train' on a task with continuous actions: how its critic's slope adds up from the"
                            + " starts of episodes, by differences, under the reward that was trained or under --model.")
    private @Nullable Path policy;

    @Option(
            names = "--rollouts",
            paramLabel = "N",
            description = "With --policy: starts of episodes. Default: ${DEFAULT-VALUE}.")
    private int rollouts = 20;

    SharpnessLearnedOptions() {}

    boolean alongPolicy() {
        return policy != null;
    }

    boolean given() {
        return model != null || policy != null || trajectories != null;
    }

    /** The subject for the name of a report. */
    Path subject() {
        if (policy != null) {
            return policy;
        }
        if (model == null) {
            throw new InvalidInputException("--trajectories must come with --model");
        }
        return model;
    }

    SharpnessAnswer answer(@Nullable Path file, SharpnessOptions options) {
        subject();
        if (file != null) {
            throw new InvalidInputException("'" + file + "' must be left out with --model and --policy"
                    + "\nMaybe: goodhart sharpness --model MODEL.safetensors --features " + file);
        }
        if (policy != null) {
            return along(policy, options);
        }
        if (model == null) {
            throw new InvalidInputException("--model must name a reward model");
        }
        options.checkForModel();
        Path features = options.features.isEmpty() ? null : Path.of(String.join(",", options.features));
        ComparedItemsOptions items = ComparedItemsOptions.of(trajectories, features);
        SharpnessPoints points = SharpnessModel.points(model, items, options);
        return SharpnessAnswer.of(
                items.file().toString(), SharpnessModel.described(model), points, options.bound(points.steepest()));
    }

    private SharpnessAnswer along(Path folder, SharpnessOptions options) {
        if (trajectories != null || !options.features.isEmpty()) {
            throw new InvalidInputException("--features and --trajectories must be left out with --policy");
        }
        if (rollouts < 1) {
            throw new InvalidInputException("--rollouts (" + rollouts + ") must be at least 1");
        }
        options.checkForPolicy();
        return SharpnessAnswer.of(
                folder.toString(), SharpnessRollouts.of(new RunFolder(folder), model, rollouts, options));
    }
}
