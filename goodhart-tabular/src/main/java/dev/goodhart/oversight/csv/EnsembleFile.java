package dev.goodhart.oversight.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.TextFile;
import dev.goodhart.oversight.ProposedAction;
import dev.goodhart.oversight.UtilityBelief;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a reward ensemble's scores: a row for each proposed action, a column for each member of the ensemble. The first column may
 * hold the actions' names: it does when its heading is action, name, id or proposal, or when the first row of data does not begin
 * with a number. A first row without any number is a header. A file with a single column is one action, a score in each row.
 */
public final class EnsembleFile {
    private static final int MAX_BYTES = 1 << 28;
    private static final int SHOWN = 40;
    private static final Set<String> NAME_HEADINGS = Set.of("action", "name", "id", "proposal");

    private final String file;
    private final List<Integer> lines = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private EnsembleFile(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return the actions with their samples, in the order of the file
     * @throws InvalidInputException if the file cannot be read, is empty, is ragged, or holds what is not a finite number
     */
    public static List<ProposedAction> read(Path path) {
        EnsembleFile ensemble = new EnsembleFile(path.toString());
        ensemble.load(TextFile.read(path, MAX_BYTES));
        return ensemble.actions();
    }

    private void load(String text) {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .allowMissingFields(true)
                .allowExtraFields(true);
        for (CsvRecord fields : parsed(builder, text)) {
            lines.add((int) fields.getStartingLineNumber());
            rows.add(fields.getFields().stream().map(String::strip).toList());
        }
    }

    private List<CsvRecord> parsed(CsvReader.CsvReaderBuilder builder, String text) {
        try {
            return builder.ofCsvRecord(text).stream().toList();
        } catch (CsvParseException e) {
            throw InvalidInputException.at(file, 0, "", "is not comma-separated text: " + e.getMessage(), "");
        }
    }

    private List<ProposedAction> actions() {
        if (rows.isEmpty()) {
            throw InvalidInputException.at(
                    file,
                    0,
                    "",
                    "must have a row of scores for each action, is empty",
                    "see 'goodhart oversight --template'");
        }
        boolean header = rows.getFirst().stream().noneMatch(EnsembleFile::looksNumeric);
        List<String> headings = header ? rows.getFirst() : List.of();
        int first = header ? 1 : 0;
        if (rows.size() == first) {
            throw InvalidInputException.at(
                    file, lines.getFirst(), "", "is a header without a row of scores below it", "");
        }
        int columns = rows.getFirst().size();
        if (columns == 1) {
            return List.of(column(first));
        }
        boolean named = (header && NAME_HEADINGS.contains(headings.getFirst().toLowerCase(Locale.ROOT)))
                || !looksNumeric(rows.get(first).getFirst());
        List<ProposedAction> actions = new ArrayList<>();
        for (int r = first; r < rows.size(); r++) {
            List<String> row = rows.get(r);
            if (row.size() != columns) {
                throw InvalidInputException.at(
                        file,
                        lines.get(r),
                        "",
                        "must have " + columns + " columns like the first row, has " + row.size(),
                        row.size() < columns ? "a score is missing" : "");
            }
            double[] scores = new double[columns - (named ? 1 : 0)];
            for (int c = 0; c < scores.length; c++) {
                int at = c + (named ? 1 : 0);
                String heading = header ? headings.get(at) : "";
                scores[c] = number(row.get(at), r, heading.isEmpty() ? "column " + (at + 1) : heading);
            }
            String name = named ? row.getFirst() : "";
            actions.add(new ProposedAction(
                    name.isEmpty() ? "row " + (r - first + 1) : name, UtilityBelief.samples(scores)));
        }
        return actions;
    }

    private ProposedAction column(int first) {
        double[] scores = new double[rows.size() - first];
        for (int i = 0; i < scores.length; i++) {
            List<String> row = rows.get(first + i);
            if (row.size() != 1) {
                throw InvalidInputException.at(
                        file, lines.get(first + i), "", "must have 1 column like the first row, has " + row.size(), "");
            }
            scores[i] = number(row.getFirst(), first + i, "score");
        }
        return new ProposedAction("the action", UtilityBelief.samples(scores));
    }

    private double number(String text, int row, String key) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && looksNumeric(text)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below with everything else that is no number.
        }
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        throw InvalidInputException.at(
                file,
                lines.get(row),
                key,
                "must be a finite number, is '" + shown + "'",
                text.contains(";") ? "the file separates its columns by semicolons; use commas" : "");
    }

    /** Whether a text is meant as a number, NaN and infinity included. */
    private static boolean looksNumeric(String text) {
        if (Arrays.asList("nan", "inf", "-inf", "infinity", "-infinity").contains(text.toLowerCase(Locale.ROOT))) {
            return true;
        }
        return !text.isEmpty()
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)
                && text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
}
