package dev.goodhart.audit.log;

import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.RowBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The estimated guarantee curve: the mean intended score of the episodes with the most proxy return.
 *
 * <p>How it can mislead: it speaks of the episodes in the log. A learner that optimises the proxy leaves the log behind, and where the
 * curve still rises at the top nothing is known of what lies beyond.
 *
 * @param levels from all episodes to the top 1 %, every level with its interval
 * @param shape the curve in a word
 * @param gain the intended score at the narrowest judged level minus that of all episodes
 * @param drop the surest fall from a wider judged level to a narrower one; the interval has the level {@link #FALL_LEVEL}
 * @param dropFrom the wider level's share
 * @param dropTo the narrower level's share
 * @param best the mean intended score of as many episodes as the narrowest judged level has, taken by the intended score itself
 */
public record GuaranteeCurve(
        List<Level> levels, Shape shape, Interval gain, Interval drop, double dropFrom, double dropTo, double best) {
    /** The fewest episodes for a level to be judged. */
    public static final int FEWEST = 10;

    /** Coverage of the intervals of falls: up to six pairs of levels are looked at. */
    public static final double FALL_LEVEL = 0.99;

    /** Falls and gains within this share of the intended score's standard deviation count as none. */
    public static final double FLAT = 0.2;

    private static final double[] SHARES = {1, 0.75, 0.5, 0.25, 0.1, 0.05, 0.025, 0.01};
    private static final int[] JUDGED = {0, 2, 4, 7};
    private static final double LEVEL = 0.95;

    /**
     * The upper part of the episodes by proxy return.
     *
     * @param share which part, 1 for all
     * @param episodes how many they are
     * @param intended their mean intended score
     * @param judged whether the verdict looks at it: it is one of 100, 50, 10 and 1 % and has enough episodes
     */
    public record Level(double share, int episodes, Interval intended, boolean judged) {}

    /** What the curve does from all episodes to the top. */
    public enum Shape {
        /** The top is better than all episodes, and no wider level is better than a narrower one. */
        RISES("rises"),
        /** A narrower level is worse than a wider one. */
        TURNS_DOWN("turns down"),
        /** Top and all differ by less than a fifth of a standard deviation. */
        FLAT("is flat"),
        /** The intervals are too wide for any of these. */
        UNCLEAR("cannot be told from these episodes");

        private final String phrase;

        Shape(String phrase) {
            this.phrase = phrase;
        }

        /** {@return the shape as the end of a sentence that begins with the curve} */
        public String phrase() {
            return phrase;
        }
    }

    /** Copies the levels. */
    public GuaranteeCurve {
        levels = List.copyOf(levels);
    }

    /** {@return the narrowest level that was judged} */
    public Level top() {
        return levels.stream().filter(Level::judged).reduce(levels.getFirst(), (wider, narrower) -> narrower);
    }

    /** {@return the share of the gain of the best episodes over all that the proxy's top has; NaN if there is none to be had} */
    public double captured() {
        double all = levels.getFirst().intended().estimate();
        return best > all ? gain.estimate() / (best - all) : Double.NaN;
    }

    static GuaranteeCurve of(ScoredEpisodes episodes, int resamples, RandomGenerator random) {
        int n = episodes.size();
        TopMeans means = new TopMeans(episodes.proxy(), episodes.intended());
        List<int[]> pairs = new ArrayList<>();
        int narrowest = 0;
        for (int to = 1; to < JUDGED.length && isJudged(JUDGED[to], n); to++) {
            narrowest = JUDGED[to];
            for (int from = 0; from < to; from++) {
                pairs.add(new int[] {JUDGED[from], JUDGED[to]});
            }
        }
        int top = narrowest;
        RowBootstrap.Draws draws = new RowBootstrap(resamples, LogAudit.REDRAWN, random).draw(n, rows -> {
            double[] at = means.of(rows, SHARES);
            double[] all = new double[SHARES.length + 1 + pairs.size()];
            System.arraycopy(at, 0, all, 0, SHARES.length);
            all[SHARES.length] = at[top] - at[0];
            for (int p = 0; p < pairs.size(); p++) {
                all[SHARES.length + 1 + p] = at[pairs.get(p)[1]] - at[pairs.get(p)[0]];
            }
            return all;
        });
        List<Level> levels = new ArrayList<>();
        for (int s = 0; s < SHARES.length; s++) {
            levels.add(new Level(SHARES[s], TopMeans.count(SHARES[s], n), draws.interval(s, LEVEL), isJudged(s, n)));
        }
        int surest = -1;
        Interval drop = new Interval(Double.NaN, Double.NaN, Double.NaN, FALL_LEVEL);
        for (int p = 0; p < pairs.size(); p++) {
            Interval change = draws.interval(SHARES.length + 1 + p, FALL_LEVEL);
            if (surest < 0 || change.high() < drop.high()) {
                surest = p;
                drop = change;
            }
        }
        Interval gain = draws.interval(SHARES.length, LEVEL);
        double margin = FLAT * ScoredEpisodes.deviation(episodes.intended());
        return new GuaranteeCurve(
                levels,
                shape(gain, drop, margin, top > 0),
                gain,
                drop,
                surest < 0 ? Double.NaN : SHARES[pairs.get(surest)[0]],
                surest < 0 ? Double.NaN : SHARES[pairs.get(surest)[1]],
                new TopMeans(episodes.intended(), episodes.intended()).of(SHARES[top])[0]);
    }

    private static boolean isJudged(int s, int n) {
        return SHARES[s] * n >= FEWEST && Arrays.stream(JUDGED).anyMatch(judged -> judged == s);
    }

    private static Shape shape(Interval gain, Interval drop, double margin, boolean enough) {
        if (!enough) {
            return Shape.UNCLEAR;
        }
        if (drop.high() < 0 && drop.estimate() < -margin) {
            return Shape.TURNS_DOWN;
        }
        if (gain.low() > 0) {
            return Shape.RISES;
        }
        return gain.low() >= -margin && gain.high() <= margin ? Shape.FLAT : Shape.UNCLEAR;
    }
}
