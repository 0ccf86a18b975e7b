package dev.goodhart.transform;

import dev.goodhart.input.InvalidInputException;

/**
 * A shaping by statistics over all scores seen so far, whatever their prompt. It changes with a constant added to one prompt's scores, and
 * its reward drifts while the policy does.
 */
public sealed interface StatisticShaping extends RewardShaping {
    @Override
    default Needs needs() {
        return Needs.STATISTICS;
    }

    /** (r - mean) / deviation, with the deviation of the population. */
    record MeanStd() implements StatisticShaping {
        @Override
        public String label() {
            return "meanstd";
        }

        @Override
        public String formula() {
            return "(r - running mean) / running deviation";
        }

        @Override
        public boolean bounded() {
            return false;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            double deviation = requireSpread(this, statistics).deviation();
            return new StraightCurve(statistics.mean(), 1 / deviation);
        }
    }

    /** r, clamped to the running mean plus or minus one deviation. */
    record Clip() implements StatisticShaping {
        @Override
        public String label() {
            return "clip";
        }

        @Override
        public String formula() {
            return "r, clamped to running mean +- running deviation";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            requireSome(this, statistics);
            double low = statistics.mean() - statistics.deviation();
            double high = statistics.mean() + statistics.deviation();
            return new ScoreCurve() {
                @Override
                public double value(double score) {
                    return Math.min(high, Math.max(low, score));
                }

                @Override
                public double slope(double score) {
                    return score > low && score <= high ? 1 : 0;
                }
            };
        }
    }

    /** (r - smallest) / (largest - smallest): from 0 to 1 for scores within what was seen. */
    record MinMax() implements StatisticShaping {
        @Override
        public String label() {
            return "minmax";
        }

        @Override
        public String formula() {
            return "(r - running smallest) / (running largest - running smallest)";
        }

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public ScoreCurve curve(double[] references, RunningScoreStatistics statistics) {
            requireSpread(this, statistics);
            return new StraightCurve(statistics.smallest(), 1 / (statistics.largest() - statistics.smallest()));
        }
    }

    private static RunningScoreStatistics requireSome(RewardShaping shaping, RunningScoreStatistics statistics) {
        if (statistics.count() == 0) {
            throw new InvalidInputException(
                    "The shaping '" + shaping.label() + "' must have seen scores before it can be used, has seen none"
                            + "\nMaybe train on a batch first, or give the statistics that training left.");
        }
        return statistics;
    }

    private static RunningScoreStatistics requireSpread(RewardShaping shaping, RunningScoreStatistics statistics) {
        requireSome(shaping, statistics);
        double spread = statistics.largest() - statistics.smallest();
        if (!(spread > 0 && Double.isFinite(spread) && statistics.deviation() > 0)) {
            throw new InvalidInputException("The shaping '" + shaping.label() + "' must have scores that differ, all "
                    + statistics.count() + " so far are " + statistics.smallest());
        }
        return statistics;
    }
}
