package dev.goodhart.command;

import dev.goodhart.credit.DenseReward;
import dev.goodhart.credit.UnitSplit;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.report.ReportPage;
import dev.goodhart.scoring.ScoredTextReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart credit}: one score for a text becomes a credit for each of its parts. */
@Command(
        name = "credit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Split one score per text or episode into credits for its parts.",
        description = {
            "",
            "Shapley, Owen or prefix credit, from the scores of parts of the text: by a program of yours that scores texts, or by"
                    + " values in the file. Says when the credits may not be used with reward-to-go.",
            "",
            "A line of the file is a JSON object with one of",
            "  units   a list of strings, joined as they are,",
            "  text    a string, split by --units,",
            "  steps   a list of anything: an episode;",
            "and, as far as known, id, prompt, score, values ({\"\": 0, \"1\": 0.2, \"1,2\": 1}, units from 1),",
            "prefix_scores (N + 1 numbers), attention, tree ([[1, 2], 3]), tokens_per_unit and kl (a number a token).",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  goodhart credit --file examples/credit/values.jsonl",
            "  goodhart credit --file examples/credit/reviews.jsonl --units word --blank delete \\",
            "                  --scorer 'sh examples/credit/scorer.sh'",
            "  goodhart credit --file examples/credit/reviews.jsonl --scorer 'sh examples/credit/scorer.sh' \\",
            "                  --learner reward-to-go --out credits.jsonl",
            "  goodhart credit --file examples/credit/values.jsonl --method owen --json --no-html"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every score is split",
            "2:bad input or usage, or a scorer that fails; nothing was written",
            "130:stopped with Ctrl-C; nothing was written"
        })
final class CreditCommand implements Callable<Integer> {
    @Option(
            names = "--file",
            paramLabel = "FILE.jsonl",
            required = true,
            description = "The texts, a JSON object a line.")
    private Path file = Path.of("");

    @Option(
            names = "--units",
            paramLabel = "UNITS",
            description = "How a text is split: sentence, word or line. Default: sentence.")
    private UnitSplit units = UnitSplit.SENTENCE;

    @Mixin
    private CreditScorerOption scorer = new CreditScorerOption();

    @Mixin
    private CreditMethodOption method = new CreditMethodOption();

    @Option(
            names = "--alpha",
            paramLabel = "SHARE",
            description =
                    "The rewards: this share of the credits at each unit's last token, the rest of the score at the last."
                            + " Default: 1.")
    private double alpha = 1;

    @Option(names = "--out", paramLabel = "FILE.jsonl", description = "Write a line of JSON for each text there.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the same lines.")
    private boolean json;

    @Mixin
    private ReportOption reportOption = new ReportOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    CreditCommand() {}

    @Override
    public Integer call() {
        DenseReward.requireAlpha(alpha);
        method.check();
        scorer.check();
        if (out != null
                && out.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
            throw new InvalidInputException("--out must not be the file that is read (" + file + ")");
        }
        Interruption interruption = new Interruption();
        try {
            run();
            return 0;
        } catch (CancellationException e) {
            err().println("goodhart: stopped. Nothing was written.");
            return Goodhart.STOPPED;
        } finally {
            interruption.end();
        }
    }

    private void run() {
        CreditRun run = new CreditRun(file, new ScoredTextReader(file.toString(), units), method, scorer, alpha);
        int texts = run.check();
        CreditSummary summary = new CreditSummary();
        if (out != null) {
            CompleteFile.write(out, part -> write(run, texts, summary, part));
            if (json) {
                copy(out);
            }
        } else if (json) {
            throughTemporaryFile(run, texts, summary);
        } else {
            run.split(texts, err(), summary::add);
        }
        Path report = reportOption.write(ReportOption.nameOf(file) + "-credit", () -> page(summary));
        if (!json) {
            CreditText.print(summary, out());
            if (out != null || report != null) {
                out().println();
            }
            if (out != null) {
                out().println("Credits: " + out);
            }
            if (report != null) {
                out().println("Report: " + report);
            }
        }
    }

    private void write(CreditRun run, int texts, CreditSummary summary, Path part) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(part)) {
            run.split(texts, err(), text -> {
                summary.add(text);
                try {
                    lines.write(CreditJson.line(text));
                    lines.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Printed only once all texts are split: what is printed cannot be taken back. */
    private void throughTemporaryFile(CreditRun run, int texts, CreditSummary summary) {
        try {
            Path temporary = Files.createTempFile("goodhart-credit-", ".jsonl");
            try {
                write(run, texts, summary, temporary);
                copy(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    "The results cannot be kept in the temporary folder: " + e.getMessage()
                            + "\nMaybe free some space, or use --out.",
                    e);
        }
    }

    private void copy(Path lines) {
        try (BufferedReader reader = Files.newBufferedReader(lines)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                out().println(line);
            }
        } catch (IOException e) {
            throw new InvalidInputException(lines + ": cannot be read back (" + e.getMessage() + ")", e);
        }
        out().flush();
    }

    private ReportPage page(CreditSummary summary) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("method", method.describe());
        settings.put("learner", method.learnerName());
        settings.put("scores from", scorer.describe());
        settings.put("alpha", Double.toString(alpha));
        settings.put("budget", Integer.toString(method.budget()));
        settings.put("seed", Long.toString(method.seed()));
        Path name = file.getFileName();
        return CreditPage.of(summary, name == null ? "" : name.toString(), settings, Reproduce.command(spec));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
