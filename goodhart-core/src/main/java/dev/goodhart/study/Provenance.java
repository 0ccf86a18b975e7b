package dev.goodhart.study;

import java.util.SortedMap;

/**
 * Where a result came from. It is kept beside the result and never part of its canonical bytes.
 *
 * @param goodhart the version that ran the trial
 * @param libraries versions of the libraries that shape results, by name
 * @param seedPath the path of the trial's seed in the {@link SeedTree}, such as {@code starc/val/3}
 * @param settings the settings as canonical JSON
 * @param platform the machine
 * @param seconds how long the trial took
 * @param finished when it ended, ISO 8601 in UTC
 */
public record Provenance(
        String goodhart,
        SortedMap<String, String> libraries,
        String seedPath,
        String settings,
        Platform platform,
        double seconds,
        String finished) {
    /**
     * The machine a trial ran on.
     *
     * @param os operating system and its version
     * @param architecture processor architecture
     * @param java version of the Java runtime
     * @param processors how many processors it saw
     */
    public record Platform(String os, String architecture, String java, int processors) {
        /** {@return the machine this runs on} */
        public static Platform current() {
            return new Platform(
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("os.arch", "unknown"),
                    Runtime.version().toString(),
                    Runtime.getRuntime().availableProcessors());
        }
    }
}
