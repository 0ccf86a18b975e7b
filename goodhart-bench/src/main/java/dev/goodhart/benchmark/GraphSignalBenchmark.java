package dev.goodhart.benchmark;

import dev.goodhart.mdp.World;
import dev.goodhart.shaping.GoalSignal;
import dev.goodhart.shaping.GraphSignal;
import dev.goodhart.shaping.LaplacianSpectrum;
import dev.goodhart.shaping.SignalSettings;
import dev.goodhart.shaping.StateGraph;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The graph of a slippery grid of {@code side * side} states, a signal towards one corner of it, and its nine smoothest functions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GraphSignalBenchmark {
    /** Side of the map. */
    @Param({"10", "32", "100", "316"})
    private int side = 10;

    private World world = SlipperyGrid.of(10).world();
    private StateGraph graph = StateGraph.of(world);

    /** Made by JMH. */
    public GraphSignalBenchmark() {}

    /** Makes the world. */
    @Setup(Level.Trial)
    public void make() {
        world = SlipperyGrid.of(side).world();
        graph = StateGraph.of(world);
    }

    /**
     * The graph of the world.
     *
     * @return its number of edges
     */
    @Benchmark
    public int graph() {
        return StateGraph.of(world).edges();
    }

    /**
     * The successor signal towards one goal, all digits.
     *
     * @return its value at the first state
     */
    @Benchmark
    public double successor() {
        return towards(GraphSignal.SUCCESSOR);
    }

    /**
     * The distance to one goal.
     *
     * @return its value at the first state
     */
    @Benchmark
    public double geodesic() {
        return towards(GraphSignal.GEODESIC);
    }

    /**
     * What a transfer takes from one world: nine eigenpairs.
     *
     * @return the last eigenvalue
     */
    @Benchmark
    public double spectrum() {
        return LaplacianSpectrum.of(graph, 9).eigenvalue()[8];
    }

    private double towards(GraphSignal signal) {
        return GoalSignal.of(graph, signal, SignalSettings.defaults()).towards(graph.nodes() - 1)[0];
    }
}
