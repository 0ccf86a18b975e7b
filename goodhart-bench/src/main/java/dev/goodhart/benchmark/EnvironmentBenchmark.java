package dev.goodhart.benchmark;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.TransitionBatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Steps of environments under random actions that were drawn beforehand, resets included; the counter is of single copies' steps. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnvironmentBenchmark {
    private static final int SETS = 64;

    /** Which task. */
    @Param({"CartPole-v1", "Acrobot-v1", "MountainCar-v0", "Pendulum-v1", "puck", "reacher", "grid-rooms"})
    public String task = "CartPole-v1";

    /** How many copies step together. */
    @Param({"1", "8", "64", "1024"})
    public int copies = 1;

    private VectorEnvironment environment = Tasks.named("CartPole-v1").environment(1);
    private double[] reward = {};
    private double[][] actions = {};
    private Task made = Tasks.named("CartPole-v1");
    private int turn;

    /** Made by JMH. */
    public EnvironmentBenchmark() {}

    /** Steps of single copies. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        /** How many there were. */
        public long copySteps;

        /** Made by JMH. */
        public Counter() {}
    }

    /** Makes the environment and draws the actions. */
    @Setup
    public void prepare() {
        made = Tasks.named(task);
        environment = made.environment(copies);
        environment.reset(1);
        reward = new double[copies];
        actions = new double[SETS][copies * made.spec().actions().dim()];
        Behaviour random = Behaviour.uniform(made.spec().actions());
        ResumableRandom generator = new ResumableRandom(2);
        for (double[] action : actions) {
            random.actAll(environment, action, generator);
        }
    }

    /**
     * One step of all copies.
     *
     * @param counter counts the copies' steps
     * @return the step
     */
    @Benchmark
    public TransitionBatch step(Counter counter) {
        counter.copySteps += copies;
        turn = (turn + 1) % SETS;
        return environment.step(actions[turn]);
    }

    /**
     * One step of all copies and its usual reward.
     *
     * @param counter counts the copies' steps
     * @return the rewards
     */
    @Benchmark
    public double[] stepAndScore(Counter counter) {
        made.intended().score(step(counter), reward);
        return reward;
    }
}
