package dev.goodhart.audit.log;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The audit of a log of episodes: what its terms pay, whether the top of the proxy has what was intended, and what could be changed.
 *
 * <p>How it can mislead: it knows only behaviour that was logged. A proxy that is sound over the log may be gamed by a learner that finds
 * what no logged episode did.
 *
 * @param log the episodes
 * @param proxy {@code [episodes]} the proxy's return
 * @param terms what is said of each term
 * @param bands the terms by percentile of proxy return, lowest first
 * @param curve the estimated guarantee curve; empty without two scored episodes
 * @param ranks rank correlations; empty unless both proxy and score vary
 * @param weights other weights and how they did; empty where there is too little to fit
 * @param endings what is paid after the end or lost by a cut
 * @param verdict the verdict
 */
public record LogAudit(
        EpisodeLog log,
        double[] proxy,
        List<TermAudit> terms,
        List<PercentileBand> bands,
        Optional<GuaranteeCurve> curve,
        Optional<RankAgreement> ranks,
        Optional<BetterWeights> weights,
        EndingAudit endings,
        LogVerdict verdict) {
    /** The most rows that are redrawn for an interval of means. */
    static final int REDRAWN = 4_000;

    /** The most rows that are redrawn for an interval of rank correlations. */
    static final int RANKED = 1_500;

    /**
     * How the audit is made.
     *
     * @param resamples bootstrap resamples behind every interval, at least 1
     * @param signsMayChange whether fitted weights may change their sign, and not only shrink
     * @param seed seed of the resamples and of the half held out
     */
    public record Settings(int resamples, boolean signsMayChange, long seed) {
        /** Checks the range. */
        public Settings {
            if (resamples < 1) {
                throw new IllegalArgumentException("The number of resamples (" + resamples + ") must be at least 1");
            }
        }

        /** {@return 500 resamples, weights that only shrink, seed 0} */
        public static Settings defaults() {
            return new Settings(500, false, 0);
        }
    }

    /** Copies the lists. */
    public LogAudit {
        terms = List.copyOf(terms);
        bands = List.copyOf(bands);
    }

    /**
     * Audits a log.
     *
     * @param log the episodes
     * @param settings how
     * @return what it says
     */
    public static LogAudit of(EpisodeLog log, Settings settings) {
        SeedTree seeds = SeedTree.of("log-audit").child(settings.seed());
        int resamples = settings.resamples();
        double[][] paid =
                IntStream.range(0, log.terms().size()).mapToObj(log::paid).toArray(double[][]::new);
        double[] proxy = ScoredEpisodes.total(paid);
        ScoredEpisodes scored = ScoredEpisodes.of(log, paid);
        boolean proxyVaries = ScoredEpisodes.varies(proxy);
        boolean bothVary =
                scored.size() > 1 && ScoredEpisodes.varies(scored.proxy()) && ScoredEpisodes.varies(scored.intended());
        RandomGenerator random = seeds.child("curve").generator();
        Optional<GuaranteeCurve> curve =
                bothVary ? Optional.of(GuaranteeCurve.of(scored, resamples, random)) : Optional.empty();
        RandomGenerator ranking = seeds.child("ranks").generator();
        return new LogAudit(
                log,
                proxy,
                TermAudits.of(log, paid, scored, resamples, seeds.child("terms").generator()),
                PercentileBand.of(paid, proxy, log.intended()),
                curve,
                bothVary
                        ? Optional.of(RankAgreement.of(scored.proxy(), scored.intended(), resamples, ranking))
                        : Optional.empty(),
                BetterWeights.of(
                        log,
                        scored,
                        settings.signsMayChange(),
                        resamples,
                        seeds.child("weights").generator()),
                EndingAudit.of(log, scored, resamples, seeds.child("endings").generator()),
                verdict(proxyVaries, curve));
    }

    /** {@return the sum of what the terms pay in an episode, averaged over all} */
    public double meanProxy() {
        return Arrays.stream(proxy).average().orElse(Double.NaN);
    }

    private static LogVerdict verdict(boolean proxyVaries, Optional<GuaranteeCurve> curve) {
        if (!proxyVaries) {
            return LogVerdict.TRIVIAL;
        }
        return curve.map(c -> switch (c.shape()) {
                    case RISES -> LogVerdict.SOUND;
                    case TURNS_DOWN -> LogVerdict.GAMED;
                    case FLAT -> LogVerdict.INDIFFERENT;
                    case UNCLEAR -> LogVerdict.UNDECIDED;
                })
                .orElse(LogVerdict.UNDECIDED);
    }
}
