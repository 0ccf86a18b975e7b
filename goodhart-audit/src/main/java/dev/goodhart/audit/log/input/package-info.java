/**
 * Reads logs of episodes from files that people have.
 *
 * <pre>{@code
 * EpisodeLog log = EpisodeLogFile.read(Path.of("episodes.csv"), LogColumns.defaults());
 * }</pre>
 */
@NullMarked
package dev.goodhart.audit.log.input;

import org.jspecify.annotations.NullMarked;
