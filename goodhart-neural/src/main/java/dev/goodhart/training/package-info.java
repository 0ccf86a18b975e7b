/**
 * Training from beginning to end: steps, logs, evaluations, checkpoints.
 *
 * <p>The central type is {@link dev.goodhart.training.TrainingRun}. It trains under one reward and judges by another, and what either
 * earns is logged term by term.
 *
 * <pre>{@code
 * Exercise exercise = Exercise.of(Tasks.named("Pendulum-v1"));
 * try (CurveFile curves = CurveFile.open(folder.resolve("curves.csv"), -1);
 *         TrainingRun run = new TrainingRun(
 *                 exercise, SacSettings.defaults(), TrainingSettings.of(20_000), 1, List.of(curves))) {
 *     run.advance(10_000);
 *     run.save(folder.resolve("checkpoint.safetensors"));
 *     run.advance(10_000);
 * }
 * }</pre>
 */
@NullMarked
package dev.goodhart.training;

import org.jspecify.annotations.NullMarked;
