package dev.goodhart.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and a plain kill) into an interrupt of the thread that made it, and holds the exit back until the command has returned: it
 * says how to continue first. The JVM then exits with the code of the signal, 130 for Ctrl-C; a second signal changes nothing.
 */
final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final CountDownLatch RETURNED = new CountDownLatch(1);

    private final Thread hook;

    Interruption() {
        Thread working = Thread.currentThread();
        hook = new Thread(() -> {
            working.interrupt();
            try {
                if (!RETURNED.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    // The work does not look up. What is stored is safe, so the exit goes on without its last words.
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ctrl-C is none of our business any more. */
    void end() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out: that is what the hook was for.
        }
    }

    /** The command has returned and nothing is left to be said: an exit that waits may go on. */
    static void returned() {
        RETURNED.countDown();
    }
}
