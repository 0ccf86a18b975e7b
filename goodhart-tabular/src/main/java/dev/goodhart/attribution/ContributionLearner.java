package dev.goodhart.attribution;

import java.util.List;

/**
 * Fits contributions to runs: minimises the mean of (sum_t c_t - R)^2 with whatever bias it has. The place where an estimator of another
 * kind is put in, such as a recurrent network.
 */
@FunctionalInterface
public interface ContributionLearner {
    /**
     * Fits.
     *
     * @param runs at least one run
     * @return what it has learnt
     */
    ContributionModel learn(List<ScoredRun> runs);

    /**
     * Ridge on one feature for every pair of observation and action.
     *
     * @param lambda penalty for 2,000 runs, at least 0
     * @return the learner
     */
    static ContributionLearner pairs(double lambda) {
        return runs -> linear(PairEncoding.of(runs), runs, lambda);
    }

    /**
     * Ridge on the numbers of every turn.
     *
     * @param lambda penalty for 2,000 runs, at least 0
     * @return the learner
     */
    static ContributionLearner numeric(double lambda) {
        return runs -> linear(NumericEncoding.of(runs), runs, lambda);
    }

    /**
     * Ridge on hashed words.
     *
     * @param bits the number of features is 2^bits, in [4, 20]
     * @param lambda penalty for 2,000 runs, at least 0
     * @return the learner
     */
    static ContributionLearner text(int bits, double lambda) {
        HashedTextEncoding encoding = HashedTextEncoding.ofBits(bits);
        return runs -> linear(encoding, runs, lambda);
    }

    private static LinearContributions linear(TurnEncoding encoding, List<ScoredRun> runs, double lambda) {
        return new LinearContributions(encoding, RidgeFit.weights(encoding.encode(runs), lambda));
    }
}
