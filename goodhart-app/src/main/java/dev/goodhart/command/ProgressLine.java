package dev.goodhart.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Progress and time left, on the error stream, once a job has taken two seconds: one line rewritten on a terminal, a line for
 * every tenth elsewhere.
 */
final class ProgressLine {
    private static final long PATIENCE = 2_000_000_000L;

    private final PrintWriter err;
    private final String doing;
    private final int total;
    private final boolean terminal = onTerminal();
    private final long begin = System.nanoTime();
    private int finished;
    private int shownTenths;
    private boolean shown;

    ProgressLine(PrintWriter err, String doing, int total) {
        this.err = err;
        this.doing = doing;
        this.total = total;
    }

    /** Whether a person watches. */
    static boolean onTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    synchronized void done() {
        finished++;
        long elapsed = System.nanoTime() - begin;
        int tenths = (int) (10L * finished / total);
        if (elapsed < PATIENCE || finished == total || (!terminal && tenths == shownTenths)) {
            return;
        }
        shownTenths = tenths;
        long left = Math.round((double) elapsed / finished * (total - finished) / 1e9);
        String text = doing + ": " + finished + " of " + total + ", about " + left + " s left";
        if (terminal) {
            err.print("\r\u001b[K" + text);
            err.flush();
            shown = true;
        } else {
            err.println(text);
        }
    }

    synchronized void end() {
        if (shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
