package dev.goodhart.transform;

import dev.goodhart.reward.TransitionBatch;

/** Tells which prompt (task, start state) a transition belongs to. */
@FunctionalInterface
public interface PromptOf {
    /**
     * The prompt of a row.
     *
     * @param batch the transitions; read only
     * @param row the row
     * @return the prompt's number among the references
     */
    int prompt(TransitionBatch batch, int row);
}
