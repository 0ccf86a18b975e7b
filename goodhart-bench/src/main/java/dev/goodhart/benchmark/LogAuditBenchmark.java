package dev.goodhart.benchmark;

import dev.goodhart.audit.log.EpisodeLog;
import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.input.EpisodeLogFile;
import dev.goodhart.audit.log.input.LogColumns;
import dev.goodhart.study.SeedTree;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Prints the time of auditing a log against its rows, five terms, on one thread; episodes of one row, and of a hundred. */
public final class LogAuditBenchmark {
    private static final int TERMS = 5;
    private static final int[] ROWS = {10_000, 100_000, 1_000_000};
    private static final int[] LENGTHS = {1, 100};

    private LogAuditBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     * @throws IOException if the log cannot be written to the folder for temporary files
     */
    public static void main(String[] arguments) throws IOException {
        System.out.println("Load " + MachineLoad.now() + ". Seconds, " + TERMS + " terms, one thread.\n");
        System.out.println("| rows | steps an episode | file, MB | reading | audit |\n|--:|--:|--:|--:|--:|");
        for (int rows : ROWS) {
            for (int length : LENGTHS) {
                System.out.println(row(rows, length));
            }
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static String row(int rows, int length) throws IOException {
        Path file = Files.createTempFile("log-audit", ".csv");
        try {
            write(file, rows, length);
            EpisodeLog log = EpisodeLogFile.read(file, LogColumns.defaults()).log();
            return String.format(
                    Locale.ROOT,
                    "| %,d | %d | %.1f | %.3g | %.3g |",
                    rows,
                    length,
                    Files.size(file) / 1e6,
                    Stopwatch.seconds(() -> EpisodeLogFile.read(file, LogColumns.defaults())
                            .log()
                            .intended()[0]),
                    Stopwatch.seconds(
                            () -> LogAudit.of(log, LogAudit.Settings.defaults()).meanProxy()));
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int rows, int length) throws IOException {
        RandomGenerator random =
                SeedTree.of("log-audit").child(rows).child(length).generator();
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("episode,step,a,b,c,d,e,intended,end\n");
            for (int row = 0; row < rows; row++) {
                StringBuilder line = new StringBuilder();
                line.append(row / length).append(',').append(row % length);
                for (int k = 0; k <= TERMS; k++) {
                    line.append(',').append(Math.round(1000 * random.nextGaussian()) / 1000.0);
                }
                out.append(line).append(row % length == length - 1 ? ",terminated\n" : ",none\n");
            }
        }
    }
}
