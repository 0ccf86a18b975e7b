package dev.goodhart.command;

import dev.goodhart.arena.JudgeExclusion;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.arena.input.BeddFile;
import dev.goodhart.arena.input.ComparisonColumns;
import dev.goodhart.arena.input.ComparisonFile;
import dev.goodhart.arena.input.ComparisonFormat;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The comparisons to rate, and the model to rate them with. */
final class ComparisonOptions {
    static final String TEMPLATE = """
            # One row for each comparison, in the order in which they were judged. Needed: left, right, result (left, right or draw).
            # task, item (the seed or prompt both were shown on), judge and id may be left out; other columns are ignored.
            id,task,item,left,right,result,judge
            1,find cave,100,tree,baseline,left,ann
            2,find cave,101,random,tree,right,bob
            3,find cave,101,baseline,random,left,ann
            4,find cave,102,baseline,tree,draw,bob
            5,build house,100,tree,random,left,ann
            6,build house,100,random,baseline,draw,bob
            """;

    @Parameters(
            arity = "0..1",
            paramLabel = "COMPARISONS",
            description = "CSV with a header, JSON lines (.jsonl), or human_answers.json; one comparison a row.")
    private @Nullable Path file;

    @Option(
            names = "--left",
            paramLabel = "COLUMN",
            description = "Column of the entrant on the left (${DEFAULT-VALUE}).")
    private String left = "left";

    @Option(
            names = "--right",
            paramLabel = "COLUMN",
            description = "Column of the one on the right (${DEFAULT-VALUE}).")
    private String right = "right";

    @Option(names = "--result", paramLabel = "COLUMN", description = "Column of the verdict (${DEFAULT-VALUE}).")
    private String result = "result";

    @Option(
            names = "--task",
            paramLabel = "COLUMN",
            description = "Column of the task (${DEFAULT-VALUE}; may be missing).")
    private String task = "task";

    @Option(
            names = "--item",
            paramLabel = "COLUMN",
            description = "Column of the seed or prompt (${DEFAULT-VALUE}; may be missing).")
    private String item = "item";

    @Option(
            names = "--judge",
            paramLabel = "COLUMN",
            description = "Column of who judged (${DEFAULT-VALUE}; may be missing).")
    private String judge = "judge";

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "Column that no two comparisons may share (${DEFAULT-VALUE}; may be missing).")
    private String id = "id";

    @Option(
            names = "--word",
            paramLabel = "WORD=VERDICT",
            description = "What a word in the result column means: left, right or draw. Give it several times.")
    private Map<String, String> words = new LinkedHashMap<>();

    @Option(
            names = "--factor",
            paramLabel = "COLUMN",
            description =
                    "Column that answers a question on one factor (which was faster?) like the result; several times."
                            + " In JSON lines, the object 'answers' is read without this.")
    private List<String> factors = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, jsonl, or bedd: human_answers.json of the BASALT evaluation dataset, newest first"
                    + " (${DEFAULT-VALUE}: by name and content).")
    private String format = "auto";

    @Option(
            names = "--exclude-judges",
            paramLabel = "JUDGE",
            split = ",",
            description = "Leave out what these judges said; the result says how much that is.")
    private List<String> excluded = List.of();

    @Option(
            names = "--banned",
            paramLabel = "FILE",
            description = "JSON array of judges to leave out, as names or as objects with a workerId.")
    private @Nullable Path banned;

    @Option(
            names = "--draw-probability",
            paramLabel = "P",
            description = "How often equals draw, for TrueSkill (${DEFAULT-VALUE}).")
    private double drawProbability = TrueSkillSettings.defaults().drawProbability();

    @Option(names = "--template", description = "Print a small example file and stop.")
    private boolean template;

    ComparisonOptions() {}

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
                    "A file of comparisons must be named\nMaybe begin with the one that --template prints.");
        }
        return file;
    }

    /** The comparisons without those of judges to be left out. */
    JudgeExclusion comparisons() {
        List<Match> all = ComparisonFile.read(
                file(),
                new ComparisonColumns(left, right, result, task, item, judge, id, VerdictWords.of(words), factors),
                format());
        Set<String> out = new TreeSet<>(banned == null ? Set.of() : BeddFile.bannedWorkers(banned));
        out.addAll(excluded);
        JudgeExclusion exclusion = JudgeExclusion.of(all, out);
        for (String name : excluded) {
            if (exclusion.absent().contains(name)) {
                String hint = Suggestion.hint(
                        name, all.stream().map(Match::judge).distinct().toList());
                throw new InvalidInputException("--exclude-judges must name judges with a comparison, '" + name
                        + "' has none" + (hint.isEmpty() ? "" : "\nMaybe " + hint));
            }
        }
        if (exclusion.kept().isEmpty()) {
            throw new InvalidInputException(
                    "Comparisons must be left when judges are left out, all " + all.size() + " are theirs");
        }
        return exclusion;
    }

    private ComparisonFormat format() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "auto" -> ComparisonFormat.AUTO;
            case "csv" -> ComparisonFormat.CSV;
            case "jsonl" -> ComparisonFormat.JSONL;
            case "bedd" -> ComparisonFormat.BEDD;
            default ->
                throw new InvalidInputException("--format must be auto, csv, jsonl or bedd, is '" + format + "'");
        };
    }

    TrueSkillSettings settings() {
        return TrueSkillSettings.defaults().withDrawProbability(drawProbability);
    }
}
