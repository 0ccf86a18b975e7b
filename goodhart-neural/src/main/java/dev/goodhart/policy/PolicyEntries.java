package dev.goodhart.policy;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Activation;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import dev.goodhart.random.ResumableRandom;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a file says about the form of a policy, in texts beside the numbers: enough to build it anew. */
final class PolicyEntries {
    private PolicyEntries() {}

    static void describe(NetworkPolicy policy, CheckpointWriter checkpoint) {
        checkpoint.text("policy.environment", policy.spec().name());
        checkpoint.text("policy.head", policy.head().kind());
        checkpoint.text("policy.activation", policy.network().activation().name());
        checkpoint.text("policy.normalized", String.valueOf(policy.scale().normalized()));
        checkpoint.text(
                "policy.widths",
                Arrays.stream(policy.network().widths())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" ")));
    }

    static NetworkPolicy read(Path file, EnvironmentSpec spec) {
        try (CheckpointReader checkpoint = CheckpointReader.open(file)) {
            String kind = checkpoint.text("policy.head");
            int[] widths = widths(file, checkpoint.text("policy.widths"));
            Activation activation = activation(file, checkpoint.text("policy.activation"));
            boolean normalized = Boolean.parseBoolean(checkpoint.text("policy.normalized"));
            ActionHead head = head(file, kind, spec);
            if (widths[0] != spec.observationDim() || widths[widths.length - 1] != head.outputs()) {
                throw InvalidInputException.at(
                        file.toString(),
                        0,
                        "policy.widths",
                        "must begin with " + spec.observationDim() + " and end with " + head.outputs() + " for '"
                                + spec.name() + "', is " + Arrays.toString(widths),
                        "it was learned on '" + checkpoint.text("policy.environment") + "'");
            }
            NetworkPolicy policy = new NetworkPolicy(
                    spec,
                    ObservationScale.of(spec.observationDim(), normalized),
                    Mlp.of("network", widths, activation, Initialization.TORCH, new ResumableRandom(0)),
                    head);
            try {
                policy.restore(checkpoint);
            } catch (InvalidInputException e) {
                policy.close();
                throw e;
            }
            return policy;
        }
    }

    private static ActionHead head(Path file, String kind, EnvironmentSpec spec) {
        return switch (spec.actions()) {
            case ActionSpace.Discrete discrete ->
                switch (kind) {
                    case "categorical" -> new CategoricalHead(discrete.count());
                    case "greedy" -> new GreedyHead(discrete.count(), 0);
                    default -> throw unfit(file, kind, spec);
                };
            case ActionSpace.Box box ->
                switch (kind) {
                    case "gaussian" ->
                        new GaussianHead(
                                box,
                                Parameters.builder()
                                        .add("logStd", new float[box.dim()], box.dim())
                                        .build());
                    case "squashed-gaussian" -> new SquashedGaussianHead(box);
                    case "squashed" -> new SquashedHead(box, 0);
                    default -> throw unfit(file, kind, spec);
                };
        };
    }

    private static InvalidInputException unfit(Path file, String kind, EnvironmentSpec spec) {
        return InvalidInputException.at(
                file.toString(),
                0,
                "policy.head",
                "must be one for the actions of '" + spec.name() + "', is '" + kind + "'",
                "the policy was learned on another environment");
    }

    private static int[] widths(Path file, String text) {
        try {
            int[] widths =
                    Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
            if (widths.length >= 2 && Arrays.stream(widths).allMatch(w -> w >= 1 && w <= 1 << 20)) {
                return widths;
            }
        } catch (NumberFormatException e) {
            // Said below, as for other lists that make no network.
        }
        throw InvalidInputException.at(
                file.toString(),
                0,
                "policy.widths",
                "must be whole numbers with spaces between, is '" + text + "'",
                "");
    }

    private static Activation activation(Path file, String text) {
        for (Activation activation : Activation.values()) {
            if (activation.name().equals(text)) {
                return activation;
            }
        }
        throw InvalidInputException.at(
                file.toString(),
                0,
                "policy.activation",
                "must be one of " + Arrays.toString(Activation.values()) + ", is '" + text + "'",
                "");
    }
}
