package dev.goodhart.command;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.ComparisonFile;
import dev.goodhart.feedback.KnownIds;
import dev.goodhart.feedback.PreferencePair;
import dev.goodhart.feedback.PreferencePairFile;
import dev.goodhart.input.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Comparisons by id, in either form. */
final class FeedbackOptions {
    static final String COMPARISONS_TEMPLATE = """
            # Who was preferred to whom. Ids are those of the features or trajectories; judge may be left out.
            first,second,preference,judge
            a1,a2,first,anna
            a2,a3,second,anna
            a4,a5,second,ben
            a6,a1,tie,ben
            a3,a6,first,anna
            a4,a1,second,ben
            a5,a2,first,anna
            a6,a4,first,ben
            """;

    static final String PAIRS_TEMPLATE = """
            {"prompt": "", "chosen": "a1", "rejected": "a2"}
            {"prompt": "", "chosen": "a3", "rejected": "a2"}
            {"prompt": "", "chosen": "a5", "rejected": "a4"}
            {"prompt": "", "chosen": "a3", "rejected": "a6"}
            {"prompt": "", "chosen": "a1", "rejected": "a4"}
            {"prompt": "", "chosen": "a5", "rejected": "a2"}
            {"prompt": "", "chosen": "a6", "rejected": "a4"}
            """;

    @Option(
            names = "--comparisons",
            paramLabel = "FILE",
            description =
                    "Comparisons: first,second,preference (first, second or tie) and perhaps judge; CSV or JSON lines.")
    private @Nullable Path comparisons;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "Pairs under the names of TRL: chosen and rejected, which are ids here; JSON lines or CSV.")
    private @Nullable Path pairs;

    FeedbackOptions() {}

    /** What is read. */
    List<Path> files() {
        return Stream.of(comparisons, pairs).filter(Objects::nonNull).toList();
    }

    /** All comparisons of both files, at least one. */
    List<Comparison> read(KnownIds known) {
        if (comparisons == null && pairs == null) {
            throw new InvalidInputException("--comparisons or --pairs must name a file"
                    + "\nMaybe begin with: goodhart reward-model train --template");
        }
        List<Comparison> read = new ArrayList<>();
        if (comparisons != null) {
            read.addAll(ComparisonFile.read(comparisons, known));
        }
        if (pairs != null) {
            for (PreferencePair pair : PreferencePairFile.read(pairs, known)) {
                read.add(pair.comparison(""));
            }
        }
        return read;
    }
}
