package dev.goodhart.shaping;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;

/**
 * Pays for entering a state for the first time in the episode, the state the episode began in counted as seen. What it preserves: nothing;
 * it never dies out, and an agent that maximises it tours the world. How it can mislead: where the tour is worth more than the goal, the
 * goal, which ends it, is avoided. Scale it below the task's reward divided by the number of states, or let it decay.
 */
public final class EpisodicNovelty implements HistoryReward {
    private final double scale;
    private final VisitedStates visited;
    private boolean fresh = true;

    /**
     * A bonus at the start of an episode.
     *
     * @param scale paid for a first visit, finite
     * @param resolution side of the cubes within which states count as one; 1 for indices
     */
    public EpisodicNovelty(double scale, double resolution) {
        this.scale = scale;
        this.visited = new VisitedStates(resolution);
    }

    @Override
    public void pay(TransitionBatch batch, double[] out) {
        int dimension = batch.stateDim();
        for (int i = 0; i < batch.size(); i++) {
            if (fresh) {
                visited.forget();
                visited.visit(batch.state(), i * dimension, dimension);
            }
            out[i] = visited.visit(batch.next(), i * dimension, dimension) == 1 ? scale : 0;
            fresh = batch.end()[i] != StepEnd.CONTINUING;
        }
    }

    @Override
    public void forget() {
        fresh = true;
    }
}
