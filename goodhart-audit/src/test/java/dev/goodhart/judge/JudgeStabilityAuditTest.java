package dev.goodhart.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class JudgeStabilityAuditTest {
    private static final JudgeStabilitySettings SETTINGS = new JudgeStabilitySettings(200, 200, 0.05);

    /** {@code n} items of every system with the given means and a little noise, the same in each cell: ..., -d, 0, d, ... */
    private static List<JudgeScore> scores(String context, double[] means, int n) {
        List<JudgeScore> scores = new ArrayList<>();
        for (int s = 0; s < means.length; s++) {
            for (int i = 0; i < n; i++) {
                double noise = 0.1 * (i - (n - 1) / 2.0);
                scores.add(new JudgeScore(context, "s" + s, "i" + i, "m", means[s] + noise, ""));
            }
        }
        return scores;
    }

    private static MetricStability audit(List<JudgeScore> scores) {
        return JudgeStabilityAudit.run(scores, SETTINGS, SeedTree.of("test")).getFirst();
    }

    private static List<JudgeScore> both(double[] first, double[] second, int n) {
        List<JudgeScore> scores = scores("a", first, n);
        scores.addAll(scores("b", second, n));
        return scores;
    }

    @Test
    void anOffsetIsHarmless() {
        MetricStability metric = audit(both(new double[] {1, 2, 3, 4}, new double[] {0, 1, 2, 3}, 9));
        assertThat(metric.verdict()).isEqualTo(StabilityVerdict.STABLE);
        assertThat(metric.components().stability()).isEqualTo(1);
        assertThat(metric.components().pValue()).isEqualTo(1);
        assertThat(metric.components().context()).isCloseTo(0.5, within(0.1));
        ContextPair pair = metric.pairs().getFirst();
        assertThat(pair.ranks().discordant()).isZero();
        assertThat(pair.tau().estimate()).isEqualTo(1);
        assertThat(pair.parallelItems()).isEqualTo(36);
        assertThat(pair.itemCorrelation()).isCloseTo(1, within(1e-12));
        assertThat(metric.count(Conclusion.Fate.SURVIVES)).isEqualTo(6);
        assertThat(metric.unstable()).isFalse();
    }

    @Test
    void aReversedRankingIsUnstable() {
        MetricStability metric = audit(both(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}, 9));
        assertThat(metric.verdict()).isEqualTo(StabilityVerdict.UNSTABLE);
        assertThat(metric.components().stability()).isZero();
        assertThat(metric.components().measurementInstability()).isEqualTo(1);
        assertThat(metric.pairs().getFirst().ranks().tau()).isEqualTo(-1);
        assertThat(metric.pairs().getFirst().permutationP()).isCloseTo(1 / 201.0, within(1e-12));
        assertThat(metric.count(Conclusion.Fate.CONTRADICTED)).isEqualTo(6);
    }

    /**
     * K = 3, L = 2, n = 2, each cell its mean -+ 1. Means (0, 2, 4) and (0, 4, 2): of models 0, 3, 3, of contexts 2 and 2, g = 2.
     * MS_M = 2 * 2 * (4 + 1 + 1) / 2 = 12; MS_L = 0; residuals 0, -1, 1, 0, 1, -1, so MS_I = 2 * 4 / 2 = 4; MS_E = 12 / 6 = 2.
     * var_I = (4 - 2) / 2 = 1, var_M = (12 - 4) / 4 = 2, stability 2/3, F = 2 on (2, 6): p = (1 + 2 * 2 / 6)^-3 = 0.216.
     */
    @Test
    void varianceComponentsByHand() {
        double[][][] scores = {{{-1, 1}, {1, 3}, {3, 5}}, {{-1, 1}, {3, 5}, {1, 3}}};
        VarianceComponents components = VarianceComponents.of(scores);
        assertThat(components.model()).isCloseTo(2, within(1e-12));
        assertThat(components.interaction()).isCloseTo(1, within(1e-12));
        assertThat(components.context()).isZero();
        assertThat(components.residual()).isCloseTo(2, within(1e-12));
        assertThat(components.f()).isCloseTo(2, within(1e-12));
        assertThat(components.pValue()).isCloseTo(0.216, within(1e-9));
        assertThat(components.stability()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(StabilityVerdict.of(components, 0.05)).isEqualTo(StabilityVerdict.INCONCLUSIVE);
    }

    /** The p-value of the F test, and that by permutation, are uniform when there is no interaction: a tenth lies below 0.1. */
    @Test
    void bothTestsOfTheInteractionKeepTheirLevel() {
        RandomGenerator random = SeedTree.of("level").generator();
        int repeats = 300;
        int byF = 0;
        int byPermutation = 0;
        for (int r = 0; r < repeats; r++) {
            double[][][] scores = new double[2][4][12];
            for (int l = 0; l < 2; l++) {
                for (int k = 0; k < 4; k++) {
                    for (int i = 0; i < 12; i++) {
                        scores[l][k][i] = random.nextGaussian(k + 0.5 * l, 1);
                    }
                }
            }
            byF += VarianceComponents.of(scores).pValue() <= 0.1 ? 1 : 0;
            byPermutation += InteractionPermutation.pValue(scores, 99, random) <= 0.1 ? 1 : 0;
        }
        // 30 expected, standard deviation 5.2: four of them.
        assertThat(byF).isBetween(9, 51);
        assertThat(byPermutation).isBetween(9, 51);
    }

    @Test
    void constantScoresRankNothing() {
        MetricStability metric = audit(both(new double[] {2, 2, 2}, new double[] {1, 2, 3}, 1));
        assertThat(metric.constant()).containsExactly("a");
        assertThat(metric.pairs().getFirst().ranks().tau()).isNaN();
        assertThat(metric.pairs().getFirst().tau().low()).isNaN();
        assertThat(metric.pairs().getFirst().ranks().pValue()).isNaN();
        // One item in every cell leaves nothing to hold differences against.
        assertThat(metric.components().pValue()).isNaN();
        assertThat(metric.verdict()).isEqualTo(StabilityVerdict.INCONCLUSIVE);
    }

    /** 0.1 has no exact double: means of three and of ten of them differ in the last bit, and must not rank anything. */
    @Test
    void equalMeansAreNotRankedByRounding() {
        List<JudgeScore> scores = new ArrayList<>();
        for (String context : List.of("a", "b")) {
            for (int s = 0; s < 3; s++) {
                for (int i = 0; i < (s == 0 ? 3 : 10); i++) {
                    scores.add(new JudgeScore(context, "s" + s, context + i, "m", 0.1, ""));
                }
            }
        }
        MetricStability metric = audit(scores);
        assertThat(metric.constant()).containsExactly("a", "b");
        assertThat(metric.pairs().getFirst().ranks().tied()).isEqualTo(3);
        assertThat(metric.components().stability()).isNaN();
        assertThat(metric.verdict()).isEqualTo(StabilityVerdict.INCONCLUSIVE);
        assertThat(metric.count(Conclusion.Fate.UNDECIDED)).isEqualTo(3);
    }

    @Test
    void aSystemThatLacksAContextIsNamedAndLeftOut() {
        List<JudgeScore> scores = both(new double[] {1, 2, 3}, new double[] {1, 2, 3}, 3);
        scores.add(new JudgeScore("a", "extra", "i0", "m", 9, ""));
        MetricStability metric = audit(scores);
        assertThat(metric.table().systems()).containsExactly("s0", "s1", "s2");
        assertThat(metric.table().missingText()).isEqualTo("extra in b");
        List<JudgeScore> two = both(new double[] {1, 2}, new double[] {1, 2}, 3);
        two.add(new JudgeScore("a", "extra", "i0", "m", 9, ""));
        assertThatThrownBy(() -> audit(two))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("at least 3 systems", "has 2 (s0, s1)", "extra in b");
        assertThatThrownBy(() -> audit(scores("a", new double[] {1, 2, 3}, 3)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("two contexts or more, has only 'a'");
    }

    @Test
    void ratersOfAnItemAreAveragedAndMayNotContradictThemselves() {
        JudgeScore one = new JudgeScore("a", "s", "i", "m", 1, "ann");
        ScoreTable table = ScoreTable.of("m", List.of(one, one, new JudgeScore("a", "s", "i", "m", 2, "bob")));
        assertThat(table.scores()[0][0]).containsExactly(1.5);
        assertThatThrownBy(() -> ScoreTable.of("m", List.of(one, new JudgeScore("a", "s", "i", "m", 3, "ann"))))
                .hasMessageContaining("one score");
        assertThatThrownBy(() -> new JudgeScore("a", "s", "i", "m", Double.NaN, ""))
                .hasMessageContaining("finite");
    }

    @Test
    void theSameSeedGivesTheSame() {
        List<JudgeScore> scores = both(new double[] {1, 1.1, 1.2}, new double[] {1.1, 1, 1.2}, 9);
        assertThat(audit(scores).pairs()).isEqualTo(audit(scores).pairs());
    }
}
