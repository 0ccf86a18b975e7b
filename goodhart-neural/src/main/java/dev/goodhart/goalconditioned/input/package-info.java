/**
 * Files of sequences, as token ids, texts or ids of trajectories, and of models that score their beginnings.
 *
 * <p>The central type is {@link dev.goodhart.goalconditioned.input.SequenceEncoding}, which a model's file holds with it.
 *
 * <pre>{@code
 * SequenceLines lines = SequenceLines.read(Path.of("pairs.jsonl"), List.of("chosen", "rejected"));
 * SequenceEncoding encoding = SequenceEncoding.of(lines, Optional.empty());
 * List<SequencePair> pairs = lines.pairs(encoding, Optional.empty());
 * }</pre>
 */
@NullMarked
package dev.goodhart.goalconditioned.input;

import org.jspecify.annotations.NullMarked;
