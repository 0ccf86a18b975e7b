package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.shaping.GraphReward;
import dev.goodhart.shaping.GraphSignal;
import dev.goodhart.shaping.SignalSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which signal, towards what, and how it becomes a reward. */
final class ShapeOptions {
    @Option(
            names = "--goal",
            paramLabel = "PLACE",
            description =
                    "What to come near to: a cell's name or character, or a state's name; for a log, numbers with commas"
                            + " between. May be given several times for a world.")
    private List<String> goals = new ArrayList<>();

    @Option(
            names = "--signal",
            paramLabel = "SIGNAL",
            description = "successor, commute, geodesic, euclidean or decoder. Default: ${DEFAULT-VALUE}.")
    private String signal = "successor";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "potential (keeps what is optimal) or added. Default: ${DEFAULT-VALUE}.")
    private String mode = "potential";

    @Option(
            names = "--walk-discount",
            paramLabel = "C",
            description =
                    "Discount of the successor's walk, in (0, 1); nearer to 1 it reaches farther. Default: ${DEFAULT-VALUE}.")
    private double walkDiscount = 0.9;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "Factor on the signal or the potential. Default: ${DEFAULT-VALUE}.")
    private double scale = 1;

    List<String> goals() {
        if (goals.isEmpty()) {
            throw new InvalidInputException("--goal must be given: what is the reward to lead to?");
        }
        return goals;
    }

    @Nullable
    String firstGoal() {
        return goals.isEmpty() ? null : goals.getFirst();
    }

    /** The goal of a log. */
    double[] vector(int dimension) {
        if (goals().size() > 1) {
            throw new InvalidInputException("--goal must be given once for a log, is given " + goals.size() + " times");
        }
        double[] vector;
        try {
            vector = Arrays.stream(goals.getFirst().split(",", -1))
                    .mapToDouble(text -> Double.parseDouble(text.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "--goal '" + goals.getFirst() + "' must be numbers with commas between for a log", e);
        }
        if (vector.length != dimension) {
            throw new InvalidInputException("--goal '" + goals.getFirst() + "' must have " + dimension
                    + " numbers, as many as the log's states, has " + vector.length);
        }
        return vector;
    }

    GraphSignal signal() {
        return Arrays.stream(GraphSignal.values())
                .filter(s -> s != GraphSignal.NONE && s.label().equals(signal.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--signal '" + signal
                        + "' is not known\nMaybe one of: successor, commute, geodesic, euclidean, decoder"));
    }

    GraphReward.Mode mode() {
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "potential" -> GraphReward.Mode.POTENTIAL;
            case "added" -> GraphReward.Mode.ADDED;
            default -> throw new InvalidInputException("--mode '" + mode + "' must be potential or added");
        };
    }

    SignalSettings settings() {
        return SignalSettings.defaults().withWalkDiscount(walkDiscount);
    }

    double scale() {
        if (!Double.isFinite(scale) || Math.abs(scale) > 1e12) {
            throw new InvalidInputException("--scale (" + scale + ") must be a number of at most 1e12 in size");
        }
        return scale;
    }
}
