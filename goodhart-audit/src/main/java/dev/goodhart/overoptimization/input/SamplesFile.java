package dev.goodhart.overoptimization.input;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.overoptimization.PromptSamples;
import dev.goodhart.overoptimization.SampleRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scored samples of the initial policy: a row for each.
 *
 * @param prompts the prompts in the order of their first rows, at least one
 * @param roles what the values of the samples mean
 */
public record SamplesFile(List<PromptSamples> prompts, SampleRoles roles) {
    private static final String ONLY = "the prompt";

    /** Copies the prompts. */
    public SamplesFile {
        prompts = List.copyOf(prompts);
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @return its samples
     * @throws InvalidInputException if it cannot be read, lacks a column, or a row is no sample; the message names the line
     */
    public static SamplesFile read(Path path, SamplesColumns columns) {
        Reader reader = new Reader(columns);
        NamedRows.read(path, columns.named(), reader::add);
        if (reader.prompts.isEmpty()) {
            throw InvalidInputException.at(
                    path.toString(),
                    0,
                    "",
                    "must have a row for each sample, has none",
                    "see 'goodhart overoptimization --template samples'");
        }
        return new SamplesFile(
                reader.prompts.entrySet().stream()
                        .map(e -> e.getValue().samples(e.getKey(), reader.names))
                        .toList(),
                columns.roles(reader.names));
    }

    private static final class Reader {
        private final SamplesColumns columns;
        private final Map<String, Rows> prompts = new LinkedHashMap<>();
        private List<String> names = List.of();

        Reader(SamplesColumns columns) {
            this.columns = columns;
        }

        void add(NamedRow row) {
            List<String> candidates = new ArrayList<>(List.of(columns.gold(), columns.length(), columns.position()));
            candidates.addAll(columns.terms());
            if (prompts.isEmpty()) {
                names = candidates.stream()
                        .filter(name -> columns.terms().contains(name)
                                || !row.text(name).isEmpty())
                        .toList();
                if (columns.goldRequired() && !names.contains(columns.gold())) {
                    throw row.error(columns.gold(), "must be a finite number, is empty", "");
                }
            }
            for (String name : candidates) {
                if (!names.contains(name) && !row.text(name).isEmpty()) {
                    throw row.error(name, "must be in all rows or in none, is here but not in the first", "");
                }
            }
            String prompt = row.has(columns.prompt()) ? row.requiredText(columns.prompt()) : ONLY;
            double[] numbers = new double[names.size() + 1];
            numbers[0] = row.number(columns.proxy());
            for (int i = 0; i < names.size(); i++) {
                numbers[i + 1] = row.number(names.get(i));
            }
            prompts.computeIfAbsent(prompt, p -> new Rows()).rows.add(numbers);
        }
    }

    private static final class Rows {
        private final List<double[]> rows = new ArrayList<>();

        PromptSamples samples(String prompt, List<String> names) {
            Map<String, double[]> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), column(i + 1));
            }
            return new PromptSamples(prompt, column(0), values);
        }

        private double[] column(int place) {
            double[] column = new double[rows.size()];
            Arrays.setAll(column, i -> rows.get(i)[place]);
            return column;
        }
    }
}
