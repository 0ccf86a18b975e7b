package dev.goodhart.audit.log;

import dev.goodhart.random.Shuffle;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Ranks;
import dev.goodhart.statistics.RowBootstrap;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Other weights for the terms, fitted on half of the episodes and judged on the other half.
 *
 * @param weights {@code [terms]} the weights that were fitted; a common factor does not matter
 * @param factors {@code [terms]} the same as shares of the present weights, the largest in size 1
 * @param fitted episodes they were fitted on
 * @param held episodes they were judged on
 * @param byTime whether the later half was held out; otherwise a random half was
 * @param rankBefore Spearman's correlation with the intended score under the present weights, on the held-out half
 * @param rankGain how much the new weights add to it, with its interval at {@link #LEVEL}
 * @param topBefore mean intended score of the top 10 % under the present weights, on the held-out half
 * @param topGain how much the new weights add to it, with its interval at {@link #LEVEL}
 */
public record BetterWeights(
        double[] weights,
        double[] factors,
        int fitted,
        int held,
        boolean byTime,
        double rankBefore,
        Interval rankGain,
        double topBefore,
        Interval topGain) {
    /** Two gains are looked at, each at this level. */
    public static final double LEVEL = 0.975;

    private static final double TOP = 0.1;
    private static final int FEWEST = 40;

    /** {@return whether the new weights are better beyond doubt by one gain, and not worse beyond doubt by the other} */
    public boolean better() {
        return (rankGain.low() > 0 && !(topGain.high() < 0)) || (topGain.low() > 0 && !(rankGain.high() < 0));
    }

    /** Fits and judges; empty when there are too few episodes, one varying term only, or nothing to follow. */
    static Optional<BetterWeights> of(
            EpisodeLog log, ScoredEpisodes scored, boolean signsMayChange, int resamples, RandomGenerator random) {
        long varying = Arrays.stream(scored.contribution())
                .filter(ScoredEpisodes::varies)
                .count();
        if (scored.size() < Math.max(FEWEST, 4 * varying) || varying < 2 || !ScoredEpisodes.varies(scored.intended())) {
            return Optional.empty();
        }
        int[] order = order(log, scored, random);
        ScoredEpisodes fit = scored.subset(Arrays.copyOf(order, order.length / 2));
        ScoredEpisodes held = scored.subset(Arrays.copyOfRange(order, order.length / 2, order.length));
        double[] factors = WeightFit.factors(fit, signsMayChange);
        double[] weights = new double[factors.length];
        double[][] reweighted = new double[factors.length][];
        for (int k = 0; k < factors.length; k++) {
            double factor = factors[k];
            weights[k] = log.weights()[k] * factor;
            reweighted[k] =
                    Arrays.stream(held.contribution()[k]).map(v -> v * factor).toArray();
        }
        double[] proxy = ScoredEpisodes.total(reweighted);
        TopMeans before = new TopMeans(held.proxy(), held.intended());
        TopMeans after = new TopMeans(proxy, held.intended());
        double[] shares = {TOP};
        RowBootstrap.Draws draws = new RowBootstrap(resamples, LogAudit.RANKED, random).draw(held.size(), rows -> {
            double[] score = Ranks.middle(RowBootstrap.pick(held.intended(), rows));
            double rank = Correlation.PEARSON.of(Ranks.middle(RowBootstrap.pick(held.proxy(), rows)), score);
            double newRank = Correlation.PEARSON.of(Ranks.middle(RowBootstrap.pick(proxy, rows)), score);
            double top = before.of(rows, shares)[0];
            return new double[] {newRank - rank, after.of(rows, shares)[0] - top, rank, top};
        });
        return Optional.of(new BetterWeights(
                weights,
                factors,
                fit.size(),
                held.size(),
                log.order().length > 0,
                draws.estimate()[2],
                draws.interval(0, LEVEL),
                draws.estimate()[3],
                draws.interval(1, LEVEL)));
    }

    private static int[] order(EpisodeLog log, ScoredEpisodes scored, RandomGenerator random) {
        if (log.order().length > 0) {
            return Ranks.ascending(Arrays.stream(scored.index())
                    .mapToDouble(e -> log.order()[e])
                    .toArray());
        }
        int[] order = IntStream.range(0, scored.size()).toArray();
        Shuffle.inPlace(order, random);
        return order;
    }
}
