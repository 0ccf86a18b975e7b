package dev.goodhart.audit.log;

import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.RowBootstrap;
import java.util.random.RandomGenerator;

/**
 * How far proxy and intended score put the episodes into one order.
 *
 * @param spearman Spearman's rank correlation, with its 95 % interval
 * @param kendall Kendall's tau-b, with its 95 % interval
 */
public record RankAgreement(Interval spearman, Interval kendall) {
    static RankAgreement of(double[] proxy, double[] intended, int resamples, RandomGenerator random) {
        RowBootstrap bootstrap = new RowBootstrap(resamples, LogAudit.RANKED, random);
        RowBootstrap.Draws draws = bootstrap.draw(proxy.length, rows -> {
            double[] x = RowBootstrap.pick(proxy, rows);
            double[] y = RowBootstrap.pick(intended, rows);
            return new double[] {Correlation.SPEARMAN.of(x, y), Correlation.KENDALL.of(x, y)};
        });
        return new RankAgreement(draws.interval(0, 0.95), draws.interval(1, 0.95));
    }
}
