package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.overoptimization.AlignmentCeiling.Turnover;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SampleAuditTest {
    private static final SampleRoles ROLES =
            new SampleRoles(true, List.of("length", "position"), List.of("good", "long"));

    /** Proxy = good + long, gold = good - long^2 / 2, length follows 'long', position nothing. */
    private static List<PromptSamples> prompts(int count, int samples, RandomGenerator random) {
        List<PromptSamples> prompts = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            double[] good =
                    random.doubles(samples).map(u -> random.nextGaussian()).toArray();
            double[] lengthy =
                    random.doubles(samples).map(u -> random.nextGaussian()).toArray();
            Map<String, double[]> values = new LinkedHashMap<>();
            double[] proxy = new double[samples];
            double[] gold = new double[samples];
            double[] length = new double[samples];
            double[] position = new double[samples];
            for (int i = 0; i < samples; i++) {
                proxy[i] = good[i] + lengthy[i];
                gold[i] = good[i] - lengthy[i] * lengthy[i] / 2;
                length[i] = 100 + 20 * lengthy[i];
                position[i] = i;
            }
            values.put(SampleRoles.GOLD, gold);
            values.put("length", length);
            values.put("position", position);
            values.put("good", good);
            values.put("long", lengthy);
            prompts.add(new PromptSamples("p" + p, proxy, values));
        }
        return prompts;
    }

    private static SampleAudit audit(List<PromptSamples> prompts) {
        return SampleAudit.of(prompts, ROLES, new SampleSettings(300, List.of(), 1), SeedTree.of("test"));
    }

    /**
     * With x = (good + long) / sqrt 2 and y the other direction, E[gold | x] = x / sqrt 2 - (x^2 + 1) / 4, so that best-of-n gains
     * m_n / sqrt 2 - (s_n - 1) / 4 by the moments of the largest of n normal numbers.
     */
    @Test
    void bestOfNDeliversWhatTheMomentsSay() {
        SampleAudit audit = audit(prompts(400, 64, SeedTree.of("samples").generator()));
        assertThat(audit.draws()).containsExactly(1, 2, 4, 8, 16, 32, 64);
        double[] m = {0, 0.564190, 1.029375, 1.765991, 2.343733};
        double[] s = {1, 1, 1.551329, 3.413735, 5.696573};
        int[] at = {0, 1, 2, 4, 6};
        for (int k = 0; k < m.length; k++) {
            double expected = -0.5 + m[k] / Math.sqrt(2) - (s[k] - 1) / 4;
            // Four standard errors, by the half-width of the interval of two.
            var gold = audit.curves().get("gold").get(at[k]);
            assertThat(gold.estimate()).isCloseTo(expected, within(2 * (gold.high() - gold.low()) / 2));
            var proxy = audit.curves().get("proxy").get(at[k]);
            assertThat(proxy.estimate()).isCloseTo(Math.sqrt(2) * m[k], within(proxy.high() - proxy.low()));
        }
        assertThat(audit.law().orElseThrow().ceiling().turnover()).isEqualTo(Turnover.OBSERVED);
        assertThat(audit.tied()).isZero();
        assertThat(audit.distance().get(4)).isCloseTo(Math.sqrt(1.835089), within(1e-6));
        assertThat(audit.accuracy()).hasSize(5);
        assertThat(audit.accuracy().get(4).estimate())
                .isLessThan(audit.accuracy().get(0).estimate());
    }

    @Test
    void namesTheLengthAndNotThePosition() {
        SampleAudit audit = audit(prompts(100, 32, SeedTree.of("confounds").generator()));
        assertThat(audit.confounds()).extracting(Confound::suspicious).containsExactly(true, false);
        // Whatever it is held against, proxy to gold is one number with one interval.
        assertThat(audit.confounds().get(0).proxyToGold())
                .isEqualTo(audit.confounds().get(1).proxyToGold());
        // Each term is half of the proxy's variance, up to sampling error; together they are all of it.
        assertThat(audit.terms().get(0).spread()).isCloseTo(0.5, within(0.05));
        assertThat(audit.terms().stream().mapToDouble(TermShare::spread).sum()).isCloseTo(1, within(1e-12));
        assertThat(audit.terms().stream().mapToDouble(TermShare::paid).sum()).isCloseTo(1, within(1e-12));
        assertThat(audit.terms().get(0).withGold().estimate()).isGreaterThan(0.5);
    }

    @Test
    void aTermAgainstGoldIsNamed() {
        double[] proxy = {1, 2, 3, 4, 5, 6};
        double[] against = {6, 5, 4, 3, 2, 1};
        List<PromptSamples> prompts = new ArrayList<>();
        for (int p = 0; p < 8; p++) {
            prompts.add(new PromptSamples("p" + p, proxy, Map.of("gold", against, "bad", proxy)));
        }
        SampleAudit audit = SampleAudit.of(
                prompts,
                new SampleRoles(true, List.of(), List.of("bad")),
                SampleSettings.defaults(),
                SeedTree.of("test"));
        assertThat(audit.terms().getFirst().pullsAgainstGold()).isTrue();
        assertThat(audit.law()).isEmpty();
    }

    /** Scores 0 or 1, half each: the KL at n = 2 is that of two atoms, 0.130812, and not 0.193147. */
    @Test
    void manyTiesAreCountedInTheDistance() {
        double[] scores = new double[64];
        Arrays.setAll(scores, i -> i % 2);
        SampleAudit audit = SampleAudit.of(
                List.of(new PromptSamples("p", scores, Map.of())),
                new SampleRoles(false, List.of(), List.of()),
                new SampleSettings(50, List.of(2), 1),
                SeedTree.of("test"));
        assertThat(audit.distance().get(1)).isCloseTo(Math.sqrt(0.130812), within(1e-6));
        assertThat(audit.overPrompts()).isFalse();
        assertThat(audit.law()).isEmpty();
    }

    @Test
    void refusesTooManyDrawsTooFewSamplesAndTies() {
        List<PromptSamples> few = List.of(new PromptSamples("p1", new double[] {1, 2}, Map.of()));
        SampleRoles bare = new SampleRoles(false, List.of(), List.of());
        SeedTree seeds = SeedTree.of("test");
        assertThatThrownBy(() -> SampleAudit.of(few, bare, new SampleSettings(50, List.of(3), 1), seeds))
                .hasMessageContaining("prompt 'p1' has 2")
                .hasMessageContaining("--at-least 3");
        assertThatThrownBy(() -> SampleAudit.of(few, bare, new SampleSettings(50, List.of(), 3), seeds))
                .hasMessageContaining("at least 3 samples, none has");
        List<PromptSamples> tied = List.of(new PromptSamples("p1", new double[] {2, 2}, Map.of()));
        assertThatThrownBy(() -> SampleAudit.of(tied, bare, SampleSettings.defaults(), seeds))
                .hasMessageContaining("equal in every prompt");
        assertThatThrownBy(() -> new PromptSamples("p", new double[1], Map.of("gold", new double[] {Double.NaN})))
                .hasMessageContaining("gold of a sample of prompt 'p' (NaN)");
    }

    /** 90 of 100 against 50 of 100: the fall of 0.4 has an interval far from 0, and 0.5 is in that of a coin. */
    @Test
    void pairsInAndOffDistribution() {
        PairAudit audit =
                PairAudit.of(List.of(pairs("held-out", 90), pairs("on-policy", 50)), 1000, SeedTree.of("pairs"));
        assertThat(audit.groups().get(0).beatsCoin()).isTrue();
        assertThat(audit.groups().get(1).beatsCoin()).isFalse();
        assertThat(audit.groups().get(1).drop().estimate()).isCloseTo(0.4, within(1e-12));
        assertThat(audit.groups().get(1).drop().low()).isGreaterThan(0.2);
        LabelledPairs same = new LabelledPairs("g", new double[] {1}, new double[] {1});
        assertThatThrownBy(() -> PairAudit.of(List.of(same), 20, SeedTree.of("pairs")))
                .hasMessageContaining("equal in every pair");
    }

    private static LabelledPairs pairs(String group, int hits) {
        double[] chosen = new double[100];
        Arrays.setAll(chosen, i -> i < hits ? 1 : -1);
        return new LabelledPairs(group, chosen, new double[100]);
    }
}
