package dev.goodhart.benchmark;

import dev.goodhart.study.SeedTree;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * How fast one thread can read what a sparse sweep reads: the bound that planning kernels are compared with.
 *
 * <p>Two references. {@link #stream} sums a {@code double[]}: nothing but sequential reads. {@link #gather} adds
 * {@code probability[k] * value[successor[k]]} over all entries k, the inner loop of a Bellman backup without its maximum:
 * 12 bytes of sequential reads for every entry, and one read of the value array wherever the index points. The counter
 * {@code bytes} counts the sequential reads alone, so a kernel over the same arrays that reaches a third of it is within a
 * factor three of the bound. Where the value array does not fit the caches, {@code RANDOM} is bound by latency and not by
 * bandwidth; compare a grid world with {@code GRID}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MemoryBandwidthBenchmark {
    /** Where the successors of a state lie. */
    public enum Locality {
        /** The four neighbours and the state itself on a square map, numbered row by row. */
        GRID,
        /** Anywhere. */
        RANDOM
    }

    /** Bytes read in sequence, per second. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Traffic {
        /** Bytes read in sequence; JMH divides by the time. */
        public long bytes;

        /** Made by JMH. */
        public Traffic() {}
    }

    private static final int SUCCESSORS = 5;

    /** Side of the square map; 1000 gives 10^6 states, 5 x 10^6 entries and 60 MB of sequential reads. */
    @Param({"100", "1000"})
    public int side;

    /** Where the successors lie; {@link #stream} does not depend on it. */
    @Param
    public Locality locality = Locality.GRID;

    private double[] probability = {};
    private int[] successor = {};
    private double[] value = {};

    /** Made by JMH. */
    public MemoryBandwidthBenchmark() {}

    /** Fills the arrays. */
    @Setup(Level.Trial)
    public void fill() {
        int states = side * side;
        RandomGenerator random = SeedTree.of("memory-bandwidth").generator();
        value = random.doubles(states).toArray();
        probability = random.doubles((long) states * SUCCESSORS).toArray();
        successor = new int[states * SUCCESSORS];
        int[] offset = {-side, -1, 0, 1, side};
        for (int k = 0; k < successor.length; k++) {
            successor[k] = switch (locality) {
                case GRID -> Math.clamp(k / SUCCESSORS + offset[k % SUCCESSORS], 0, states - 1);
                case RANDOM -> random.nextInt(states);
            };
        }
    }

    /**
     * Sums the entries, in four partial sums so that the adder's latency is not what is measured.
     *
     * @param traffic counts the bytes
     * @return the sum
     */
    @Benchmark
    public double stream(Traffic traffic) {
        traffic.bytes += 8L * probability.length;
        return MemoryReads.total(probability);
    }

    /**
     * Sums the products of the entries with the values their indices point to.
     *
     * @param traffic counts the bytes of the two arrays that are read in sequence
     * @return the sum
     */
    @Benchmark
    public double gather(Traffic traffic) {
        traffic.bytes += 12L * probability.length;
        return MemoryReads.gathered(probability, successor, value);
    }
}
