/**
 * What happened: episodes and pieces of episodes, with an id by which feedback names them.
 *
 * <p>The central type is {@link dev.goodhart.trajectory.Trajectory}. {@link dev.goodhart.trajectory.TrajectoryRecorder} cuts them from an
 * environment's steps, {@link dev.goodhart.trajectory.TrajectoryFile} reads and writes them.
 *
 * <pre>{@code
 * TransitionBatch.Builder steps = TransitionBatch.builder(2, 1);
 * steps.add(new double[] {0, 0}, new double[] {1}, new double[] {0, 1}, StepEnd.TRUNCATED);
 * Trajectory walk = new Trajectory("walk-1", steps.build());
 * List<Trajectory> demonstrations = TrajectoryFile.read(Path.of("demonstrations.csv"));
 * }</pre>
 */
@NullMarked
package dev.goodhart.trajectory;

import org.jspecify.annotations.NullMarked;
