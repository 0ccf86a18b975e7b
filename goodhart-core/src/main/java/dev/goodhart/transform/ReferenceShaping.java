package dev.goodhart.transform;

/**
 * A shaping against scores of reference answers to the same prompt. A constant added to all scores of a prompt, which a reward model fitted
 * to comparisons leaves open, changes nothing.
 */
public sealed interface ReferenceShaping extends RewardShaping
        permits ReferenceShaping.Centered,
                ReferenceShaping.Ceiling,
                ReferenceShaping.LogSigmoidCentered,
                ReferenceShaping.TanhCentered,
                ReferenceShaping.PolynomialCentered,
                ReferenceShaping.SlowGrowth,
                PreferenceAsReward {
    @Override
    default Needs needs() {
        return Needs.REFERENCES;
    }

    /** {@return the fewest references a prompt must have} */
    default int fewest() {
        return 1;
    }

    /** The mean over references of r - reference. */
    record Centered() implements ReferenceShaping {
        @Override
        public String label() {
            return "centered";
        }

        @Override
        public String formula() {
            return "mean of c";
        }

        @Override
        public boolean bounded() {
            return false;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            return new StraightCurve(mean(this, references), 1);
        }
    }

    /**
     * The mean over references of r - reference, and no more than a ceiling. Bounded above alone. How it can mislead: the ceiling has to be
     * guessed, and one too high does nothing.
     *
     * @param ceiling the most that is paid, in units of the score
     */
    record Ceiling(double ceiling) implements ReferenceShaping {
        /** The lowest ceiling that the authors try. */
        public static final double DEFAULT = 3;

        /** Checks the ceiling. */
        public Ceiling {
            Parameters.requireFinite("ceiling", ceiling);
        }

        @Override
        public String label() {
            return "ceil";
        }

        @Override
        public String formula() {
            return "min(mean of c, u)";
        }

        @Override
        public boolean bounded() {
            return false;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            double mean = mean(this, references);
            return new ScoreCurve() {
                @Override
                public double value(double score) {
                    return Math.min(score - mean, ceiling);
                }

                @Override
                public double slope(double score) {
                    return score - mean <= ceiling ? 1 : 0;
                }
            };
        }
    }

    /**
     * log sigma(r - q) with q = mean + 1.0364334 (sd + 1e-5), the 0.85 quantile of a normal distribution with the references' mean and
     * deviation (divided by M - 1). Bounded above alone. How it can mislead: the quantile is poor for ten references or fewer.
     */
    record LogSigmoidCentered() implements ReferenceShaping {
        private static final double NORMAL_QUANTILE = 1.0364334;
        private static final double LEAST_DEVIATION = 1e-5;

        @Override
        public String label() {
            return "lsc";
        }

        @Override
        public String formula() {
            return "log sigma(r - 0.85 quantile of the references)";
        }

        @Override
        public boolean bounded() {
            return false;
        }

        @Override
        public int fewest() {
            return 2;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            double mean = mean(this, references);
            double squares = 0;
            for (double reference : references) {
                squares += (reference - mean) * (reference - mean);
            }
            return around(mean, Math.sqrt(squares / (references.length - 1)));
        }

        /**
         * The function for references whose distribution is known.
         *
         * @param mean mean of the references' scores
         * @param deviation their standard deviation, at least 0
         * @return the function
         */
        public static ScoreCurve around(double mean, double deviation) {
            double quantile = mean + NORMAL_QUANTILE * (deviation + LEAST_DEVIATION);
            return new ScoreCurve() {
                @Override
                public double value(double score) {
                    return Logistic.logSigmoid(score - quantile);
                }

                @Override
                public double slope(double score) {
                    return Logistic.sigmoid(quantile - score);
                }
            };
        }
    }

    /** The mean over references of tanh(r - reference); since tanh(z / 2) = 2 sigma(z) - 1 it is PAR with k = 2 up to an affine map. */
    record TanhCentered() implements ReferenceShaping {
        @Override
        public String label() {
            return "tanh";
        }

        @Override
        public String formula() {
            return "mean of tanh(c)";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            Parameters.requireReferences(this, references, 1);
            double[] copy = references.clone();
            return new MeanCurve(copy) {
                @Override
                double one(double centred) {
                    return Math.tanh(centred);
                }

                @Override
                double oneSlope(double centred) {
                    return 4 * Logistic.slope(2 * centred);
                }
            };
        }
    }

    /** The mean over references of p(r - reference), with p a quintic fitted to sigma on [-5, 5], 0 below and 1 above. */
    record PolynomialCentered() implements ReferenceShaping {
        @Override
        public String label() {
            return "poly";
        }

        @Override
        public String formula() {
            return "mean of p(c), p a quintic fitted to sigma on [-5, 5]";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            Parameters.requireReferences(this, references, 1);
            return new MeanCurve(references.clone()) {
                @Override
                double one(double centred) {
                    return SigmoidQuintic.value(centred);
                }

                @Override
                double oneSlope(double centred) {
                    return SigmoidQuintic.slope(centred);
                }
            };
        }
    }

    /**
     * The mean over references of sigma(k (r - reference - shift)): slow growth, fast convergence, the counterexample to growing fast at
     * first.
     *
     * @param k a factor above 0; the paper's figure has 3, its code 1
     * @param shift how far above the references it is steepest, in units of the score; both have 3
     */
    record SlowGrowth(double k, double shift) implements ReferenceShaping {
        /** Checks the numbers. */
        public SlowGrowth {
            Parameters.requirePositive("factor k", k);
            Parameters.requireFinite("shift", shift);
        }

        @Override
        public String label() {
            return "sgfc";
        }

        @Override
        public String formula() {
            return "mean of sigma(k (c - shift))";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            Parameters.requireReferences(this, references, 1);
            return new MeanSigmoid(k, shift, references);
        }
    }

    private static double mean(ReferenceShaping shaping, double[] references) {
        Parameters.requireReferences(shaping, references, shaping.fewest());
        return MeanCurve.mean(references);
    }
}
