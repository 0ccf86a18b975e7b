package dev.goodhart.command;

import dev.goodhart.overoptimization.LabelledPairs;
import dev.goodhart.overoptimization.input.PairsColumns;
import dev.goodhart.overoptimization.input.PairsFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The labelled pairs to audit. */
final class PairsOptions {
    static final String TEMPLATE = """
            # One row for each pair of responses that someone compared. Needed: chosen and rejected, the proxy rewards of the better and the worse one.
            # group says where the pair comes from; the first group is the one the proxy was fitted to.
            group,chosen,rejected
            held-out,1.2,0.3
            held-out,0.8,0.9
            held-out,2.0,1.1
            held-out,0.4,-0.2
            on-policy,3.1,3.3
            on-policy,2.9,2.4
            on-policy,3.0,3.4
            """;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "Labelled pairs: how accurate the proxy is in and off distribution.")
    private @Nullable Path file;

    @Option(
            names = "--chosen",
            paramLabel = "COLUMN",
            description = "Pairs: column of the proxy of the better response (${DEFAULT-VALUE}).")
    private String chosen = "chosen";

    @Option(
            names = "--rejected",
            paramLabel = "COLUMN",
            description = "Pairs: column of the proxy of the worse one (${DEFAULT-VALUE}).")
    private String rejected = "rejected";

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Pairs: column of where the pair comes from (${DEFAULT-VALUE}; may be missing).")
    private String group = "group";

    PairsOptions() {}

    @Nullable
    Path file() {
        return file;
    }

    List<LabelledPairs> pairs(Path from) {
        return PairsFile.read(from, new PairsColumns(chosen, rejected, group));
    }
}
