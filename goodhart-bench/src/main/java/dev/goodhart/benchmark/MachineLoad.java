package dev.goodhart.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How busy the machine is, to be written beside every time. */
final class MachineLoad {
    private MachineLoad() {}

    /** The mean number of processes that wanted a core in the last minute, and the number of cores. */
    static String now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT, "%.1f on %d cores", system.getSystemLoadAverage(), system.getAvailableProcessors());
    }
}
