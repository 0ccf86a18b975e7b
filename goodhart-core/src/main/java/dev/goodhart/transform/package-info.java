/**
 * Shaping of scores: what stands between the score of a reward model and the reward that is optimised.
 *
 * <p>The central type is {@link dev.goodhart.transform.RewardShaping}; a {@link dev.goodhart.transform.ScoreShaper} is one with its
 * references and statistics.
 *
 * <pre>{@code
 * ReferenceScores references = ReferenceFile.read(Path.of("references.jsonl"), ScoreColumns.defaults(), LengthPenalty.none());
 * ScoreShaper par = RewardShaping.par(1, references);
 * par.train(scores, prompts, rewards);                       // language models: arrays of scores
 * RewardFunction shaped = PreferenceAsReward.against(0.2, -0.4, 0.1).around(score); // control: any reward function
 * SaturationReport flat = SaturationReport.of(par, references, scores, prompts);
 * }</pre>
 */
@NullMarked
package dev.goodhart.transform;

import org.jspecify.annotations.NullMarked;
