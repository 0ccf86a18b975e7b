package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;

/**
 * A bonus for entering states that were rarely left so far,
 *
 * <pre>B(s') = lambda / sqrt((lambda / max)^2 + N(s')),</pre>
 *
 * {@code max} for a state never left, about lambda / sqrt(N) later, and 0 for a terminal state: a bonus there would pay for ending the episode.
 * N(s) counts how often s was left. Usable by every agent; not safe for use by several threads at once.
 */
public final class CountBonus {
    private final TabularMdp world;
    private final double lambda;
    private final double floor;
    private final double[] visits;

    /**
     * A bonus with all counts at zero.
     *
     * @param world the world, for its terminal states
     * @param lambda scale of the bonus in the long run, above 0
     * @param max bonus of a new state, above 0
     */
    public CountBonus(TabularMdp world, double lambda, double max) {
        if (!(lambda > 0) || !(max > 0)) {
            throw new IllegalArgumentException(
                    "The bonus must have lambda > 0 and max > 0, has " + lambda + " and " + max);
        }
        this.world = world;
        this.lambda = lambda;
        this.floor = (lambda / max) * (lambda / max);
        this.visits = new double[world.states()];
    }

    /**
     * The bonus for entering a state.
     *
     * @param next the state entered
     * @return at most {@code max}, above 0 unless the state is terminal
     */
    public double of(int next) {
        return world.isTerminal(next) ? 0 : lambda / Math.sqrt(floor + visits[next]);
    }

    /**
     * Counts a step.
     *
     * @param state the state left
     */
    public void visit(int state) {
        visits[state]++;
    }

    /** {@return {@code [states]} a copy of the counts} */
    public double[] visits() {
        return visits.clone();
    }
}
