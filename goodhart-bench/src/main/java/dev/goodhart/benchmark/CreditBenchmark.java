package dev.goodhart.benchmark;

import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.credit.CreditAssignment;
import dev.goodhart.credit.CreditMethod;
import dev.goodhart.credit.Credits;
import dev.goodhart.credit.OwenTree;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Credit for the units of one text, with a value that costs next to nothing, so that what is measured is the bookkeeping beside a
 * scorer's time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CreditBenchmark {
    private static final CoalitionValue VALUE = CoalitionValue.each(coalition -> Math.sqrt(coalition.size()));

    /** Made by JMH. */
    public CreditBenchmark() {}

    /** Units for exact Shapley values, 2^units evaluations. */
    @State(Scope.Thread)
    public static class Exact {
        /** How many units there are. */
        @Param({"8", "12", "16", "20"})
        public int units = 8;

        /** Made by JMH. */
        public Exact() {}
    }

    /** Units for Owen values on a balanced tree. */
    @State(Scope.Thread)
    public static class Tree {
        /** How many units there are. */
        @Param({"8", "16", "32", "128"})
        public int units = 8;

        /** Made by JMH. */
        public Tree() {}
    }

    /**
     * Exact Shapley values.
     *
     * @param exact how many units
     * @return the credits
     */
    @Benchmark
    public Credits shapley(Exact exact) {
        return CreditAssignment.assign(exact.units, VALUE, CreditMethod.shapley());
    }

    /**
     * Owen values.
     *
     * @param tree how many units
     * @return the credits
     */
    @Benchmark
    public Credits owen(Tree tree) {
        return CreditAssignment.assign(tree.units, VALUE, CreditMethod.owen(OwenTree.balanced(tree.units)));
    }
}
