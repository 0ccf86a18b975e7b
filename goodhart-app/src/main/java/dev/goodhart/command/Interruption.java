package dev.goodhart.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and a plain kill) into an interrupt of the thread that made it, and holds the exit back until that thread has said
 * how to continue. The JVM then exits with the code of the signal, 130 for Ctrl-C.
 */
final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    Interruption() {
        Thread working = Thread.currentThread();
        hook = new Thread(() -> {
            working.interrupt();
            try {
                if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    // The work does not look up. What is stored is safe, so the exit goes on without its last words.
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** All is said: the exit may go on, or Ctrl-C is none of our business any more. */
    void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is on its way out: that is what the hook was for.
        }
    }
}
