package dev.goodhart.command;

import dev.goodhart.feedback.ComparisonWriter;
import dev.goodhart.feedback.FeedbackForm;
import dev.goodhart.feedback.PreferencePair;
import dev.goodhart.feedback.PreferencePairFile;
import dev.goodhart.hierarchy.DecidedBy;
import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.output.CompleteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Writes a hierarchy's comparisons, with progress, and leaves nothing behind when stopped. */
final class HierarchyOutput {
    static final String DECIDED_BY = "decided_by";

    private static final int CHUNKS = 100;

    private final HierarchicalJudge judge;
    private final DecidedPairs pairs;
    private final PrintWriter err;

    HierarchyOutput(HierarchicalJudge judge, DecidedPairs pairs, PrintWriter err) {
        this.judge = judge;
        this.pairs = pairs;
        this.err = err;
    }

    /** Writes comparisons of ids with the factor that decided; returns how many. */
    int comparisons(Path file, boolean ties, String name) {
        int[] written = new int[1];
        CompleteFile.write(file, part -> {
            try (Writer out = Files.newBufferedWriter(part)) {
                ComparisonWriter writer = new ComparisonWriter(out, FeedbackForm.of(file), List.of(DECIDED_BY));
                each(pair -> {
                    DecidedBy by = pairs.decidedBy(pair, judge.hierarchy());
                    if (ties || !by.isTie()) {
                        writer.write(pairs.comparison(pair, judge.pool(), name), by.factor());
                        written[0]++;
                    }
                });
            }
        });
        return written[0];
    }

    /** Writes pairs of texts for trainers of language models; ties and pairs of equal texts are left out. Returns how many. */
    int texts(Path file, List<String> prompts, List<String> texts) {
        Map<String, Integer> place = new HashMap<>();
        for (int i = 0; i < judge.pool().items(); i++) {
            place.put(judge.pool().ids().get(i), i);
        }
        List<PreferencePair> rows = new ArrayList<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            PreferencePair.of(
                            pairs.comparison(pair, judge.pool(), ""),
                            id -> prompts.isEmpty() ? "" : prompts.get(place.getOrDefault(id, 0)),
                            id -> texts.get(place.getOrDefault(id, 0)))
                    .ifPresent(rows::add);
        }
        CompleteFile.write(file, part -> {
            try (Writer out = Files.newBufferedWriter(part)) {
                PreferencePairFile.write(out, FeedbackForm.of(file), rows);
            }
        });
        return rows.size();
    }

    private interface Step {
        void take(int pair) throws IOException;
    }

    private void each(Step step) throws IOException {
        ProgressLine progress = new ProgressLine(err, "Writing", CHUNKS);
        try {
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                if (Thread.interrupted()) {
                    throw new CancellationException("stopped while writing");
                }
                long end = (long) pairs.size() * (chunk + 1) / CHUNKS;
                for (long pair = (long) pairs.size() * chunk / CHUNKS; pair < end; pair++) {
                    step.take((int) pair);
                }
                progress.done();
            }
        } finally {
            progress.end();
        }
    }
}
