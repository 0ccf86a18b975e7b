/**
 * Rewards that also score beginnings: hidden states along a preferred answer are made to resemble later states of that answer and not
 * states of the other (Nath et al. 2024), so that the cosine to a goal state says at every token how an answer is going.
 *
 * <p>The central types are {@link dev.goodhart.goalconditioned.GoalConditionedRewardTrainer} and the
 * {@link dev.goodhart.goalconditioned.PrefixRewardModel} it gives. Sequences are token ids or vectors, one a step.
 *
 * <pre>{@code
 * RecurrentBackbone backbone = RecurrentBackbone.ofTokens(125, 32, random);
 * try (PrefixRewardModel model = GoalConditionedRewardTrainer.fit(backbone, pairs, PrefixRewardOptions.defaults(), random)) {
 *     PrefixScores scores = model.scorePrefixes(answers);
 *     double[][] q = scores.qValues(model.goal());
 *     FilterReport report = FilterReport.of(samples, new QFilter(0, 5));
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.goalconditioned;

import org.jspecify.annotations.NullMarked;
