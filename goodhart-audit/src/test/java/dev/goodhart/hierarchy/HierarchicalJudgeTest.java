package dev.goodhart.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.Preference;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HierarchicalJudgeTest {
    private static final FactorHierarchy TWO = FactorHierarchy.of(Factor.higher("x"), Factor.higher("y"));

    private static RandomGenerator random(long seed) {
        return SeedTree.of("hierarchy-test").child(seed).generator();
    }

    private static FactorTable normal(int factors, int items, long seed) {
        RandomGenerator random = random(seed);
        double[][] columns = new double[factors][items];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextGaussian());
        }
        return FactorTable.of(List.of("x", "y", "z").subList(0, factors), columns);
    }

    /** With a margin of 1 in x: A and B, B and C lie within it, so that y decides; A and C do not. */
    @Test
    void marginsLetThreeItemsGoRoundInACircle() {
        FactorTable table = FactorTable.of(List.of("x", "y"), new double[][] {{0, .6, 1.2}, {2, 1, 0}});
        HierarchicalJudge judge = new HierarchicalJudge(TWO, table, new double[] {1, 0});

        assertThat(judge.decide(0, 1)).isEqualTo(2);
        assertThat(judge.decide(1, 2)).isEqualTo(2);
        assertThat(judge.decide(2, 0)).isEqualTo(1);
        Cycles cycles = Cycles.of(judge, 10, 5, random(1));
        assertThat(cycles.share()).isEqualTo(1);
        assertThat(cycles.ceiling()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(cycles.witnesses()).containsExactly(new CyclicTriple(List.of("0", "1", "2"), List.of(2, 2, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, .723674, .199970, .055257, .021099",
        "1, .479500, .249580, .129906, .141014",
        "2, .157299, .132556, .111705, .598439"
    })
    void levelSharesOfNormalFactorsHaveTheirClosedForm(double m, double one, double two, double three, double tie) {
        assertThat(LevelUsage.ofNormalFactors(m, 3)).containsExactly(new double[] {one, two, three, tie}, within(1e-6));
        FactorTable table = normal(3, 4000, 3);
        FactorHierarchy hierarchy = FactorHierarchy.of(
                Factor.higher("x").within(Margin.standardDeviations(m)),
                Factor.lower("y").within(Margin.standardDeviations(m)),
                Factor.higher("z").within(Margin.standardDeviations(m)));

        LevelUsage usage = new HierarchicalJudge(hierarchy, table)
                .randomPairs(400_000, random(4))
                .usage(hierarchy);
        // 4000 items fix a share to about 0.005, five times which is allowed.
        assertThat(usage.share(0)).isCloseTo(one, within(0.02));
        assertThat(usage.share(1)).isCloseTo(two, within(0.02));
        assertThat(usage.share(2)).isCloseTo(three, within(0.02));
        assertThat(usage.tieShare()).isCloseTo(tie, within(0.02));
    }

    /** The other way round, every decision is the opposite one; directions turn a level round. */
    @Test
    void decisionsAreAntisymmetricAndFollowTheDirection() {
        FactorTable table = normal(2, 60, 5);
        HierarchicalJudge up = new HierarchicalJudge(TWO, table, new double[] {.5, .2});
        FactorHierarchy down = FactorHierarchy.of(Factor.lower("x"), Factor.lower("y"));
        HierarchicalJudge other = new HierarchicalJudge(down, table, new double[] {.5, .2});
        for (int a = 0; a < 60; a++) {
            for (int b = 0; b < a; b++) {
                assertThat(up.decide(a, b)).isEqualTo(-up.decide(b, a)).isEqualTo(-other.decide(a, b));
            }
        }
    }

    @Test
    void monotoneMapsChangeNothingWithoutMarginsAndUnitsNothingWithThem() {
        FactorTable table = normal(2, 200, 6);
        FactorTable mapped = FactorTable.of(List.of("x", "y"), new double[][] {
            Arrays.stream(table.column("x")).map(Math::exp).toArray(),
            Arrays.stream(table.column("y")).map(v -> v * v * v).toArray()
        });
        assertThat(new HierarchicalJudge(TWO, mapped).allPairs().decision())
                .isEqualTo(new HierarchicalJudge(TWO, table).allPairs().decision());

        FactorHierarchy within = FactorHierarchy.of(
                Factor.higher("x").within(Margin.standardDeviations(.5)),
                Factor.higher("y").within(Margin.quantile(.3)));
        byte[] decided = new HierarchicalJudge(within, table).allPairs().decision();
        assertThat(new HierarchicalJudge(within, table.scaled(new double[] {.125, 64}))
                        .allPairs()
                        .decision())
                .isEqualTo(decided);
        assertThat(new HierarchicalJudge(within, mapped).allPairs().decision()).isNotEqualTo(decided);
    }

    @Test
    void continuousFactorsWithoutMarginsDecideAtTheTopAndNeverGoRound() {
        HierarchicalJudge judge = new HierarchicalJudge(TWO, normal(2, 100, 7));

        assertThat(judge.allPairs().usage(TWO).share(0)).isEqualTo(1);
        assertThat(Cycles.of(judge, 1_000_000, 1, random(8)).cyclic()).isZero();
    }

    @Test
    void onlyItemsOfOneGroupAreCompared() {
        double[][] columns = {{5, 1, 4, 2, 3, 6, 0}};
        FactorTable table = FactorTable.of(
                List.of("a", "b", "c", "d", "e", "f", "g"),
                List.of("x"),
                columns,
                List.of("left", "right", "alone"),
                new int[] {0, 1, 0, 1, 0, 1, 2});
        HierarchicalJudge judge = new HierarchicalJudge(FactorHierarchy.of(Factor.lower("x")), table);

        assertThat(table.pairs()).isEqualTo(6);
        assertThat(judge.allPairs().comparisons(table, "h"))
                .hasSize(6)
                .contains(
                        new Comparison("a", "c", Preference.SECOND, "h"),
                        new Comparison("b", "f", Preference.FIRST, "h"))
                .allSatisfy(c -> assertThat("ace".contains(c.first())).isEqualTo("ace".contains(c.second())));
        DecidedPairs drawn = judge.randomPairs(3000, random(9));
        Set<String> seen = new HashSet<>();
        int ofLeft = 0;
        for (int k = 0; k < drawn.size(); k++) {
            assertThat(table.groupOf(drawn.first()[k])).isEqualTo(table.groupOf(drawn.second()[k]));
            assertThat(drawn.first()[k]).isNotEqualTo(drawn.second()[k]);
            seen.add(Math.min(drawn.first()[k], drawn.second()[k]) + " "
                    + Math.max(drawn.first()[k], drawn.second()[k]));
            ofLeft += table.groupOf(drawn.first()[k]).equals("left") ? 1 : 0;
        }
        assertThat(seen).hasSize(6);
        // Half of the pairs are of the left group; five standard errors of 3000 draws are 0.046.
        assertThat(ofLeft / 3000.0).isCloseTo(0.5, within(0.046));
    }

    @Test
    void winnersAndLosersLeaveTiesOut() {
        DecidedPairs pairs = new DecidedPairs(new int[] {0, 1, 2}, new int[] {3, 4, 5}, new byte[] {2, 0, -1});

        assertThat(pairs.winners()).containsExactly(0, 5);
        assertThat(pairs.losers()).containsExactly(3, 2);
        assertThat(pairs.usage(TWO).decided()).containsExactly(1, 1);
        assertThat(pairs.usage(TWO).tieShare()).isEqualTo(1.0 / 3);
        assertThat(pairs.decidedBy(0, TWO)).isEqualTo(new DecidedBy(2, "y"));
        assertThat(pairs.decidedBy(1, TWO).isTie()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Margin.absolute(-0.1)).hasMessageContaining("(-0.1) must be at least 0");
        assertThatThrownBy(() -> Margin.quantile(1.5)).hasMessageContaining("at most 1 for a quantile");
        assertThatThrownBy(() -> FactorHierarchy.of(Factor.lower("x"), Factor.higher("x")))
                .hasMessageContaining("'x' has two");
        assertThatThrownBy(() -> FactorTable.of(List.of("x"), new double[][] {{1, Double.NaN}}))
                .hasMessageContaining("'x' must be finite, is NaN for item 1");
        assertThatThrownBy(() -> new HierarchicalJudge(TWO, FactorTable.of(List.of("x", "w"), new double[2][2])))
                .hasMessageContaining("'y' must be one of [x, w]");
        assertThatThrownBy(() -> HierarchicalComparison.of(List.of(Factor.lower("x")), List.of()))
                .hasMessageContaining("a margin for each of 1 factors, there are 0");
    }
}
