package dev.goodhart.benchmark;

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

/**
 * One sweep of value iteration beside the time that memory takes to deliver what it reads.
 *
 * <p>The bound is {@link #stream}: the same arrays read in sequence. {@link #gather} adds the reads of the values where the
 * indices point, which no sweep in this layout can avoid. Where the machine is shared, the three differ by what the neighbours do
 * meanwhile; {@link SweepAgainstMemory} takes them in turns and reports their ratio.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ValueIterationSweepBenchmark {
    /** Side of the square map; 316 gives 99,856 states and 1.2 x 10^6 transitions. */
    @Param("316")
    public int side;

    /** Where the successors lie. */
    @Param
    public MemoryBandwidthBenchmark.Locality locality = MemoryBandwidthBenchmark.Locality.GRID;

    private SweepWorld world = SweepWorld.of(2, locality);

    /** Made by JMH. */
    public ValueIterationSweepBenchmark() {}

    /** Makes the world. */
    @Setup(Level.Trial)
    public void make() {
        world = SweepWorld.of(side, locality);
    }

    /**
     * One sweep.
     *
     * @return the values after it
     */
    @Benchmark
    public double[] sweep() {
        return world.sweep();
    }

    /**
     * The bound: the same arrays, read in sequence.
     *
     * @return their sum
     */
    @Benchmark
    public double stream() {
        return world.stream();
    }

    /**
     * The bound with the values read where the indices point.
     *
     * @return the sum of the products
     */
    @Benchmark
    public double gather() {
        return world.gather();
    }
}
