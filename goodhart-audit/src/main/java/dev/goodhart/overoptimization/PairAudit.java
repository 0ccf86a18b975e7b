package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Statistic;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;

/**
 * How accurate a proxy is on labelled pairs from several sources, the first being those it was fitted to.
 *
 * @param groups one entry for each source
 */
public record PairAudit(List<Group> groups) {
    private static final double MOST_WORK = 2e7;
    private static final int LEAST_RESAMPLES = 100;

    /** Copies the groups. */
    public PairAudit {
        groups = List.copyOf(groups);
    }

    /**
     * The accuracy on one source.
     *
     * @param name the source
     * @param pairs how many pairs
     * @param accuracy share of hits with its interval, equal proxies being half a hit
     * @param tied the share of pairs with equal proxies
     * @param loss mean {@link PreferenceLoss}; a coin's is log 2
     * @param drop accuracy of the first source minus this one's, with its interval; 0 for the first
     */
    public record Group(String name, int pairs, Interval accuracy, double tied, double loss, Interval drop) {
        /** {@return whether it is shown to be better than a coin} */
        public boolean beatsCoin() {
            return accuracy.low() > 0.5;
        }
    }

    /**
     * Audits pairs.
     *
     * @param groups the sources, the first in distribution
     * @param resamples bootstrap resamples
     * @param seeds where they come from
     * @return the audit
     * @throws InvalidInputException if the proxy never tells two responses apart
     */
    public static PairAudit of(List<LabelledPairs> groups, int resamples, SeedTree seeds) {
        List<Group> audited = new ArrayList<>();
        double[] first = groups.getFirst().hits();
        boolean allTied = true;
        for (LabelledPairs pairs : groups) {
            double[] hits = pairs.hits();
            PairAccuracy accuracy = PairAccuracy.ofLabels(pairs.chosen(), pairs.rejected());
            allTied &= accuracy.tied() == 1;
            int affordable = (int) Math.clamp(
                    MOST_WORK / (hits.length + first.length), Math.min(LEAST_RESAMPLES, resamples), resamples);
            Bootstrap bootstrap =
                    new Bootstrap(affordable, 0.95, seeds.child(pairs.group()).generator());
            Interval drop =
                    audited.isEmpty() ? new Interval(0, 0, 0, 0.95) : bootstrap.difference(first, hits, Statistic.MEAN);
            audited.add(new Group(
                    pairs.group(),
                    pairs.size(),
                    bootstrap.interval(hits, Statistic.MEAN),
                    accuracy.tied(),
                    PreferenceLoss.mean(pairs.chosen(), pairs.rejected()),
                    drop));
        }
        if (allTied) {
            throw new InvalidInputException("The proxy rewards of a pair must differ, they are equal in every pair");
        }
        return new PairAudit(audited);
    }
}
