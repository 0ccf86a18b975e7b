package dev.goodhart.shaping;

import dev.goodhart.reward.TransitionBatch;

/**
 * Pays scale / sqrt(n) for entering a state for the n-th time in the learner's life (Strehl and Littman 2008). What it preserves: the
 * optimum in the limit, as the bonus dies out. How it can mislead: while it lives it is a reward of its own; noise that never repeats is
 * for ever new.
 */
public final class CountBonus implements HistoryReward {
    private final double scale;
    private final VisitedStates visited;

    /**
     * A bonus that has seen nothing.
     *
     * @param scale paid for a first visit, finite
     * @param resolution side of the cubes within which states count as one; 1 for indices
     */
    public CountBonus(double scale, double resolution) {
        this.scale = scale;
        this.visited = new VisitedStates(resolution);
    }

    @Override
    public void pay(TransitionBatch batch, double[] out) {
        for (int i = 0; i < batch.size(); i++) {
            int visits = visited.visit(batch.next(), i * batch.stateDim(), batch.stateDim());
            out[i] = scale / Math.sqrt(visits);
        }
    }

    @Override
    public void forget() {
        visited.forget();
    }
}
