package dev.goodhart.command;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Records episodes of a behaviour in groups, so that progress can be told. */
record Recorder(Task task, Behaviour behaviour, long seed) {
    private static final int GROUP = 32;

    /** What fits the memory of a usual machine with room to spare. */
    private static final long MOST_NUMBERS = 30_000_000;

    /** Whole episodes, or pieces of {@code maxSteps}; numbered from 0. */
    List<Trajectory> episodes(int episodes, int maxSteps, PrintWriter err) {
        List<Trajectory> recorded = new ArrayList<>();
        ProgressLine progress = new ProgressLine(err, "Recording", Math.ceilDiv(episodes, GROUP));
        SeedTree seeds = SeedTree.of("trace").child(seed);
        long numbers = 0;
        for (int group = 0; recorded.size() < episodes; group++) {
            SeedTree own = seeds.child(group);
            VectorEnvironment environment = task.environment(Math.min(GROUP, episodes - recorded.size()));
            environment.reset(own.child("environment").value());
            ResumableRandom random = new ResumableRandom(own.child("behaviour").value());
            for (Trajectory one : TrajectoryRecorder.firstEpisodes(environment, behaviour, random, maxSteps)) {
                recorded.add(new Trajectory(Integer.toString(recorded.size()), one.steps()));
                numbers += (long) one.length()
                        * (2 * one.steps().stateDim() + one.steps().actionDim());
            }
            if (numbers > MOST_NUMBERS) {
                throw new InvalidInputException(
                        "The episodes must fit in memory, " + recorded.size() + " of " + episodes + " are " + numbers
                                + " numbers\nMaybe ask for fewer, or shorter ones with --max-steps.");
            }
            progress.done();
        }
        progress.end();
        return recorded;
    }
}
