package dev.goodhart.command;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.input.ComparisonColumns;
import dev.goodhart.arena.input.ComparisonFile;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.input.DialogueFile;
import dev.goodhart.judge.input.EmbeddingFile;
import dev.goodhart.judge.input.ScoreColumns;
import dev.goodhart.judge.input.ScoreFile;
import dev.goodhart.judge.input.ScoreRows;
import dev.goodhart.judge.input.ScoreScale;
import dev.goodhart.judge.text.Dialogue;
import dev.goodhart.judge.text.TextMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The scores, dialogues and comparisons that judges are examined by. */
final class JudgeInputs {
    static final String TEMPLATE = """
            # One row for each score. Needed: context (what should not matter), system (what is ranked), metric, score.
            # item and rater may be left out. Items of one name in two contexts are the same item. Other columns are ignored.
            # The same as a wide table: context,system,item,rater,coherence,fluency with --metrics coherence,fluency.
            context,system,item,rater,metric,score
            en,model-a,1,judge,coherence,3
            en,model-a,2,judge,coherence,3
            en,model-b,1,judge,coherence,2
            en,model-b,2,judge,coherence,3
            en,model-c,1,judge,coherence,1
            en,model-c,2,judge,coherence,2
            fi,model-a,1,judge,coherence,1
            fi,model-a,2,judge,coherence,2
            fi,model-b,1,judge,coherence,3
            fi,model-b,2,judge,coherence,3
            fi,model-c,1,judge,coherence,2
            fi,model-c,2,judge,coherence,1
            """;

    private static final int MOST_WINDOW = 1_000_000;

    @Parameters(
            arity = "0..*",
            paramLabel = "SCORES",
            description =
                    "CSV with a header, or JSON lines (.jsonl). Of several files without a column for the context, each is a"
                            + " context of its own.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--context",
            paramLabel = "COLUMN",
            description =
                    "Column of what should not matter: language, domain, prompt, judge (context, language or lang).")
    private List<String> context = new ArrayList<>();

    @Option(
            names = "--system",
            paramLabel = "COLUMN",
            description = "Column of what is ranked (system, model or generator_model).")
    private List<String> system = new ArrayList<>();

    @Option(
            names = "--item",
            paramLabel = "COLUMN",
            description = "Column of what was scored (item, conversation_id or id; may be missing).")
    private List<String> item = new ArrayList<>();

    @Option(
            names = "--rater",
            paramLabel = "COLUMN",
            description =
                    "Column of who scored (rater, judge or judge_model; may be missing). Give it twice if files differ.")
    private List<String> rater = new ArrayList<>();

    @Option(names = "--metric", paramLabel = "COLUMN", description = "Column of the metric's name (metric).")
    private List<String> metric = new ArrayList<>();

    @Option(names = "--score", paramLabel = "COLUMN", description = "Column of the score (score or rating).")
    private List<String> score = new ArrayList<>();

    @Option(
            names = "--metrics",
            split = ",",
            paramLabel = "COLUMN",
            description = "Score columns of a wide table, one for each metric (G,R,C,F where all are there).")
    private List<String> metrics = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "METRIC=LEAST..GREATEST",
            description = "The scores a metric can have; others are refused. Give it several times.")
    private Map<String, String> scales = new LinkedHashMap<>();

    @Option(
            names = "--keep-first",
            description = "Of several scores of a rater for one item keep the first, rather than refuse them.")
    private boolean keepFirst;

    @Option(names = "--agreement", description = "Only how far raters agree: systems and contexts are not needed.")
    private boolean agreementOnly;

    @Option(
            names = "--dialogues",
            paramLabel = "FILE",
            description =
                    "Texts to measure: a JSON object from system to dialogues, one file for each context, or JSON lines.")
    private List<Path> dialogues = new ArrayList<>();

    @Option(
            names = "--embeddings",
            paramLabel = "FILE",
            description = "JSON lines with the embedding of each context, system and item, for semantic similarity.")
    private @Nullable Path embeddings;

    @Option(
            names = "--window",
            paramLabel = "TOKENS",
            description = "Window of the moving-average type-token ratio (${DEFAULT-VALUE}).")
    private int window = 100;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description =
                    "Pairwise verdicts: left, right, result; item and judge if there are such. Looks for position bias.")
    private @Nullable Path pairs;

    @Option(names = "--left", paramLabel = "COLUMN", description = "Column of --pairs for the first (left).")
    private String left = "left";

    @Option(names = "--right", paramLabel = "COLUMN", description = "Column of --pairs for the second (right).")
    private String right = "right";

    @Option(names = "--result", paramLabel = "COLUMN", description = "Column of --pairs for the verdict (result).")
    private String result = "result";

    @Option(
            names = "--word",
            paramLabel = "WORD=VERDICT",
            description = "What a word in the verdict of --pairs means: left, right or draw. Give it several times.")
    private Map<String, String> words = new LinkedHashMap<>();

    @Option(names = "--template", description = "Print a small example file and stop.")
    private boolean template;

    JudgeInputs() {}

    boolean template() {
        return template;
    }

    boolean agreementOnly() {
        return agreementOnly;
    }

    /** The first file that was named. */
    Path file() {
        if (!files.isEmpty()) {
            return files.getFirst();
        }
        if (!dialogues.isEmpty()) {
            return dialogues.getFirst();
        }
        if (pairs != null) {
            return pairs;
        }
        throw new InvalidInputException(
                "A file of scores, --dialogues or --pairs must be named\nMaybe begin with what --template prints.");
    }

    /** All scores: those of the files, then those measured on texts. */
    ScoreRows rows() {
        ScoreRows rows = files.isEmpty() ? new ScoreRows(List.of(), 0, 0) : ScoreFile.read(files, columns());
        if (dialogues.isEmpty()) {
            if (embeddings != null) {
                throw new InvalidInputException("--embeddings must come with --dialogues");
            }
            return rows;
        }
        if (window < 1 || window > MOST_WINDOW) {
            throw new InvalidInputException("--window (" + window + ") must be from 1 to " + MOST_WINDOW);
        }
        List<Dialogue> texts =
                dialogues.stream().flatMap(f -> DialogueFile.read(f).stream()).toList();
        TextMetrics measures = new TextMetrics(window, embeddings == null ? Map.of() : EmbeddingFile.read(embeddings));
        List<JudgeScore> all = new ArrayList<>(rows.scores());
        all.addAll(measures.scores(texts));
        return new ScoreRows(all, rows.empty(), rows.repeated());
    }

    List<Match> matches() {
        if (pairs == null) {
            return List.of();
        }
        ComparisonColumns usual = ComparisonColumns.defaults();
        return ComparisonFile.read(
                pairs,
                new ComparisonColumns(
                        left,
                        right,
                        result,
                        usual.task(),
                        usual.item(),
                        usual.judge(),
                        usual.id(),
                        VerdictWords.of(words)));
    }

    private ScoreColumns columns() {
        ScoreColumns usual = ScoreColumns.defaults();
        Map<String, ScoreScale> ranges = new LinkedHashMap<>();
        scales.forEach((name, range) -> ranges.put(name, ScoreScale.parse(range)));
        return new ScoreColumns(
                or(context, usual.context()),
                or(system, usual.system()),
                or(item, usual.item()),
                or(rater, usual.rater()),
                or(metric, usual.metric()),
                or(score, usual.score()),
                metrics,
                ranges,
                keepFirst,
                !agreementOnly);
    }

    private static List<String> or(List<String> given, List<String> usual) {
        return given.isEmpty() ? usual : given;
    }
}
