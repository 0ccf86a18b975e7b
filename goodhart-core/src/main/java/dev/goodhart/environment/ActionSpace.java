package dev.goodhart.environment;

import java.util.Arrays;

/** What may be done in an environment. Every action is a row of {@link #dim()} numbers. */
public sealed interface ActionSpace {
    /** {@return the length of an action} */
    int dim();

    /**
     * One of finitely many actions. An action is a vector of length one that holds its index.
     *
     * @param count how many there are, at least 1
     */
    record Discrete(int count) implements ActionSpace {
        /** Checks the count. */
        public Discrete {
            if (count < 1) {
                throw new IllegalArgumentException("The number of actions (" + count + ") must be at least 1");
            }
        }

        @Override
        public int dim() {
            return 1;
        }
    }

    /**
     * A vector within bounds.
     *
     * @param low {@code [dim]} the smallest values, finite
     * @param high {@code [dim]} the largest values, finite, above {@code low}
     */
    record Box(double[] low, double[] high) implements ActionSpace {
        /** Checks the bounds and copies them. */
        public Box {
            if (low.length != high.length || low.length == 0) {
                throw new IllegalArgumentException("The bounds of an action must have one length of at least 1, have "
                        + low.length + " and " + high.length);
            }
            for (int i = 0; i < low.length; i++) {
                if (!(Double.isFinite(low[i]) && Double.isFinite(high[i]) && low[i] < high[i])) {
                    throw new IllegalArgumentException("The bounds of action " + i + " (" + low[i] + ", " + high[i]
                            + ") must be finite, the lower one first");
                }
            }
            low = low.clone();
            high = high.clone();
        }

        /**
         * The same bounds for every number.
         *
         * @param dim length of an action
         * @param low the smallest value
         * @param high the largest value
         * @return the space
         */
        public static Box of(int dim, double low, double high) {
            double[] lows = new double[dim];
            double[] highs = new double[dim];
            Arrays.fill(lows, low);
            Arrays.fill(highs, high);
            return new Box(lows, highs);
        }

        @Override
        public int dim() {
            return low.length;
        }
    }
}
