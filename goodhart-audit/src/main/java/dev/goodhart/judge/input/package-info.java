/**
 * Reading what judges wrote: tables of scores in long or wide form, corpora of dialogues, embeddings.
 *
 * <p>The central type is {@link dev.goodhart.judge.input.ScoreFile}.
 *
 * <pre>{@code
 * ScoreColumns columns = ScoreColumns.defaults().withScales(Map.of("coherence", new ScoreScale(0, 3)));
 * ScoreRows rows = ScoreFile.read(List.of(Path.of("et.jsonl"), Path.of("fi.jsonl")), columns);
 * List<Dialogue> dialogues = DialogueFile.read(Path.of("combined_et.json"));
 * }</pre>
 */
@NullMarked
package dev.goodhart.judge.input;

import org.jspecify.annotations.NullMarked;
