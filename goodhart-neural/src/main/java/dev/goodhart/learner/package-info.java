/**
 * Deep reinforcement learning: each learner is one class that can be read at one sitting, with its formulas in front.
 *
 * <p>The central type is {@link dev.goodhart.learner.Learner}: ask for actions, tell what came of them, update. Rewards are handed in by whoever
 * scores the steps, or computed anew whenever steps are learned from.
 *
 * <pre>{@code
 * Task task = Tasks.named("CartPole-v1");
 * VectorEnvironment environment = task.environment(8);
 * environment.reset(1);
 * LearningTask learning = new LearningTask(task.spec(), 8, 100_000, SeedTree.of("example"));
 * try (Learner learner = PpoSettings.defaults().create(learning)) {
 *     learner.train(environment, task.intended(), 100_000);
 *     learner.policy().save(Path.of("policy.safetensors"));
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.learner;

import org.jspecify.annotations.NullMarked;
