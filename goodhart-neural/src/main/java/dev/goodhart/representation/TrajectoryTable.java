package dev.goodhart.representation;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRow;
import dev.goodhart.input.NamedRows;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trajectories from a file, of one of two forms: recorded episodes as {@link TrajectoryFile} reads them, or a table with a column
 * {@code id} and a row for each trajectory, whose other columns are its numbers.
 *
 * @param ids {@code [n]} names
 * @param states {@code [n][length][dim]} the states of each, one in a table
 * @param columns {@code [dim]} what the numbers are called
 * @param episodes whether they are recorded episodes
 */
public record TrajectoryTable(List<String> ids, List<double[][]> states, List<String> columns, boolean episodes) {
    private static final String ID = "id";
    private static final NamedColumn EPISODE = NamedColumn.optional("episode", "the header");

    /** Copies the lists. */
    public TrajectoryTable {
        ids = List.copyOf(ids);
        states = List.copyOf(states);
        columns = List.copyOf(columns);
    }

    /**
     * Reads a file.
     *
     * @param path the file; JSON lines if its name ends in .jsonl or .ndjson, else CSV
     * @return its trajectories, at least one
     * @throws InvalidInputException if it cannot be read, is of neither form or malformed
     */
    public static TrajectoryTable read(Path path) {
        List<String> ids = new ArrayList<>();
        List<double[][]> states = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean[] episodes = new boolean[1];
        NamedRows.read(path, List.of(NamedColumn.optional(ID, "the header"), EPISODE), row -> {
            if (episodes[0] || (ids.isEmpty() && row.has(EPISODE.name()) && !row.has(ID))) {
                episodes[0] = true;
                return;
            }
            vector(row, ids, states, columns, seen);
        });
        if (episodes[0]) {
            return ofEpisodes(TrajectoryFile.read(path));
        }
        if (ids.isEmpty()) {
            throw InvalidInputException.at(path.toString(), 0, "", "must have a row for each trajectory, has none", "");
        }
        return new TrajectoryTable(ids, states, columns, false);
    }

    /**
     * Episodes as a table.
     *
     * @param trajectories at least one
     * @return their states
     */
    public static TrajectoryTable ofEpisodes(List<Trajectory> trajectories) {
        int dim = trajectories.getFirst().steps().stateDim();
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < dim; c++) {
            columns.add("s" + c);
        }
        return new TrajectoryTable(
                trajectories.stream().map(Trajectory::id).toList(),
                trajectories.stream()
                        .map(t -> TrajectoryInputs.states(t.steps()))
                        .toList(),
                columns,
                true);
    }

    private static void vector(
            NamedRow row, List<String> ids, List<double[][]> states, List<String> columns, Set<String> seen) {
        if (!row.has(ID)) {
            throw row.error(
                    "",
                    "must have a column 'id' with a row for each trajectory, or a column 'episode' with a row for each step",
                    "the column of the names is called otherwise");
        }
        if (columns.isEmpty()) {
            row.columns().stream().filter(c -> !c.equalsIgnoreCase(ID)).forEach(columns::add);
            if (columns.isEmpty()) {
                throw row.error("", "must have a column of numbers beside 'id'", "");
            }
        }
        String id = row.requiredText(ID);
        if (!seen.add(id)) {
            throw row.error(
                    ID,
                    "must name each trajectory once, has '" + NamedRow.shown(id) + "' twice",
                    "each row is a step: then call the column 'episode' and add 't' and 'end'");
        }
        double[] vector = new double[columns.size()];
        for (int c = 0; c < vector.length; c++) {
            vector[c] = row.number(columns.get(c));
        }
        ids.add(id);
        states.add(new double[][] {vector});
    }

    /**
     * The inputs of a network.
     *
     * @param form how trajectories are read
     * @param points how many times, where they are resampled; 1 where each is a row already
     * @return the inputs
     */
    public TrajectoryInputs inputs(TrajectoryForm form, int points) {
        return TrajectoryInputs.ofStates(ids, states, form, points);
    }

    /**
     * What the inputs of a network are called.
     *
     * @param form how trajectories are read
     * @param points how many times, where they are resampled
     * @return a name for each input
     */
    public List<String> names(TrajectoryForm form, int points) {
        if (form == TrajectoryForm.MEAN_OF_STATES || points == 1) {
            return columns;
        }
        List<String> names = new ArrayList<>();
        for (int p = 1; p <= points; p++) {
            for (String column : columns) {
                names.add(column + " at " + p + " of " + points);
            }
        }
        return names;
    }
}
