package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import dev.goodhart.preference.ComparedItems;
import dev.goodhart.preference.RewardEvaluation;
import dev.goodhart.preference.RewardInputs;
import dev.goodhart.preference.RewardInputs.Part;
import dev.goodhart.preference.input.FeatureColumns;
import dev.goodhart.preference.input.FeatureFile;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What comparisons speak of: a file of trajectories or a table of features. */
final class ComparedItemsOptions {
    static final String FEATURES_TEMPLATE = """
            # One row for each item that was compared. All columns but id are inputs, unless --inputs chooses; --length tokens leaves that out.
            id,correct,helpful,tokens
            a1,0.9,0.6,120
            a2,0.1,0.5,310
            a3,0.8,0.2,90
            a4,0.2,0.1,280
            a5,0.7,0.8,150
            a6,0.6,0.4,140
            """;

    static final String TRAJECTORIES_TEMPLATE = """
            episode,t,s0,s1,a0,end
            a1,0,0.2,0,1,continuing
            a1,1,0.4,0.2,1,continuing
            a1,2,0.7,0.3,,
            a2,0,0.1,0,-1,continuing
            a2,1,-0.1,-0.2,-1,continuing
            a2,2,-0.4,-0.3,,
            a3,0,0.3,0,1,continuing
            a3,1,0.5,0.2,0.5,continuing
            a3,2,0.7,0.2,,
            a4,0,-0.2,0,-1,continuing
            a4,1,-0.5,-0.3,-0.5,continuing
            a4,2,-0.8,-0.3,,
            a5,0,0.4,0.1,1,continuing
            a5,1,0.6,0.2,0,continuing
            a5,2,0.8,0.2,,
            a6,0,0.1,0.1,0.5,continuing
            a6,1,0.2,0.1,0,continuing
            a6,2,0.3,0.1,,
            """;

    @Option(
            names = "--trajectories",
            paramLabel = "FILE",
            description =
                    "Trajectories: a row for each step (episode,t,s0..,a0..,end); their ids stand in the column episode.")
    private @Nullable Path trajectories;

    @Option(
            names = "--features",
            paramLabel = "FILE",
            description =
                    "A row of numbers for each item, such as the scores and counts of an answer of a language model.")
    private @Nullable Path features;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Features: column of the items' names (id).")
    private @Nullable String id;

    @Option(
            names = "--length",
            paramLabel = "COLUMN",
            description = "Features: column of the items' lengths, which is no input unless --inputs names it.")
    private @Nullable String length;

    @Option(
            names = "--inputs",
            paramLabel = "NAME",
            split = ",",
            description = "What the reward sees. Features: columns (all). Trajectories: some of state, action, next and"
                    + " terminated (state,action).")
    private List<String> inputs = List.of();

    @Option(
            names = "--actions",
            paramLabel = "N",
            description = "Trajectories: there are so many actions, and a0 is the index of one.")
    private @Nullable Integer actions;

    ComparedItemsOptions() {}

    /** As if they had been given by these names. */
    static ComparedItemsOptions of(@Nullable Path trajectories, @Nullable Path features) {
        ComparedItemsOptions options = new ComparedItemsOptions();
        options.trajectories = trajectories;
        options.features = features;
        return options;
    }

    /**
     * The items.
     *
     * @param items the items
     * @param lengths their lengths
     * @param known where their ids stand
     */
    record Items(ComparedItems items, double[] lengths, Path known) {}

    /** The file, for names of reports. */
    Path file() {
        if (trajectories == null && features == null) {
            throw new InvalidInputException("--trajectories or --features must name what was compared");
        }
        if (trajectories != null && features != null) {
            throw new InvalidInputException("Only one of --trajectories and --features may be given");
        }
        return trajectories != null ? trajectories : Objects.requireNonNull(features);
    }

    /** Reads the items; with the inputs of a model where there is one. */
    Items read(@Nullable RewardInputs of) {
        Path file = file();
        if (of != null && !inputs.isEmpty()) {
            throw new InvalidInputException("--inputs must be left out, the model says what it sees: " + of.names());
        }
        refuseWhatDoesNotApply(of != null);
        return file.equals(trajectories) ? trajectories(file, of) : features(file, of);
    }

    private void refuseWhatDoesNotApply(boolean model) {
        if (trajectories != null && (id != null || length != null)) {
            throw new InvalidInputException((id != null ? "--id" : "--length") + " is for --features, not for"
                    + " --trajectories, whose ids stand in the column episode");
        }
        if (actions != null && (features != null || model)) {
            throw new InvalidInputException("--actions must be left out: "
                    + (model ? "the model knows how many there are" : "rows of --features have no actions"));
        }
    }

    private Items features(Path file, @Nullable RewardInputs of) {
        if (of != null && !of.parts().equals(EnumSet.of(Part.STATE))) {
            throw new InvalidInputException(
                    "The model sees " + of.parts() + " of transitions\nMaybe use --trajectories.");
        }
        FeatureColumns columns = new FeatureColumns(
                Objects.requireNonNullElse(id, "id"),
                of == null ? inputs : of.stateNames(),
                Objects.requireNonNullElse(length, ""));
        FeatureFile read = FeatureFile.read(file, columns);
        return new Items(read.items(), read.lengths().orElseGet(() -> RewardEvaluation.lengths(read.items())), file);
    }

    private Items trajectories(Path file, @Nullable RewardInputs of) {
        List<Trajectory> read = TrajectoryFile.read(file);
        TransitionBatch steps = read.getFirst().steps();
        if (of != null) {
            requireFit(file, steps, of);
        }
        ComparedItems items = ComparedItems.of(of == null ? inputsOf(steps) : of, read);
        return new Items(items, RewardEvaluation.lengths(items), file);
    }

    /** The trajectories themselves, as a model sees them. */
    List<Trajectory> trajectories(RewardInputs of) {
        Path file = file();
        if (!file.equals(trajectories)) {
            throw new InvalidInputException("--trajectories must be given, steps are theirs; --features has rows");
        }
        List<Trajectory> read = TrajectoryFile.read(file);
        requireFit(file, read.getFirst().steps(), of);
        return read;
    }

    private static void requireFit(Path file, TransitionBatch steps, RewardInputs of) {
        if (of.stateDim() != steps.stateDim() || of.actionDim() != steps.actionDim()) {
            throw InvalidInputException.at(
                    file.toString(),
                    0,
                    "",
                    "must have states of " + of.stateDim() + " and actions of " + of.actionDim()
                            + " numbers, which the model was trained on, has " + steps.stateDim() + " and "
                            + steps.actionDim(),
                    "");
        }
    }

    private RewardInputs inputsOf(TransitionBatch steps) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        List<String> words =
                Arrays.stream(Part.values()).map(ComparedItemsOptions::word).toList();
        for (String name : inputs) {
            String hint = Suggestion.hint(name, words);
            parts.add(Arrays.stream(Part.values())
                    .filter(part -> word(part).equalsIgnoreCase(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("--inputs (" + name + ") must be some of "
                            + String.join(", ", words) + (hint.isEmpty() ? "" : "\nMaybe " + hint + "."))));
        }
        if (parts.isEmpty()) {
            parts.add(Part.STATE);
            if (steps.actionDim() > 0) {
                parts.add(Part.ACTION);
            }
        }
        List<String> names =
                IntStream.range(0, steps.stateDim()).mapToObj(i -> "state." + i).toList();
        return new RewardInputs(names, steps.actionDim(), Objects.requireNonNullElse(actions, 0), parts);
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
