package dev.goodhart.command;

import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextLines;
import dev.goodhart.scoring.ScoredRunReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs of an agent with where they stand.
 *
 * @param path the file
 * @param reader what reads its lines
 * @param runs the runs
 * @param lines the line of each
 */
record RunFile(Path path, ScoredRunReader reader, List<ScoredRun> runs, List<Integer> lines) {
    static RunFile read(Path path, double low, double high) {
        ScoredRunReader reader = new ScoredRunReader(path.toString(), low, high);
        List<ScoredRun> runs = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        try (TextLines lines = TextLines.open(path)) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().isBlank() && lines.isLast()) {
                    break;
                }
                ScoredRun run = reader.read(lines.line(), line.get());
                Integer before = seen.put(run.id(), lines.line());
                if (before != null) {
                    throw InvalidInputException.at(
                            path.toString(),
                            lines.line(),
                            "id",
                            "must be unique, '" + run.id() + "' is that of line " + before + " too",
                            "");
                }
                runs.add(run);
                numbers.add(lines.line());
            }
        }
        RunFile file = new RunFile(path, reader, runs, numbers);
        file.checkKind();
        return file;
    }

    private void checkKind() {
        if (runs.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a run a line, is empty",
                    "begin with: goodhart attribute --template");
        }
        int features = features(runs.getFirst());
        for (int i = 0; i < runs.size(); i++) {
            if (features(runs.get(i)) != features) {
                throw InvalidInputException.at(
                        path.toString(),
                        lines.get(i),
                        "turns",
                        "must have as many features as in the first run (" + features + ", 0 for words), have "
                                + features(runs.get(i)),
                        "");
            }
        }
    }

    private static int features(ScoredRun run) {
        return run.turns().getFirst().features().length;
    }

    boolean numeric() {
        return features(runs.getFirst()) > 0;
    }

    /** Whether every turn says if it was carried out. */
    boolean saysExecuted() {
        return firstUnsaid().isEmpty();
    }

    /** Refuses a turn that does not say whether it was carried out. */
    void requireExecuted() {
        firstUnsaid().ifPresent(error -> {
            throw error;
        });
    }

    private Optional<InvalidInputException> firstUnsaid() {
        for (int i = 0; i < runs.size(); i++) {
            for (int t = 0; t < runs.get(i).length(); t++) {
                if (runs.get(i).turns().get(t).execution() == Execution.UNKNOWN) {
                    return Optional.of(InvalidInputException.at(
                            path.toString(),
                            lines.get(i),
                            "turns[" + t + "].executed",
                            "must be true or false for a grounding signal, is missing",
                            "leave the signal out with --grounding none"));
                }
            }
        }
        return Optional.empty();
    }

    int turns() {
        return runs.stream().mapToInt(ScoredRun::length).sum();
    }

    double[] rewards() {
        return runs.stream().mapToDouble(ScoredRun::reward).toArray();
    }
}
