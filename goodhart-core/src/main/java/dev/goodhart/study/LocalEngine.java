package dev.goodhart.study;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs trials on this machine, each in one thread.
 *
 * @param jobs how many trials run at a time
 */
public record LocalEngine(int jobs) implements Engine {
    private static final Duration GRACE = Duration.ofMillis(500);

    /** Checks the number. */
    public LocalEngine {
        if (jobs < 1) {
            throw new IllegalArgumentException("The number of jobs (" + jobs + ") must be at least 1");
        }
    }

    @Override
    public void run(StudyPlan<?> plan, List<TrialKey> keys, TrialListener listener) throws InterruptedException {
        BlockingQueue<TrialOutcome> ended = new LinkedBlockingQueue<>();
        Map<TrialKey, Double> running = new ConcurrentHashMap<>();
        AtomicBoolean stopping = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(
                jobs, Thread.ofPlatform().daemon().name("trial-", 1).factory());
        try {
            for (TrialKey key : keys) {
                pool.execute(() -> {
                    TrialOutcome outcome = attempt(plan, key, running);
                    running.remove(key);
                    // What ends after the stop may have been cut short by it, whatever it reports.
                    if (!stopping.get()) {
                        ended.add(outcome);
                    }
                });
            }
            for (int left = keys.size(); left > 0; ) {
                TrialOutcome outcome = ended.poll(200, TimeUnit.MILLISECONDS);
                if (outcome != null) {
                    listener.ended(outcome);
                    left--;
                }
                listener.progress(running.values().stream().mapToDouble(f -> f).sum());
            }
        } catch (InterruptedException e) {
            stopping.set(true);
            ended.forEach(listener::ended);
            throw e;
        } finally {
            stopping.set(true);
            pool.shutdownNow();
            awaitQuietly(pool);
        }
    }

    private static TrialOutcome attempt(StudyPlan<?> plan, TrialKey key, Map<TrialKey, Double> running) {
        running.put(key, 0.0);
        long start = System.nanoTime();
        try {
            TrialResult result = plan.run(key, fraction -> running.put(key, fraction));
            return new TrialOutcome.Finished(key, result, Duration.ofNanos(System.nanoTime() - start));
        } catch (Throwable e) {
            return new TrialOutcome.Broken(key, e);
        }
    }

    private static void awaitQuietly(ExecutorService pool) {
        try {
            if (!pool.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                // Daemon threads: a trial that never looks up cannot keep the process alive.
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
