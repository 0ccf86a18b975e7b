package dev.goodhart.transform;

/** A shaping of the score alone. It changes with a constant added to a prompt's scores. */
public sealed interface ScoreShaping extends RewardShaping {
    @Override
    default Needs needs() {
        return Needs.NOTHING;
    }

    /** The score itself. */
    record Vanilla() implements ScoreShaping {
        @Override
        public String label() {
            return "vanilla";
        }

        @Override
        public String formula() {
            return "r";
        }

        @Override
        public boolean bounded() {
            return false;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            return new StraightCurve(0, 1);
        }
    }

    /**
     * sigma(k r), the ablation of {@link PreferenceAsReward} without references.
     *
     * @param k a factor above 0
     */
    record Sigmoid(double k) implements ScoreShaping {
        /** Checks the factor. */
        public Sigmoid {
            Parameters.requirePositive("factor k", k);
        }

        @Override
        public String label() {
            return "sigmoid";
        }

        @Override
        public String formula() {
            return "sigma(k r)";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            return new ScoreCurve() {
                @Override
                public double value(double score) {
                    return Logistic.sigmoid(k * score);
                }

                @Override
                public double slope(double score) {
                    return k * Logistic.slope(k * score);
                }
            };
        }
    }
}
