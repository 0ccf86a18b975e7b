package dev.goodhart.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.transform.ReferenceScores;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RewardShaping.Needs;
import dev.goodhart.transform.RunningScoreStatistics;
import dev.goodhart.transform.SaturationReport;
import dev.goodhart.transform.ScoreShaper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores with the rewards made of them.
 *
 * @param shaping the shaping
 * @param shaper the shaping with its references and statistics
 * @param answers what was read
 * @param references the references, or null
 * @param prompts {@code [answers]} the prompt of each, by its number among the references
 * @param shaped {@code [answers]} the rewards
 * @param saturation where the function is flat
 * @param statistics what was known of the scores
 * @param warnings what the reader should mind, full sentences
 */
record ShapedScores(
        RewardShaping shaping,
        ScoreShaper shaper,
        ScoredAnswers answers,
        @Nullable ReferenceScores references,
        int[] prompts,
        double[] shaped,
        SaturationReport saturation,
        RunningScoreStatistics statistics,
        List<String> warnings) {
    static final String COLUMN = "shaped";

    static ShapedScores of(
            RewardShaping shaping,
            ScoredAnswers answers,
            @Nullable ReferenceScores references,
            String referenceFile,
            RunningScoreStatistics statistics,
            boolean frozen,
            String initialPolicy) {
        if (answers.columns().stream().anyMatch(COLUMN::equalsIgnoreCase)) {
            throw InvalidInputException.at(
                    answers.file(), 0, COLUMN, "must not be a column already", "these scores were shaped before");
        }
        int[] prompts = new int[answers.scores().length];
        List<String> warnings = new ArrayList<>();
        if (references != null) {
            references.requireRewardModel(answers.rewardModel());
            warnings.addAll(references.warnings(initialPolicy));
            for (int i = 0; i < prompts.length; i++) {
                prompts[i] = promptOf(answers, i, references, referenceFile);
            }
        }
        ScoreShaper shaper = (references == null ? ScoreShaper.of(shaping) : ScoreShaper.of(shaping, references))
                .withStatistics(statistics);
        double[] shaped = new double[prompts.length];
        shaper.evaluate(answers.scores(), prompts, shaped);
        SaturationReport saturation = references == null
                ? SaturationReport.of(shaper, answers.scores())
                : SaturationReport.of(shaper, references, answers.scores(), prompts);
        warnings.addAll(saturation.warnings());
        if (shaping.needs() == Needs.STATISTICS && !frozen) {
            warnings.add(
                    "Statistics are those of this file. In training they drift with the policy: give those that it left with"
                            + " --statistics.");
        }
        return new ShapedScores(
                shaping, shaper, answers, references, prompts, shaped, saturation, statistics, warnings);
    }

    private static int promptOf(ScoredAnswers answers, int row, ReferenceScores references, String referenceFile) {
        String prompt = answers.prompts().get(row);
        Optional<Integer> place = references.find(prompt);
        if (place.isEmpty()) {
            boolean nameless = references.find("").isPresent() != prompt.isEmpty();
            throw InvalidInputException.at(
                    answers.file(),
                    answers.lines()[row],
                    "",
                    "has the prompt '" + NamedRow.shown(prompt) + "', which has no references in " + referenceFile,
                    nameless
                            ? "one of the files has no column for the prompt; name it with --prompt"
                            : "score answers of the initial policy to it");
        }
        return place.get();
    }

    /** The rows that were read, with the reward as one more column. */
    String csv() {
        StringWriter text = new StringWriter();
        List<String> header = new ArrayList<>(answers.columns());
        header.add(COLUMN);
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            for (int i = 0; i < shaped.length; i++) {
                List<String> row = new ArrayList<>(answers.cells().get(i));
                row.add(Double.toString(shaped[i]));
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be written", e);
        }
        return text.toString();
    }
}
