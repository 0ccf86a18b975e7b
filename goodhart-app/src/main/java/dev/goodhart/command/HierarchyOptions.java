package dev.goodhart.command;

import dev.goodhart.hierarchy.Direction;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.input.FactorColumns;
import dev.goodhart.hierarchy.input.FactorFile;
import dev.goodhart.hierarchy.input.HierarchyDraft;
import dev.goodhart.hierarchy.input.StepMerge;
import dev.goodhart.input.InvalidInputException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The items, their factors and the order of these. */
final class HierarchyOptions {
    static final String TEMPLATE = """
            # One row for each item, or for each step of one where there is a column step. Needed: id, and a column for every factor.
            # group (the prompt or the start) may be left out; only items of one group are compared. Other columns are ignored.
            # goodhart hierarchy check FILE --rank blocked:lower:0.5sd,queue:lower:0.5sd,switches:lower:0
            id,group,blocked,queue,switches
            run-1,morning,0.12,4.1,6
            run-2,morning,0.02,2.4,9
            run-3,morning,0.03,2.9,3
            run-4,morning,0.30,4.3,0
            run-5,evening,0.08,3.1,7
            run-6,evening,0.05,3.3,2
            run-7,evening,0.01,2.2,8
            """;

    /** Better is one word of the two. */
    enum Better {
        LOWER,
        HIGHER
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "FACTORS",
            description = "CSV with a header, or JSON lines (.jsonl): a row for each item, or for each step of one.")
    private @Nullable Path file;

    @Option(
            names = "--rank",
            paramLabel = "FACTOR",
            split = ",",
            description =
                    "Columns of the factors, the most important first, as NAME:lower or NAME:higher, with a margin as in"
                            + " NAME:lower:0.5sd (standard deviations), NAME:lower:0.2 (its own unit) or NAME:lower:q0.3 (quantile of all"
                            + " differences). Without one: 0.5sd, or 0 where a factor has at most ten values.")
    private List<String> rank = List.of();

    @Option(
            names = "--better",
            paramLabel = "WHICH",
            description = "Whether lower or higher is better, for factors of --rank that do not say.")
    private @Nullable Better better;

    @Option(
            names = "--hierarchy",
            paramLabel = "FILE",
            description = "YAML list instead of --rank: - {factor: queue, better: lower, margin: 0.5sd}")
    private @Nullable Path hierarchy;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column of the item (${DEFAULT-VALUE}).")
    private String id = "id";

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "Column of the prompt or start; only items of one group are compared (${DEFAULT-VALUE}; may be missing).")
    private String group = "group";

    @Option(
            names = "--across-groups",
            description = "Compare items of different groups, too. An item may then win for where it began.")
    private boolean acrossGroups;

    @Option(
            names = "--step",
            paramLabel = "COLUMN",
            description = "Column of the step, for files with a row for each (${DEFAULT-VALUE}; may be missing).")
    private String step = "step";

    @Option(
            names = "--steps",
            paramLabel = "HOW",
            description = "How steps become factors: mean, sum or last (${DEFAULT-VALUE}).")
    private StepMerge steps = StepMerge.MEAN;

    @Option(names = "--template", description = "Print a small example file and stop.")
    private boolean template;

    HierarchyOptions() {}

    /** Prints the example file if that is what is asked for. */
    boolean printedTemplate(PrintWriter out) {
        if (template) {
            out.print(TEMPLATE);
            out.flush();
        }
        return template;
    }

    Path file() {
        if (file == null) {
            throw new InvalidInputException(
                    "A file of factors must be named\nMaybe begin with the one that --template prints.");
        }
        return file;
    }

    /**
     * What was read.
     *
     * @param judge the hierarchy over the items
     * @param texts columns that were carried along
     * @param rows rows of the file
     */
    record Ranked(HierarchicalJudge judge, List<List<String>> texts, int rows) {}

    /** Reads the items with their factors, further columns of numbers, and columns of texts. */
    Ranked ranked(List<String> numbers, List<String> texts) {
        HierarchyDraft draft = draft();
        Set<String> factors = new LinkedHashSet<>(draft.names());
        factors.addAll(numbers);
        FactorFile read = FactorFile.read(
                file(), new FactorColumns(id, group, step, List.copyOf(factors), texts), steps, !acrossGroups);
        FactorHierarchy complete = draft.complete(read.table());
        return new Ranked(new HierarchicalJudge(complete, read.table()), read.texts(), read.rows());
    }

    private HierarchyDraft draft() {
        if (hierarchy != null && !rank.isEmpty()) {
            throw new InvalidInputException("--rank and --hierarchy must not both be given: one order is enough");
        }
        if (hierarchy != null) {
            return HierarchyDraft.read(hierarchy);
        }
        if (rank.isEmpty()) {
            throw new InvalidInputException(
                    "The order of importance must be given by --rank or --hierarchy\nMaybe as in --rank blocked:lower,queue:lower");
        }
        return HierarchyDraft.parse(
                rank, Optional.ofNullable(better).map(b -> b == Better.LOWER ? Direction.LOWER : Direction.HIGHER));
    }

    String describeSteps() {
        return steps.name().toLowerCase(Locale.ROOT);
    }
}
