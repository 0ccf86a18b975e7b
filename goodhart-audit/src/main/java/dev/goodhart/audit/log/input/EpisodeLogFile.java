package dev.goodhart.audit.log.input;

import dev.goodhart.audit.log.EpisodeLog;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.NamedRows;
import java.nio.file.Path;
import java.util.List;

/** Reads a log of episodes from a {@link NamedRows}: a CSV with a header, or JSON lines. */
public final class EpisodeLogFile {
    /**
     * A log with what its reader should mind.
     *
     * @param log the episodes
     * @param remarks full sentences about what was assumed, such as empty cells that count 0
     */
    public record Reading(EpisodeLog log, List<String> remarks) {
        /** Copies the remarks. */
        public Reading {
            remarks = List.copyOf(remarks);
        }
    }

    private EpisodeLogFile() {}

    /**
     * Reads a file.
     *
     * @param path the file
     * @param columns what its columns are called
     * @return the episodes, at least one
     * @throws InvalidInputException if it cannot be read, has no terms, or a row cannot be used; the message names the line
     */
    public static Reading read(Path path, LogColumns columns) {
        EpisodeCollector episodes = new EpisodeCollector(path.toString(), columns);
        NamedRows.read(path, columns.named(), episodes::add);
        return episodes.finish();
    }
}
