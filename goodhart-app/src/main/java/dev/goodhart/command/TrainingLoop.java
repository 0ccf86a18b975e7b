package dev.goodhart.command;

import dev.goodhart.training.TrainingRun;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains in a thread of its own, so that Ctrl-C interrupts the waiting one and never a write; stores the run now and then, when it is stopped
 * and when it is over.
 */
final class TrainingLoop {
    private static final long BETWEEN_CHECKPOINTS = 60_000_000_000L;
    private static final int PARTS = 200;

    private final TrainingRun run;
    private final RunFolder folder;
    private final PrintWriter err;
    private volatile boolean stopped;

    TrainingLoop(TrainingRun run, RunFolder folder, PrintWriter err) {
        this.run = run;
        this.folder = folder;
        this.err = err;
    }

    /** Whether it was not stopped before. */
    boolean untilOver(long steps) {
        Interruption interruption = new Interruption();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> training = thread.submit(() -> train(steps));
            try {
                training.get();
            } catch (InterruptedException e) {
                stopped = true;
                waitFor(training);
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        } finally {
            interruption.end();
        }
        return !stopped;
    }

    private static void waitFor(Future<?> training) {
        try {
            training.get();
        } catch (InterruptedException e) {
            // The checkpoint under way is written to its end or not at all.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }

    private void train(long steps) {
        long left = Math.max(1, steps - run.steps());
        long first = run.steps();
        int parts = (int) Math.min(PARTS, left);
        ProgressLine progress =
                new ProgressLine(err, "Training, in parts of " + Math.ceilDiv(left, parts) + " steps", parts);
        long shown = 0;
        long stored = System.nanoTime();
        while (!run.over() && !stopped) {
            run.advance(1);
            for (long part = (run.steps() - first) * parts / left; shown < Math.min(part, parts); shown++) {
                progress.done();
            }
            if (System.nanoTime() - stored > BETWEEN_CHECKPOINTS) {
                store();
                stored = System.nanoTime();
            }
        }
        progress.end();
        store();
        run.learner().policy().save(folder.policy());
    }

    private void store() {
        run.save(folder.checkpoint());
    }
}
