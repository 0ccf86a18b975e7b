package dev.goodhart.preference;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Cuts behaviour into segments of one length, side by side in time. What is left of an episode that ends within a segment is thrown away, so
 * that sums over segments can be compared; nothing is then learned from the last steps of episodes that end early.
 */
public final class SegmentCollector {
    private final VectorEnvironment environment;
    private final int length;
    private final String prefix;
    private final TransitionBatch.Builder[] open;
    private final int[] taken;
    private long count;
    private long steps;

    /**
     * Makes a collector and begins new episodes.
     *
     * @param environment where behaviour happens; the collector's own from now on
     * @param length steps in a segment, at least 1
     * @param prefix what ids begin with; a number follows
     * @param seed the seed of the environment
     */
    public SegmentCollector(VectorEnvironment environment, int length, String prefix, long seed) {
        if (length < 1) {
            throw new IllegalArgumentException("A segment must have a step, is to have " + length);
        }
        this.environment = environment;
        this.length = length;
        this.prefix = prefix;
        this.open = new TransitionBatch.Builder[environment.size()];
        this.taken = new int[environment.size()];
        environment.reset(seed);
        for (int i = 0; i < open.length; i++) {
            begin(i);
        }
    }

    /** {@return steps of the environment taken so far, in all copies together} */
    public long steps() {
        return steps;
    }

    /**
     * Goes on where the last call stopped, under another behaviour perhaps, with new segments.
     *
     * @param behaviour how to act
     * @param segments how many segments
     * @param random for behaviour that is random
     * @return the segments, in the order in which they were complete
     * @throws IllegalStateException if episodes end before any segment is complete
     */
    public List<Trajectory> collect(Behaviour behaviour, int segments, RandomGenerator random) {
        List<Trajectory> collected = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            begin(i);
        }
        double[] action =
                new double[environment.size() * environment.spec().actions().dim()];
        long patience = 1000L * length;
        while (collected.size() < segments) {
            behaviour.actAll(environment, action, random);
            TransitionBatch step = environment.step(action);
            steps += environment.size();
            for (int i = 0; i < open.length; i++) {
                open[i].addRow(step, i);
                taken[i]++;
                if (taken[i] == length && collected.size() < segments) {
                    collected.add(new Trajectory(prefix + count++, open[i].build()));
                }
                if (taken[i] == length || step.end()[i] != StepEnd.CONTINUING) {
                    begin(i);
                }
            }
            if (collected.isEmpty() && --patience < 0) {
                throw new IllegalStateException("No segment of " + length
                        + " steps was complete: episodes end earlier\nMaybe take shorter segments.");
            }
        }
        return collected;
    }

    private void begin(int copy) {
        open[copy] = TransitionBatch.builder(
                environment.spec().observationDim(),
                environment.spec().actions().dim());
        taken[copy] = 0;
    }
}
