package dev.goodhart.credit;

/** How the score of the whole is split. */
public sealed interface CreditMethod {
    /** The most units for which all 2^N coalitions may be asked. */
    int MOST_EXACT = 20;

    /** The most units for which {@link #recommended} asks all coalitions. */
    int MOST_RECOMMENDED = 12;

    /** {@return the name used on the command line} */
    String label();

    /** {@return whether a unit's credit may depend on units after it, so that sums of credit from a time on mislead} */
    boolean looksAhead();

    /**
     * All of the score at the last unit: what a learner has without dense rewards. Its evaluations: 1.
     */
    record Sparse() implements CreditMethod {
        @Override
        public String label() {
            return "sparse";
        }

        @Override
        public boolean looksAhead() {
            return false;
        }
    }

    /** The score in equal parts. Its evaluations: 1. */
    record Uniform() implements CreditMethod {
        @Override
        public String label() {
            return "uniform";
        }

        @Override
        public boolean looksAhead() {
            return false;
        }
    }

    /**
     * The score in proportion to weights, such as the attention of the reward model's last layer (ABC: Chan, Sun, Holt and van der
     * Schaar 2024). Attention is not attribution: this keeps the sum, nothing more. Its evaluations: 1.
     *
     * @param weights {@code [units]} at least 0, not all 0
     */
    record Attention(double[] weights) implements CreditMethod {
        /** Copies the weights. */
        public Attention {
            weights = weights.clone();
        }

        /** {@return a copy of the weights} */
        @Override
        public double[] weights() {
            return weights.clone();
        }

        @Override
        public String label() {
            return "attention";
        }

        @Override
        public boolean looksAhead() {
            return false;
        }
    }

    /**
     * Shapley values: the mean of what a unit adds over all orders in which the units could arrive. Exact by asking all 2^N
     * coalitions where {@code budget} allows it, else estimated from random orders taken forwards and backwards.
     *
     * @param budget the most evaluations
     * @param seed of the random orders
     * @param sampling whether orders may be sampled; if not, more than 20 units are refused
     */
    record Shapley(int budget, long seed, boolean sampling) implements CreditMethod {
        @Override
        public String label() {
            return "shapley";
        }

        @Override
        public boolean looksAhead() {
            return true;
        }

        boolean isExactFor(int units) {
            return units <= MOST_EXACT && (!sampling || 1L << units <= budget);
        }
    }

    /**
     * Owen values on a tree of units: Shapley values of a game in which only whole branches bargain. Exact, about N^2 evaluations for
     * a balanced tree.
     *
     * @param tree over the units
     */
    record Owen(OwenTree tree) implements CreditMethod {
        @Override
        public String label() {
            return "owen";
        }

        @Override
        public boolean looksAhead() {
            return true;
        }
    }

    /**
     * The prefix difference v(u_1..u_t) - v(u_1..u_(t-1)): potential shaping with the value of the text so far, safe with
     * reward-to-go. Its evaluations: N + 1.
     */
    record Prefix() implements CreditMethod {
        @Override
        public String label() {
            return "prefix";
        }

        @Override
        public boolean looksAhead() {
            return false;
        }
    }

    /** {@return all at the last unit} */
    static CreditMethod sparse() {
        return new Sparse();
    }

    /** {@return equal parts} */
    static CreditMethod uniform() {
        return new Uniform();
    }

    /**
     * In proportion to weights.
     *
     * @param weights {@code [units]} at least 0, not all 0
     * @return the method
     */
    static CreditMethod attention(double... weights) {
        return new Attention(weights);
    }

    /** {@return exact Shapley values, for at most 20 units} */
    static CreditMethod shapley() {
        return new Shapley(1 << MOST_EXACT, 0, false);
    }

    /**
     * Shapley values under a budget.
     *
     * @param budget the most evaluations; exact where 2^N fits into it and N is at most 20
     * @param seed of the random orders, where it does not
     * @return the method
     */
    static CreditMethod shapley(int budget, long seed) {
        return new Shapley(budget, seed, true);
    }

    /**
     * Owen values.
     *
     * @param tree over the units
     * @return the method
     */
    static CreditMethod owen(OwenTree tree) {
        return new Owen(tree);
    }

    /** {@return prefix differences} */
    static CreditMethod prefix() {
        return new Prefix();
    }

    /**
     * What to take when nothing speaks for another: exact Shapley values up to 12 units, Owen values on a balanced tree above.
     *
     * @param units how many units there are
     * @return the method
     */
    static CreditMethod recommended(int units) {
        return units <= MOST_RECOMMENDED ? shapley() : owen(OwenTree.balanced(units));
    }
}
