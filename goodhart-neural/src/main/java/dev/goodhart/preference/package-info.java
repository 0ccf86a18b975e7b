/**
 * Rewards learned from comparisons.
 *
 * <p>The central type is {@link dev.goodhart.preference.RewardModel}: a network whose outputs, summed over the steps of a trajectory, explain
 * by Bradley and Terry's model which of two was preferred. It is a {@link dev.goodhart.reward.RewardFunction}.
 * {@link dev.goodhart.preference.RewardEnsemble} says how sure it is, {@link dev.goodhart.preference.QuerySelection} what to ask next,
 * {@link dev.goodhart.preference.RewardEvaluation} how good it is on comparisons held out. {@link dev.goodhart.preference.PreferenceLearning} and
 * {@link dev.goodhart.preference.HeronTrainer} alternate it with a learner.
 *
 * <pre>{@code
 * ComparedItems items = ComparedItems.of(RewardInputs.stateAction(spec), trajectories);
 * try (RewardModel model = RewardModel.train(comparisons, items, RewardModelSettings.defaults(), 1)) {
 *     RewardEvaluation held = RewardEvaluation.of(model, items, heldOut);
 *     model.score(batch, rewards);
 *     model.save(Path.of("reward.safetensors"));
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.preference;

import org.jspecify.annotations.NullMarked;
