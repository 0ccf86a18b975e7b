package dev.goodhart.trajectory;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedColumn;
import dev.goodhart.input.NamedRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads and writes trajectories as tables: a CSV with a header, or JSON lines. The format of recorded behaviour, and of demonstrations.
 *
 * <p>A row is a step: {@code episode,t,s0,s1,a0,end}. Steps of an episode come in order of t, one apart; episodes may alternate. {@code
 * end} is {@code continuing}, {@code terminated} or {@code truncated}. The state that the last step led to stands in a row more, whose
 * action and end are empty. A file may have columns {@code n0..} for the state entered instead; then every row stands for itself.
 */
public final class TrajectoryFile {
    private TrajectoryFile() {}

    /**
     * Reads a file of the usual columns.
     *
     * @param path the file; JSON lines if its name ends in .jsonl or .ndjson, else CSV
     * @return at least one trajectory, in the order in which they begin, all of the same dimensions
     * @throws InvalidInputException if it is malformed; the message names file, line and column
     */
    public static List<Trajectory> read(Path path) {
        return read(path, TrajectoryFormat.defaults(), LastState.REQUIRED);
    }

    /**
     * Reads a file.
     *
     * @param path the file; JSON lines if its name ends in .jsonl or .ndjson, else CSV
     * @param format how its columns are called
     * @param last what to do where the state after the last step is missing
     * @return at least one trajectory, in the order in which they begin, all of the same dimensions
     * @throws InvalidInputException if it is malformed; the message names file, line and column
     */
    public static List<Trajectory> read(Path path, TrajectoryFormat format, LastState last) {
        TrajectoryReader reader = new TrajectoryReader(path.toString(), format, last);
        NamedRows.read(path, columns(format), reader::accept);
        return reader.finish();
    }

    /**
     * Reads the text of a file.
     *
     * @param file what errors call the file
     * @param text what it holds
     * @param jsonLines whether that is JSON lines, else CSV
     * @param format how its columns are called
     * @param last what to do where the state after the last step is missing
     * @return at least one trajectory, in the order in which they begin, all of the same dimensions
     * @throws InvalidInputException if it is malformed; the message names file, line and column
     */
    public static List<Trajectory> parse(
            String file, String text, boolean jsonLines, TrajectoryFormat format, LastState last) {
        TrajectoryReader reader = new TrajectoryReader(file, format, last);
        NamedRows.parse(file, text, jsonLines, columns(format), reader::accept);
        return reader.finish();
    }

    /**
     * Writes trajectories so that they are read again bit by bit. Where each step begins in the state the one before led to, that state is
     * written once; else the columns of the state entered are written too.
     *
     * @param trajectories at least one, with distinct ids, all of the same dimensions, all numbers finite
     * @param format how the columns are called
     * @param jsonLines whether to write JSON lines, else CSV
     * @param out where to
     * @throws IOException if that cannot be written to
     * @throws IllegalArgumentException if they cannot be read again; the message names the trajectory
     */
    public static void write(List<Trajectory> trajectories, TrajectoryFormat format, boolean jsonLines, Appendable out)
            throws IOException {
        new TrajectoryWriter(trajectories, format, jsonLines).write(out);
    }

    private static List<NamedColumn> columns(TrajectoryFormat format) {
        return List.of(
                NamedColumn.required(format.episode(), ""),
                NamedColumn.required(format.time(), ""),
                NamedColumn.required(format.state() + "0", ""),
                NamedColumn.required(format.end(), ""));
    }
}
