package dev.goodhart.audit.log;

import dev.goodhart.reward.StepEnd;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Ranks;
import dev.goodhart.statistics.RowBootstrap;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What episodes lost by being cut off.
 *
 * <p>How it can mislead: what would have come after the cut is estimated from episodes that lived longer and ended by themselves; if it
 * was the good ones that lived longer, the estimate is too high.
 *
 * @param episodes how many were cut off
 * @param flowing how many of them were still paid or charged in their last {@link #LAST} steps
 * @param flow what they were paid per step in these, on average, undiscounted
 * @param lost estimate of the mean return lost by each of them, NaN if no longer episode ended by itself
 * @param proxyPlace their mean percentile by proxy return, in [0, 1], among the scored episodes; NaN without others to compare with
 * @param intendedPlace the same by intended score
 * @param shift proxy place minus intended place, with its 95 % interval: below 0, the proxy ranks them too low
 */
public record Truncation(
        int episodes, int flowing, double flow, double lost, double proxyPlace, double intendedPlace, Interval shift) {
    /** How many steps before the cut are looked at. */
    public static final int LAST = 10;

    static Optional<Truncation> of(EpisodeLog log, ScoredEpisodes scored, int resamples, RandomGenerator random) {
        int[] cut = IntStream.range(0, log.size())
                .filter(e -> last(log, e) == StepEnd.TRUNCATED)
                .toArray();
        if (cut.length == 0) {
            return Optional.empty();
        }
        int[] ended = IntStream.range(0, log.size())
                .filter(e -> last(log, e) == StepEnd.TERMINATED)
                .map(e -> length(log, e))
                .sorted()
                .toArray();
        int flowing = 0;
        double flow = 0;
        double lost = 0;
        for (int e : cut) {
            int from = Math.max(log.start()[e], log.start()[e + 1] - LAST);
            double sum = 0;
            boolean paid = false;
            for (int row = from; row < log.start()[e + 1]; row++) {
                sum += log.reward(row);
                paid |= log.reward(row) != 0;
            }
            double perStep = sum / (log.start()[e + 1] - from);
            flowing += paid ? 1 : 0;
            flow += perStep / cut.length;
            lost += perStep * remaining(ended, length(log, e), log.discount()) / cut.length;
        }
        boolean steps = log.stepwise();
        Interval none = new Interval(Double.NaN, Double.NaN, Double.NaN, 0.95);
        boolean comparable = scored.size() > 1 && cut.length < log.size();
        double[] proxy = comparable ? places(scored.proxy()) : new double[0];
        double[] intended = comparable ? places(scored.intended()) : new double[0];
        boolean[] isCut = new boolean[log.size()];
        Arrays.stream(cut).forEach(e -> isCut[e] = true);
        int[] members = IntStream.range(0, proxy.length)
                .filter(i -> isCut[scored.index()[i]])
                .toArray();
        Interval shift = members.length < 2
                ? none
                : new RowBootstrap(resamples, LogAudit.REDRAWN, random)
                        .draw(members.length, rows -> new double[] {
                            Arrays.stream(rows)
                                    .mapToDouble(r -> proxy[members[r]] - intended[members[r]])
                                    .average()
                                    .orElse(Double.NaN)
                        })
                        .interval(0, 0.95);
        return Optional.of(new Truncation(
                cut.length,
                steps ? flowing : 0,
                steps ? flow : Double.NaN,
                steps ? lost : Double.NaN,
                ScoredEpisodes.mean(ScoredEpisodes.picked(proxy, members)),
                ScoredEpisodes.mean(ScoredEpisodes.picked(intended, members)),
                shift));
    }

    static StepEnd last(EpisodeLog log, int episode) {
        return log.end()[log.start()[episode + 1] - 1];
    }

    private static int length(EpisodeLog log, int episode) {
        return log.start()[episode + 1] - log.start()[episode];
    }

    /** The worth of the steps that episodes longer than a length still had, a unit a step, as seen from the start. */
    private static double remaining(int[] lengths, int from, double discount) {
        double sum = 0;
        int count = 0;
        for (int i = lengths.length - 1; i >= 0 && lengths[i] > from; i--) {
            int more = lengths[i] - from;
            sum += discount == 1 ? more : Math.pow(discount, from) * (1 - Math.pow(discount, more)) / (1 - discount);
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The share of values below, counting half of the equal ones. */
    private static double[] places(double[] values) {
        return Arrays.stream(Ranks.middle(values))
                .map(rank -> (rank - 0.5) / values.length)
                .toArray();
    }
}
