package dev.goodhart.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.hierarchy.HierarchyFinding.Kind;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HierarchyAuditTest {
    private static final SeedTree SEED = SeedTree.of("hierarchy-audit-test");

    private static HierarchyAudit audit(FactorTable table, Margin... margins) {
        List<Factor> factors = new ArrayList<>();
        for (int i = 0; i < margins.length; i++) {
            factors.add(Factor.higher(table.factors().get(i)).within(margins[i]));
        }
        return HierarchyAudit.of(
                HierarchicalComparison.of(factors).on(table),
                HierarchyAudit.Settings.defaults(),
                SEED.child("draws").generator());
    }

    private static double[] normal(int items, String name) {
        RandomGenerator random = SEED.child(name).generator();
        return random.doubles(items).map(u -> 0).map(z -> random.nextGaussian()).toArray();
    }

    private static FactorTable table(double[]... columns) {
        return FactorTable.of(List.of("x", "y", "z").subList(0, columns.length), columns);
    }

    private static List<Kind> kinds(HierarchyAudit audit) {
        return audit.findings().stream().map(HierarchyFinding::kind).toList();
    }

    /**
     * Items 0, 1, 2 in x and 2, 0, 1 in y, x with margin 1: the pair (0, 2) is decided by x, the others by y: 0 beats 1, 2 beats 1, 2 beats
     * 0 by x. Half the margin leaves all three to x: 1 beats 0 (was 0), the others stay. Twice the margin leaves all to y: 0 beats 2 (was
     * 2). In the order y, x, with y's margin 0, y decides all: (0, 2) flips.
     */
    @Test
    void threeItemsByHand() {
        HierarchyAudit audit =
                audit(table(new double[] {0, 1, 2}, new double[] {2, 0, 1}), Margin.absolute(1), Margin.NONE);

        assertThat(audit.complete()).isTrue();
        assertThat(audit.usage().decided()).containsExactly(1, 2);
        assertThat(audit.margin())
                .containsExactly(
                        new MarginSensitivity(0.5, 1 / 3.0, 1 / 3.0), new MarginSensitivity(2, 1 / 3.0, 1 / 3.0));
        assertThat(audit.orderSensitivity()).containsExactly(1 / 3.0);
        assertThat(audit.correlations()[0][1]).isCloseTo(-0.5, within(1e-12));
        assertThat(audit.cycles().cyclic()).isZero();
        assertThat(audit.useful()).isTrue();
    }

    /** Measured shares of Bukharin's relation for three normal factors; 2000 items fix them to about a tenth of a percent. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0.5, .009, .002", "1, .020, .003", "2, .020, .006"})
    void cyclesOfNormalFactors(double m, double share, double tolerance) {
        Margin margin = Margin.standardDeviations(m);
        HierarchyAudit audit =
                audit(table(normal(2000, "x"), normal(2000, "y"), normal(2000, "z")), margin, margin, margin);

        assertThat(audit.cycles().complete()).isFalse();
        assertThat(audit.cycles().share()).isCloseTo(share, within(tolerance));
        assertThat(kinds(audit).contains(Kind.CYCLES)).isEqualTo(m > 0);
    }

    @Test
    void correlationsAreSpearmans() {
        double[] x =
                Arrays.stream(normal(300, "x")).map(v -> Math.rint(2 * v) + 0.0).toArray();
        double[] y =
                Arrays.stream(normal(300, "y")).map(v -> Math.rint(3 * v) + 0.0).toArray();
        for (int i = 0; i < 150; i++) {
            y[i] = x[i];
        }

        assertThat(audit(table(x, y), Margin.NONE, Margin.NONE).correlations()[1][0])
                .isCloseTo(Correlation.SPEARMAN.of(x, y), within(1e-12))
                .isGreaterThan(0.3);
    }

    @Test
    void uselessHierarchiesAreFound() {
        double[] x = normal(50, "x");
        double[] constant = new double[50];
        Arrays.fill(constant, 0.1);

        HierarchyAudit unused = audit(table(x, normal(50, "y")), Margin.NONE, Margin.NONE);
        assertThat(kinds(unused)).containsExactly(Kind.LOWER_LEVELS_UNUSED, Kind.ORDER_MATTERS);
        assertThat(unused.findings().getFirst().hint()).contains("set a margin for 'x'");
        HierarchyAudit fixed = audit(table(constant, x), Margin.standardDeviations(.5), Margin.NONE);
        assertThat(kinds(fixed)).containsExactly(Kind.CONSTANT_FACTOR);
        assertThat(fixed.findings().getFirst().message()).contains("'x' is 0.1 for every item");
        HierarchyAudit ties = audit(table(x), Margin.standardDeviations(2));
        assertThat(kinds(ties)).containsExactly(Kind.TOO_MANY_TIES);
        assertThat(List.of(unused, fixed, ties)).noneMatch(HierarchyAudit::useful);
        assertThat(audit(table(x), Margin.NONE).useful()).isTrue();
    }

    @Test
    void anIdleLevelAndAnOrderThatMattersAreSaid() {
        double[] x = normal(100, "x");
        double[] against = Arrays.stream(x).map(v -> -v).toArray();
        // The last level says what the second said before.
        HierarchyAudit audit =
                audit(table(x, against, against.clone()), Margin.standardDeviations(1), Margin.NONE, Margin.NONE);

        assertThat(audit.correlations()[0][1]).isCloseTo(-1, within(1e-12));
        assertThat(kinds(audit)).contains(Kind.IDLE_LEVEL, Kind.ORDER_MATTERS);
    }
}
