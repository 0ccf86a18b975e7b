package dev.goodhart.design;

import java.util.BitSet;

/**
 * One step of the greedy choice of states that may pay.
 *
 * @param state the state that was added, -1 before the first
 * @param support all states that may pay
 * @param informativeness the best a reward on this support can have, at most 0
 */
public record BudgetStep(int state, BitSet support, double informativeness) {
    /** Copies the set. */
    public BudgetStep {
        support = (BitSet) support.clone();
    }
}
