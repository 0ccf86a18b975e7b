package dev.goodhart.command;

import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.credit.CreditAssignment;
import dev.goodhart.credit.CreditMethod;
import dev.goodhart.credit.Credits;
import dev.goodhart.credit.DenseReward;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextLines;
import dev.goodhart.scoring.ScoredText;
import dev.goodhart.scoring.ScoredTextReader;
import dev.goodhart.scoring.Scorer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the file twice: once to check every line, so that a mistake in the last does not cost the scores of all others, and
 * once to split the scores. Only one line is held at a time.
 */
final class CreditRun {
    private final Path file;
    private final ScoredTextReader reader;
    private final CreditMethodOption method;
    private final CreditScorerOption scoring;
    private final double alpha;

    CreditRun(Path file, ScoredTextReader reader, CreditMethodOption method, CreditScorerOption scoring, double alpha) {
        this.file = file;
        this.reader = reader;
        this.method = method;
        this.scoring = scoring;
        this.alpha = alpha;
    }

    /** {@return how many texts there are, every one of them well-formed} */
    int check() {
        Map<String, Integer> lines = new HashMap<>();
        each(text -> {
            Integer before = lines.put(text.id(), text.line());
            if (before != null) {
                throw at(text, "id must be unique, '" + text.id() + "' is that of line " + before + " too");
            }
            try {
                method.of(text, scoring.given());
            } catch (InvalidInputException e) {
                throw at(text, String.valueOf(e.getMessage()));
            }
        });
        if (lines.isEmpty()) {
            throw InvalidInputException.at(
                    file.toString(), 0, "", "must have a line of JSON for each text, is empty", "");
        }
        return lines.size();
    }

    /** Splits every score. */
    void split(int texts, PrintWriter err, Consumer<CreditedText> taker) {
        ProgressLine progress = new ProgressLine(err, "crediting", texts);
        try (Scorer scorer = scoring.start()) {
            each(text -> {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("stopped between texts");
                }
                taker.accept(credited(text, scorer, err));
                progress.done();
            });
        } finally {
            progress.end();
        }
    }

    private CreditedText credited(ScoredText text, @Nullable Scorer scorer, PrintWriter err) {
        try {
            CreditMethod chosen = method.of(text, scorer != null);
            Credits credits = assign(text, chosen, scorer, err);
            int[] tokens = text.tokensPerUnit();
            int[] perUnit = tokens == null ? ones(credits.units()) : tokens;
            double[] kl = text.kl();
            double[] penalty = kl == null ? new double[Arrays.stream(perUnit).sum()] : kl;
            return new CreditedText(text, credits, DenseReward.of(credits, alpha, perUnit, penalty));
        } catch (InvalidInputException e) {
            throw at(text, String.valueOf(e.getMessage()));
        }
    }

    private Credits assign(ScoredText text, CreditMethod chosen, @Nullable Scorer scorer, PrintWriter err) {
        int units = text.units().size();
        if (scorer == null) {
            return CreditAssignment.assign(units, text.given(), chosen, method.use());
        }
        ProgressLine progress =
                new ProgressLine(err, "scoring parts of '" + text.id() + "'", evaluations(chosen, units));
        try {
            CoalitionValue value = scorer.valueOf(text, scoring.blanking(), progress::done);
            return CreditAssignment.assign(units, value, chosen, method.use());
        } finally {
            progress.end();
        }
    }

    /** About how many answers a text will take. */
    private int evaluations(CreditMethod chosen, int units) {
        return switch (chosen) {
            case CreditMethod.Shapley shapley ->
                2 + (units <= 20 ? Math.min(shapley.budget(), 1 << units) : shapley.budget());
            case CreditMethod.Owen owen -> 2 + (int) Math.min(1 << 20, 2L * units * units / 3 + units);
            case CreditMethod.Prefix prefix -> units + 3;
            case CreditMethod.Sparse sparse -> 2;
            case CreditMethod.Uniform uniform -> 2;
            case CreditMethod.Attention attention -> 2;
        };
    }

    private void each(Consumer<ScoredText> taker) {
        try (TextLines lines = TextLines.open(file)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().isBlank() && lines.isLast()) {
                    return;
                }
                taker.accept(reader.read(lines.line(), line.get()));
            }
        }
    }

    private InvalidInputException at(ScoredText text, String problem) {
        String which = text.id().equals(Integer.toString(text.line())) ? "" : "text '" + text.id() + "'";
        boolean names = problem.startsWith("id ") || which.isEmpty();
        return InvalidInputException.at(file.toString(), text.line(), names ? "" : which + ":", problem, "");
    }

    private static int[] ones(int units) {
        int[] ones = new int[units];
        Arrays.fill(ones, 1);
        return ones;
    }
}
