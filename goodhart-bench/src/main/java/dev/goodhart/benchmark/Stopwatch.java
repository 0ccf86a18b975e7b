package dev.goodhart.benchmark;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Times what takes from microseconds to minutes: short work many times, long work once. */
final class Stopwatch {
    private static final double ENOUGH_SECONDS = 1.5;

    private Stopwatch() {}

    /**
     * The median of the later half of the runs, in seconds; the earlier half warms the virtual machine up. Work that alone takes
     * longer than a second and a half is done once.
     */
    static double seconds(DoubleSupplier work) {
        return seconds(work, System::nanoTime);
    }

    /** The same in seconds of the processor that the calling thread took, which a busy machine lengthens less. */
    static double processorSeconds(DoubleSupplier work) {
        return seconds(work, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
    }

    private static double seconds(DoubleSupplier work, LongSupplier clock) {
        List<Double> times = new ArrayList<>();
        double spent = 0;
        while (spent < ENOUGH_SECONDS) {
            long before = clock.getAsLong();
            double result = work.getAsDouble();
            double time = (clock.getAsLong() - before) / 1e9;
            if (Double.isNaN(result)) {
                throw new ArithmeticException("The timed work must give a number");
            }
            times.add(time);
            spent += time;
        }
        return Medians.of(times.subList(times.size() / 2, times.size()).stream()
                .mapToDouble(t -> t)
                .toArray());
    }
}
