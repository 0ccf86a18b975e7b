package dev.goodhart.survey;

/** Finds the weights where the surplus is no parabola: a grid, and a search within its best cell. */
final class WeightSearch {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int CELLS = 400;
    private static final int MAX_DOUBLINGS = 40;

    private WeightSearch() {}

    /** The best weight at or above 0; 0 if no weight does better than none. */
    static double best(MultitaskAgent agent) {
        double step = largest(agent) / CELLS;
        int top = 0;
        double most = agent.surplus(0.0);
        for (int i = 1; i <= CELLS; i++) {
            double surplus = agent.surplus(i * step);
            if (surplus > most) {
                most = surplus;
                top = i;
            }
        }
        double low = Math.max(0, (top - 1) * step);
        double found = peak(agent, low, (top + 1) * step);
        double refined = agent.surplus(found);
        // A metric that only loses has its best weight at exactly 0, next to which the search would stop.
        if (agent.surplus(0.0) >= refined - 1e-12 && top == 0) {
            return 0;
        }
        return refined >= most ? found : top * step;
    }

    /** Golden sections: within a cell of the grid the surplus has one peak. */
    private static double peak(MultitaskAgent agent, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = agent.surplus(left);
        double atRight = agent.surplus(right);
        for (int i = 0; i < 100 && high - low > 1e-12 * Math.max(1, high); i++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = agent.surplus(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = agent.surplus(right);
            }
        }
        return (low + high) / 2;
    }

    /** The first weight above the best at which the surplus is back at that without the metric; infinite if there is none. */
    static double harmful(MultitaskAgent agent, double best) {
        double without = agent.surplus(0.0);
        double low = best;
        double high = Math.max(2 * best, largest(agent) / CELLS);
        int doublings = 0;
        while (agent.surplus(high) > without) {
            low = high;
            high *= 2;
            if (++doublings > MAX_DOUBLINGS) {
                return Double.POSITIVE_INFINITY;
            }
        }
        if (best == 0) {
            return 0;
        }
        for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (agent.surplus(middle) > without) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** No weight pays above this: the metric alone would then already move effort by far more than the value is worth. */
    private static double largest(MultitaskAgent agent) {
        double length = Math.sqrt(
                agent.cost().inner(agent.value(), agent.value()) / agent.cost().inner(agent.metric(), agent.metric()));
        double moral = Math.sqrt(agent.cost().inner(agent.moralCost(), agent.moralCost())
                / agent.cost().inner(agent.metric(), agent.metric()));
        return 4 * (length + moral) / Math.max(agent.sensitivity(), 1e-6);
    }
}
