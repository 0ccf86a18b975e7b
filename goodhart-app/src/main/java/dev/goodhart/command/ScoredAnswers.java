package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import dev.goodhart.transform.LengthPenalty;
import dev.goodhart.transform.ScoreColumns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scored answers as they were read.
 *
 * @param file the file as the person named it
 * @param scores {@code [answers]} the scores, penalised for length
 * @param prompts the prompt of each, empty where there is only one
 * @param lines {@code [answers]} the line of each
 * @param rewardModel hash or name of the reward model, empty where it is not said
 * @param columns names of all columns
 * @param cells the text of every cell, by row
 */
record ScoredAnswers(
        String file,
        double[] scores,
        List<String> prompts,
        int[] lines,
        String rewardModel,
        List<String> columns,
        List<List<String>> cells) {
    static ScoredAnswers read(Path path, ScoreColumns names, LengthPenalty penalty) {
        List<Double> scores = new ArrayList<>();
        List<String> prompts = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        List<String> models = new ArrayList<>();
        List<List<String>> cells = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        NamedRows.read(path, names.named(penalty), row -> {
            if (columns.isEmpty()) {
                columns.addAll(row.columns());
                models.add(row.text(names.rewardModel()));
            }
            String model = row.text(names.rewardModel());
            if (!model.equals(models.getFirst())) {
                throw row.error(
                        names.rewardModel(),
                        "must be the same in all rows, is '" + model + "' after '" + models.getFirst() + "'",
                        "shape the scores of each reward model by themselves");
            }
            scores.add(names.penalised(row, penalty));
            prompts.add(row.has(names.prompt()) ? row.requiredText(names.prompt()) : "");
            lines.add(row.line());
            cells.add(columns.stream().map(row::text).toList());
        });
        if (scores.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a row for each scored answer, has none",
                    "see 'goodhart transform --template scores'");
        }
        return new ScoredAnswers(
                path.toString(),
                scores.stream().mapToDouble(Double::doubleValue).toArray(),
                prompts,
                lines.stream().mapToInt(Integer::intValue).toArray(),
                models.getFirst(),
                columns,
                cells);
    }
}
