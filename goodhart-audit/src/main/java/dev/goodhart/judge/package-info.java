/**
 * Can a judge be trusted from one context to the next? Scores that people or models gave in several languages, domains, prompts or judge
 * versions: do they rank the systems alike, do raters agree, does the place of an answer sway the verdict?
 *
 * <p>The central type is {@link dev.goodhart.judge.JudgeStabilityAudit}.
 *
 * <pre>{@code
 * List<JudgeScore> scores = ScoreFile.read(List.of(Path.of("scores.csv")), ScoreColumns.defaults()).scores();
 * for (MetricStability metric : JudgeStabilityAudit.run(scores)) {
 *     System.out.println(metric.metric() + " " + metric.verdict() + " " + metric.components().stability());
 * }
 * RatingTable ratings = RatingTable.of("coherence", scores);
 * double kappa = FleissKappa.varyingRaters(ratings.counts());
 * double alpha = KrippendorffAlpha.ORDINAL.of(ratings.counts());
 * }</pre>
 */
@NullMarked
package dev.goodhart.judge;

import org.jspecify.annotations.NullMarked;
