package dev.goodhart.feedback;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of triplets: a CSV with the columns {@code first}, {@code second}, {@code third}, {@code odd_one_out} (1, 2 or 3: which of them is
 * unlike the others) and perhaps {@code person}, or JSON lines with these keys. Other columns are ignored.
 */
public final class TripletFile {
    private static final String[] THREE = {"first", "second", "third"};
    private static final String ODD = "odd_one_out";
    private static final String PERSON = "person";

    private static final List<NamedColumn> COLUMNS = List.of(
            NamedColumn.required(THREE[0], ""),
            NamedColumn.required(THREE[1], ""),
            NamedColumn.required(THREE[2], ""),
            NamedColumn.required(ODD, ""),
            NamedColumn.optional(PERSON, ""));

    private TripletFile() {}

    /**
     * Reads a file.
     *
     * @param path the file; JSON lines when its name ends in .jsonl or .ndjson, else CSV
     * @param known the ids that there are
     * @return its triplets in order, at least one; the two that are alike stand in the order of the row
     * @throws InvalidInputException if it cannot be read, has no rows, or a row is no triplet of three known things; the message names
     *     file, line and column
     */
    public static List<Triplet> read(Path path, KnownIds known) {
        List<Triplet> triplets = new ArrayList<>();
        NamedRows.read(path, COLUMNS, row -> triplets.add(triplet(row, known)));
        if (triplets.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each triplet, has none", "");
        }
        return triplets;
    }

    /**
     * Writes triplets, in their order. The odd one stands third.
     *
     * @param out where to; stays open, and is the caller's to close
     * @param form how they are written
     * @param triplets the triplets
     * @throws IOException if they cannot be written
     */
    public static void write(Writer out, FeedbackForm form, Iterable<Triplet> triplets) throws IOException {
        FeedbackRows rows = new FeedbackRows(out, form, List.of(THREE[0], THREE[1], THREE[2], ODD, PERSON));
        for (Triplet triplet : triplets) {
            rows.write(List.of(
                    FeedbackRows.id(triplet.first()),
                    FeedbackRows.id(triplet.second()),
                    FeedbackRows.id(triplet.oddOne()),
                    "3",
                    triplet.judge()));
        }
    }

    private static Triplet triplet(NamedRow row, KnownIds known) {
        List<String> ids = new ArrayList<>();
        for (String column : THREE) {
            ids.add(known.require(row, column));
        }
        KnownIds.requireDistinct(row, THREE);
        String odd = row.text(ODD);
        if (!odd.matches("[123]")) {
            throw row.error(
                    ODD,
                    "must be 1, 2 or 3, is '" + NamedRow.shown(odd) + "'",
                    ids.contains(odd) ? "its place " + (1 + ids.indexOf(odd)) + " is meant" : "");
        }
        String oddOne = ids.remove(Integer.parseInt(odd) - 1);
        return new Triplet(ids.get(0), ids.get(1), oddOne, row.text(PERSON));
    }
}
