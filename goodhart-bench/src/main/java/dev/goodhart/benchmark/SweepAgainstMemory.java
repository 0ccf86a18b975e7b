package dev.goodhart.benchmark;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Takes sweeps of value iteration and the two memory bounds in turns and prints the median of their ratios, which a neighbour
 * that slows all of them down changes little.
 */
public final class SweepAgainstMemory {
    private static final int ROUNDS = 200;
    private static final int WARM_UP = 100;

    private SweepAgainstMemory() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments the sides of the maps, 316 when there are none
     */
    public static void main(String[] arguments) {
        int[] sides = arguments.length == 0
                ? new int[] {316}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.println("Load " + MachineLoad.now() + "; medians of " + ROUNDS + " rounds.");
        System.out.println();
        System.out.println("| successors | transitions | MB a sweep | sweep, ms | stream, ms | gather, ms"
                + " | sweep / stream | sweep / gather |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (int side : sides) {
            for (MemoryBandwidthBenchmark.Locality locality : MemoryBandwidthBenchmark.Locality.values()) {
                System.out.println(row(SweepWorld.of(side, locality), locality.name()));
            }
        }
    }

    private static String row(SweepWorld world, String locality) {
        double[] sweep = new double[ROUNDS];
        double[] stream = new double[ROUNDS];
        double[] gather = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double a = milliseconds(world::sweep);
            double b = milliseconds(world::stream);
            double c = milliseconds(world::gather);
            if (i >= 0) {
                sweep[i] = a;
                stream[i] = b;
                gather[i] = c;
            }
        }
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.2f | %.2f | %.2f | %.2f | %.2f |",
                locality.toLowerCase(Locale.ROOT),
                world.transitions(),
                world.bytes() / 1e6,
                Medians.of(sweep),
                Medians.of(stream),
                Medians.of(gather),
                Medians.ofRatios(sweep, stream),
                Medians.ofRatios(sweep, gather));
    }

    private static double milliseconds(Supplier<Object> pass) {
        long before = System.nanoTime();
        Object result = pass.get();
        long after = System.nanoTime();
        if (result.equals(Double.NaN)) {
            throw new ArithmeticException("The pass must give numbers");
        }
        return (after - before) / 1e6;
    }
}
