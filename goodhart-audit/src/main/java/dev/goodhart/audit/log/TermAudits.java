package dev.goodhart.audit.log;

import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.RowBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Works out what each term pays, what of the proxy's variance it makes, and whether it goes with the intended score. */
final class TermAudits {
    private static final int FEWEST_REDRAWN = 200;
    private static final int WORK = 400_000;

    private TermAudits() {}

    static List<TermAudit> of(
            EpisodeLog log, double[][] paid, ScoredEpisodes scored, int resamples, RandomGenerator random) {
        int k = paid.length;
        double[][] withProxy = Arrays.copyOf(paid, k + 1);
        withProxy[k] = ScoredEpisodes.sum(paid);
        Moments moments = Moments.of(withProxy, IntStream.range(0, log.size()).toArray());
        double proxyVariance = ScoredEpisodes.varies(withProxy[k]) ? moments.covariance(k, k) : 0;
        double[] size = Arrays.stream(paid)
                .mapToDouble(term ->
                        ScoredEpisodes.mean(Arrays.stream(term).map(Math::abs).toArray()))
                .toArray();
        double all = Arrays.stream(size).sum();
        List<Interval> correlations = correlations(scored, resamples, random);
        List<TermAudit> audits = new ArrayList<>();
        for (int t = 0; t < k; t++) {
            double mean = ScoredEpisodes.mean(paid[t]);
            boolean varies = ScoredEpisodes.varies(paid[t]);
            audits.add(new TermAudit(
                    log.terms().get(t),
                    log.weights()[t],
                    mean,
                    all > 0 ? mean / all : 0,
                    proxyVariance > 0 && varies ? moments.covariance(t, k) / proxyVariance : 0,
                    varies,
                    correlations.get(2 * t),
                    correlations.get(2 * t + 1),
                    Telescoping.of(log, t)));
        }
        return audits;
    }

    /** Plain and partial correlation of every term, in turn. */
    private static List<Interval> correlations(ScoredEpisodes scored, int resamples, RandomGenerator random) {
        int k = scored.contribution().length;
        boolean[] varies = new boolean[k];
        double[][] columns = new double[k + 1][];
        for (int t = 0; t < k; t++) {
            varies[t] = scored.size() > 0 && ScoredEpisodes.varies(scored.contribution()[t]);
            // Rounding differences of a constant would otherwise correlate.
            columns[t] = varies[t] ? scored.contribution()[t] : new double[scored.size()];
        }
        columns[k] = scored.intended();
        if (scored.size() < 3 || !ScoredEpisodes.varies(columns[k])) {
            Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95);
            return IntStream.range(0, 2 * k).mapToObj(i -> none).toList();
        }
        int most = Math.max(FEWEST_REDRAWN, Math.min(LogAudit.REDRAWN, WORK / ((k + 1) * (k + 1))));
        return new RowBootstrap(resamples, most, random)
                .draw(scored.size(), rows -> {
                    Moments moments = Moments.of(columns, rows);
                    double[] partials = moments.partials();
                    double[] both = new double[2 * k];
                    for (int t = 0; t < k; t++) {
                        both[2 * t] = moments.correlation(t, k);
                        both[2 * t + 1] = partials[t];
                    }
                    return both;
                })
                .intervals(0.95);
    }
}
