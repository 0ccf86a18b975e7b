package dev.goodhart.study;

import java.util.List;

/** Runs trials. It sees trials only: what is stored and what is claimed is not its business. */
public interface Engine {
    /**
     * Runs trials and returns when all have ended.
     *
     * @param plan the plan they belong to
     * @param keys the trials to run
     * @param listener told of every trial that ends
     * @throws InterruptedException if the calling thread is interrupted; trials in flight are stopped and forgotten, those that had
     *     finished have been told to the listener
     */
    void run(StudyPlan<?> plan, List<TrialKey> keys, TrialListener listener) throws InterruptedException;
}
