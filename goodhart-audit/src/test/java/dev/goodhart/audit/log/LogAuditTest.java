package dev.goodhart.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.reward.StepEnd;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogAuditTest {
    private static final LogAudit.Settings SETTINGS = new LogAudit.Settings(300, false, 1);

    private static double[] normal(RandomGenerator random, int n) {
        return random.doubles(n).map(u -> random.nextGaussian()).toArray();
    }

    private static double[] each(int n, IntToDoubleFunction value) {
        return IntStream.range(0, n).mapToDouble(value).toArray();
    }

    /** Intended = proxy + noise of the same size: Pearson's correlation is 1/sqrt(2). */
    @Test
    void aProxyThatCausesTheScoreIsSound() {
        RandomGenerator random = Logs.random("sound");
        double[] proxy = normal(random, 2_000);
        double[] intended = each(2_000, i -> proxy[i] + random.nextGaussian());

        LogAudit audit = LogAudit.of(Logs.perEpisode(new double[][] {proxy}, intended), SETTINGS);

        assertThat(audit.verdict()).isEqualTo(LogVerdict.SOUND);
        TermAudit term = audit.terms().getFirst();
        assertThat(term.correlation().contains(Math.sqrt(0.5))).isTrue();
        // Alone, a term has nothing to be given: partial and plain correlation agree.
        assertThat(term.partial().estimate()).isCloseTo(term.correlation().estimate(), within(1e-6));
        assertThat(term.variance()).isCloseTo(1, within(1e-9));
        // Spearman of a bivariate normal: 6/pi asin(rho/2); Kendall: 2/pi asin(rho) = 1/2 at rho = 1/sqrt(2).
        assertThat(audit.ranks().orElseThrow().spearman().contains(6 / Math.PI * Math.asin(Math.sqrt(0.5) / 2)))
                .isTrue();
        assertThat(audit.ranks().orElseThrow().kendall().contains(0.5)).isTrue();
        // The mean of the top 1 % of a standard normal is phi(2.326)/0.01 = 2.665.
        assertThat(audit.curve().orElseThrow().top().intended().contains(2.665)).isTrue();
        assertThat(audit.weights()).isEmpty();
    }

    /** Intended = p - p^2/2 falls beyond p = 1: at the top 1 % (p near 2.67) it is near -1, at the top half above 0. */
    @Test
    void aScoreThatTurnsDownIsGamed() {
        RandomGenerator random = Logs.random("gamed");
        double[] proxy = normal(random, 2_000);
        double[] intended = each(2_000, i -> proxy[i] - proxy[i] * proxy[i] / 2);

        LogAudit audit = LogAudit.of(Logs.perEpisode(new double[][] {proxy}, intended), SETTINGS);

        assertThat(audit.verdict()).isEqualTo(LogVerdict.GAMED);
        GuaranteeCurve curve = audit.curve().orElseThrow();
        assertThat(curve.dropTo()).isLessThan(curve.dropFrom());
        assertThat(curve.drop().high()).isNegative();
    }

    @Test
    void anUnrelatedScoreIsFlatWithManyEpisodesAndUnclearWithFew() {
        RandomGenerator random = Logs.random("flat");
        double[] proxy = normal(random, 50_000);
        double[] intended = normal(random, 50_000);

        LogAudit many = LogAudit.of(Logs.perEpisode(new double[][] {proxy}, intended), SETTINGS);
        LogAudit few = LogAudit.of(
                Logs.perEpisode(new double[][] {Arrays.copyOf(proxy, 40)}, Arrays.copyOf(intended, 40)), SETTINGS);

        assertThat(many.verdict()).isEqualTo(LogVerdict.INDIFFERENT);
        assertThat(few.verdict()).isEqualTo(LogVerdict.UNDECIDED);
        assertThat(few.curve().orElseThrow().top().share()).isEqualTo(0.5);
    }

    /**
     * Terms a and b; intended = a - b + noise; proxy = a + 3 b. Only dropping b can be had by shrinking. b makes 9 of 10 parts of the
     * variance, and pulls against.
     */
    @Test
    void findsTheTermThatPullsAgainstAndDropsIt() {
        RandomGenerator random = Logs.random("against");
        double[] a = normal(random, 3_000);
        double[] b = normal(random, 3_000);
        double[] three = each(3_000, i -> 3 * b[i]);
        double[] intended = each(3_000, i -> a[i] - b[i] + random.nextGaussian());
        EpisodeLog log = Logs.perEpisode(new double[][] {a, three}, intended);

        LogAudit audit = LogAudit.of(log, SETTINGS);

        TermAudit bad = audit.terms().get(1);
        assertThat(bad.pullsAgainst()).isTrue();
        assertThat(bad.dominates()).isTrue();
        assertThat(bad.variance()).isCloseTo(0.9, within(0.02));
        // Given a, the rest of the score is -b + noise of the same size: -1/sqrt(2); without, -1/sqrt(3).
        assertThat(bad.partial().contains(-Math.sqrt(0.5))).isTrue();
        assertThat(bad.correlation().contains(-Math.sqrt(1 / 3.0))).isTrue();
        assertThat(audit.terms().getFirst().pullsAgainst()).isFalse();
        BetterWeights found = audit.weights().orElseThrow();
        assertThat(found.factors()).containsExactly(1, 0);
        assertThat(found.better()).isTrue();
        assertThat(found.fitted() + found.held()).isEqualTo(3_000);

        BetterWeights free =
                LogAudit.of(log, new LogAudit.Settings(300, true, 1)).weights().orElseThrow();
        // Signs may change: a - b is a - (3 b) / 3.
        assertThat(free.factors()[0]).isCloseTo(1, within(1e-9));
        assertThat(free.factors()[1]).isCloseTo(-1 / 3.0, within(0.03));
    }

    @Test
    void findsNoBetterWeightsWhereThereAreNone() {
        RandomGenerator random = Logs.random("right");
        double[] a = normal(random, 1_000);
        double[] b = normal(random, 1_000);
        double[] intended = each(1_000, i -> a[i] + b[i] + random.nextGaussian());

        LogAudit audit = LogAudit.of(Logs.perEpisode(new double[][] {a, b}, intended), SETTINGS);

        assertThat(audit.weights().orElseThrow().better()).isFalse();
    }

    @Test
    void copiesOfATermAndConstantsAreTold() {
        RandomGenerator random = Logs.random("copies");
        double[] a = normal(random, 500);
        double[] constant = each(500, i -> 0.1);

        LogAudit audit = LogAudit.of(Logs.perEpisode(new double[][] {a, a, constant}, a.clone()), SETTINGS);

        assertThat(audit.terms()).extracting(TermAudit::varies).containsExactly(true, true, false);
        assertThat(audit.terms().get(0).partial().estimate()).isNaN();
        assertThat(audit.terms().get(2).correlation().estimate()).isNaN();
        assertThat(audit.verdict()).isEqualTo(LogVerdict.SOUND);
    }

    @Test
    void withoutScoresEverythingElseIsSaid() {
        double[] none = each(50, i -> Double.NaN);
        LogAudit audit = LogAudit.of(Logs.perEpisode(new double[][] {each(50, i -> i)}, none), SETTINGS);

        assertThat(audit.verdict()).isEqualTo(LogVerdict.UNDECIDED);
        assertThat(audit.curve()).isEmpty();
        assertThat(audit.terms().getFirst().mean()).isCloseTo(24.5, within(1e-12));
        assertThat(audit.bands()).hasSizeGreaterThan(3);
    }

    @Test
    void oneEpisodeIsTrivial() {
        LogAudit audit = LogAudit.of(Logs.perEpisode(new double[][] {{2}}, new double[] {1}), SETTINGS);

        assertThat(audit.verdict()).isEqualTo(LogVerdict.TRIVIAL);
    }

    /** Rounding must not rank: 0.1 + 0.2 and 0.3 are one proxy return. */
    @Test
    void roundingDoesNotBreakTies() {
        EpisodeLog log = Logs.perEpisode(new double[][] {{0.1, 0.3}, {0.2, 0}}, new double[] {1, 2});

        assertThat(LogAudit.of(log, SETTINGS).verdict()).isEqualTo(LogVerdict.TRIVIAL);
    }

    /** Three episodes: paid 1 + 1 and then 2 after its end; cut off while paid 1 a step; ended after four steps of 1. */
    @Test
    void countsWhatIsPaidAfterTheEndAndLostByACut() {
        StepEnd go = StepEnd.CONTINUING;
        EpisodeLog log = Logs.steps(
                new int[] {3, 2, 4},
                new double[] {1, 1, 2, 1, 1, 1, 1, 1, 1},
                new StepEnd[] {go, StepEnd.TERMINATED, go, go, StepEnd.TRUNCATED, go, go, go, StepEnd.TERMINATED},
                new double[] {1, 2, 3});

        EndingAudit endings = LogAudit.of(log, SETTINGS).endings();

        assertThat(endings.goingOn()).isEqualTo(1);
        assertThat(endings.paidAfter()).isEqualTo(1);
        assertThat(endings.after()).isEqualTo(2);
        assertThat(endings.share()).isCloseTo(0.2, within(1e-12)); // 2 of 10
        assertThat(endings.open()).isEqualTo(1);
        Truncation cut = endings.truncation().orElseThrow();
        assertThat(cut.flowing()).isEqualTo(1);
        assertThat(cut.flow()).isEqualTo(1);
        assertThat(cut.lost()).isEqualTo(2); // the one longer episode that ended lived two steps more
    }

    /** Steps are differences of a potential on a walk over 0..4: an episode sums to at most 4, however long. */
    @Test
    void tellsPotentialsFromNoise() {
        RandomGenerator random = Logs.random("potential");
        int episodes = 50;
        int length = 100;
        double[] potential = new double[episodes * length];
        double[] noise = new double[episodes * length];
        for (int e = 0; e < episodes; e++) {
            int place = 2;
            for (int t = 0; t < length; t++) {
                int next = Math.max(0, Math.min(4, place + (random.nextBoolean() ? 1 : -1)));
                potential[e * length + t] = next - place;
                noise[e * length + t] = random.nextGaussian();
                place = next;
            }
        }
        int[] lengths = new int[episodes];
        Arrays.fill(lengths, length);
        StepEnd[] end = new StepEnd[episodes * length];
        Arrays.fill(end, StepEnd.CONTINUING);
        double[] intended = normal(random, episodes);

        assertThat(Telescoping.of(Logs.steps(lengths, potential, end, intended), 0)
                        .likely())
                .isTrue();
        Telescoping walk = Telescoping.of(Logs.steps(lengths, noise, end, intended), 0);
        assertThat(walk.likely()).isFalse();
        assertThat(walk.ratio()).isBetween(0.5, 2.0);
    }

    @Test
    void theSameSeedSaysTheSame() {
        RandomGenerator random = Logs.random("same");
        EpisodeLog log =
                Logs.perEpisode(new double[][] {normal(random, 300), normal(random, 300)}, normal(random, 300));

        LogAudit one = LogAudit.of(log, SETTINGS);
        LogAudit two = LogAudit.of(log, SETTINGS);

        assertThat(one.terms()).isEqualTo(two.terms());
        assertThat(one.curve()).isEqualTo(two.curve());
        assertThat(one.ranks()).isEqualTo(two.ranks());
    }
}
