/**
 * Texts and episodes with a score, as people bring them: a line of JSON each, and where the values of their parts come from.
 *
 * <p>The central types are {@link dev.goodhart.scoring.ScoredText}, one line, and {@link dev.goodhart.scoring.Scorer}, a program of the
 * person's own that is kept running and asked for scores.
 *
 * <pre>{@code
 * ScoredTextReader reader = new ScoredTextReader("texts.jsonl", UnitSplit.SENTENCE);
 * ScoredText text = reader.read(1, "{\"prompt\": \"Q\", \"text\": \"One. Two.\", \"score\": 0.5}");
 * try (Scorer scorer = Scorer.start("python my_scorer.py", Duration.ofSeconds(60))) {
 *     CoalitionValue value = scorer.valueOf(text, Blanking.delete(), () -> {});
 *     Credits credits = CreditAssignment.assign(text.units().size(), value, CreditMethod.shapley());
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.scoring;

import org.jspecify.annotations.NullMarked;
