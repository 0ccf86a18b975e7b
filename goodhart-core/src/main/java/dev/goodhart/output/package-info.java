/**
 * Files that are written.
 *
 * <p>The central type is {@link dev.goodhart.output.CompleteFile}: a file is there completely or not at all.
 *
 * <pre>{@code
 * CompleteFile.write(Path.of("scores.csv"), part -> Files.writeString(part, "id,score\n1,0.5\n"));
 * }</pre>
 */
@NullMarked
package dev.goodhart.output;

import org.jspecify.annotations.NullMarked;
