package dev.goodhart.benchmark;

import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The VAL-STARC distance of two dense rewards on a dense world of 32 states and 4 actions, everything included: each call makes
 * its own comparator and with it factorises the value equations. The bound is 1 ms.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StarcDistanceBenchmark {
    private static final int STATES = 32;
    private static final int ACTIONS = 4;

    private TabularMdp mdp = RandomDenseWorld.mdp(STATES, ACTIONS, SeedTree.of("starc-distance"));
    private TabularReward first = TabularReward.zero(STATES, ACTIONS);
    private TabularReward second = TabularReward.zero(STATES, ACTIONS);

    /** Made by JMH. */
    public StarcDistanceBenchmark() {}

    /** Draws the rewards, one for every (state, action, successor). */
    @Setup(Level.Trial)
    public void draw() {
        RandomGenerator random = SeedTree.of("starc-distance").child("rewards").generator();
        first = RandomDenseWorld.reward(STATES, ACTIONS, random);
        second = RandomDenseWorld.reward(STATES, ACTIONS, random);
        mdp = RandomDenseWorld.mdp(STATES, ACTIONS, SeedTree.of("starc-distance"));
    }

    /**
     * One distance from nothing.
     *
     * @return the distance
     */
    @Benchmark
    public double distance() {
        return new RewardComparator(mdp).distance(first, second);
    }
}
