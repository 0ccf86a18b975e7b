package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.AlignmentCeiling.Turnover;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObjectiveMismatchAuditTest {
    private static final MismatchSettings SETTINGS = MismatchSettings.defaults();

    private static TuningRun run(String name, OveroptimizationLaw law, double start, double accuracy) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int i = 0; i <= 12; i++) {
            double d = 0.5 * i;
            // The second evaluation follows the first up to d = 3 and falls beyond.
            checkpoints.add(new Checkpoint(
                    d,
                    2 * d,
                    start + law.predict(d),
                    Math.max(0, 0.9 - law.beta() * d),
                    new TreeMap<>(Map.of("first", d, "second", Math.min(d, 6 - d)))));
        }
        return new TuningRun(name, "base", accuracy, checkpoints);
    }

    private static ObjectiveMismatchAudit audit(List<TuningRun> runs) {
        return ObjectiveMismatchAudit.of(runs, SETTINGS, SeedTree.of("test"));
    }

    /** alpha 2, beta 0.4: peak 2.5 at d = 2.5, KL 6.25, R(6) = -2.4. Proxy gains 12 by then. */
    @Test
    void oneRunThatTurnsOver() {
        ObjectiveMismatchAudit audit = audit(List.of(run("a", new BestOfNLaw(2, 0.4), 7, 0.8)));
        LawReport report = audit.headline().orElseThrow();
        assertThat(audit.pooled()).isEmpty();
        assertThat(report.fit().law().form()).isEqualTo(LawForm.BEST_OF_N);
        assertThat(report.ceiling().turnover()).isEqualTo(Turnover.OBSERVED);
        assertThat(audit.klBudget().orElseThrow()).isCloseTo(6.25, within(1e-9));
        assertThat(report.ceiling().lost()).isCloseTo(1 + 2.4 / 2.5, within(1e-9));
        assertThat(report.proxyGoldGap()).isCloseTo(12 + 2.4, within(1e-9));
        assertThat(report.extrapolation().orElseThrow().error()).isCloseTo(0, within(1e-9));
        assertThat(audit.overoptimized(0.05)).hasSize(1);
    }

    @Test
    void rlRunsGetTheirOwnForm() {
        LawReport report =
                audit(List.of(run("a", new RlLaw(1, 0.5), 0, 0.8))).headline().orElseThrow();
        assertThat(report.fit().law()).isInstanceOf(RlLaw.class);
        assertThat(report.ceiling().peak().orElseThrow().d()).isCloseTo(Math.E, within(1e-9));
    }

    /** The accuracy in distribution runs against gold here, the one on policy with it. */
    @Test
    void linksOverRuns() {
        List<TuningRun> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(run("run " + i, new BestOfNLaw(2, 0.02 + 0.01 * i), 0, 0.6 + 0.02 * i));
        }
        ObjectiveMismatchAudit audit = audit(runs);
        assertThat(audit.at()).isEqualTo(6);
        List<Link> first = audit.links().stream()
                .filter(l -> l.kind() == Link.Kind.ACCURACY_TO_GOLD)
                .toList();
        assertThat(first.get(0).rho().estimate()).isCloseTo(-1, within(1e-12));
        assertThat(first.get(1).rho().estimate()).isCloseTo(1, within(1e-12));
        assertThat(audit.pooled().orElseThrow().ceiling().turnover()).isEqualTo(Turnover.BEYOND_DATA);
        assertThat(audit.overoptimized(0.05)).isEmpty();
        assertThat(audit.warnings()).anyMatch(w -> w.contains("do not choose a reward model by it"));
        assertThat(audit.signChanges()).extracting(Link::to).contains("second");
        assertThat(audit.warnings()).anyMatch(w -> w.contains("'first' and 'second' change the sign"));
    }

    @Test
    void theBudgetIsThatOfTheEarliestPeak() {
        ObjectiveMismatchAudit audit = audit(List.of(
                run("early", new BestOfNLaw(2, 0.5), 0, 0.8),
                run("late", new BestOfNLaw(2, 0.25), 0, 0.8),
                run("never", new BestOfNLaw(2, 0.01), 0, 0.8)));
        // Peaks at d = 2, 4 and beyond.
        assertThat(audit.klBudget().orElseThrow()).isCloseTo(4, within(1e-9));
        assertThat(audit.overoptimized(0.05)).extracting(r -> r.curve().name()).containsExactly("early", "late");
    }

    @Test
    void withoutGoldNothingIsSaidOnOverOptimisation() {
        TuningRun run = new TuningRun(
                "a", "", Double.NaN, List.of(Checkpoint.of(0, 0, Double.NaN), Checkpoint.of(1, 1, Double.NaN)));
        ObjectiveMismatchAudit audit = audit(List.of(run));
        assertThat(audit.headline()).isEmpty();
        assertThat(audit.klBudget()).isEmpty();
        assertThat(audit.warnings()).anyMatch(w -> w.contains("No gold reward"));
    }

    @Test
    void theStartIsTakenOffOrMustBeGiven() {
        List<Checkpoint> late =
                run("a", new BestOfNLaw(2, 0.4), 7, 0.8).checkpoints().subList(1, 13);
        TuningRun run = new TuningRun("a", "", Double.NaN, late);
        assertThatThrownBy(() -> audit(List.of(run)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("--gold-start");
        MismatchSettings given = new MismatchSettings(
                100,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                SETTINGS.forms(),
                OptionalDouble.of(7),
                OptionalDouble.of(0));
        assertThat(ObjectiveMismatchAudit.of(List.of(run), given, SeedTree.of("test"))
                        .klBudget()
                        .orElseThrow())
                .isCloseTo(6.25, within(1e-9));
    }

    @Test
    void interpolatesBetweenNeighbours() {
        TuningRun run = new TuningRun(
                "a",
                "",
                Double.NaN,
                List.of(Checkpoint.of(2, 0, 3), Checkpoint.of(0, 0, 1), Checkpoint.of(1, 0, Double.NaN)));
        assertThat(run.at(0.5, Checkpoint::gold)).isEqualTo(1.5);
        assertThat(run.at(2, Checkpoint::gold)).isEqualTo(3);
        assertThat(run.at(2.1, Checkpoint::gold)).isNaN();
    }

    @Test
    void refusesMixedBeginningsAndConstantProxies() {
        TuningRun a = run("a", new BestOfNLaw(2, 0.4), 0, 0.8);
        TuningRun b = new TuningRun("b", "other", 0.8, a.checkpoints());
        assertThatThrownBy(() -> audit(List.of(a, b))).hasMessageContaining("initial policies (base, other)");
        TuningRun flat = new TuningRun("f", "", 0.8, List.of(Checkpoint.of(0, 1, 0), Checkpoint.of(1, 1, 1)));
        assertThatThrownBy(() -> audit(List.of(flat))).hasMessageContaining("all are 1.0");
        assertThatThrownBy(() -> audit(
                        List.of(new TuningRun("s", "", 0.8, List.of(Checkpoint.of(0, 1, 0), Checkpoint.of(1, 2, 1))))))
                .hasMessageContaining("4 distinct distances above 0, there are 1");
        assertThatThrownBy(() -> Checkpoint.distance(-0.1)).hasMessageContaining("The KL (-0.1)");
        assertThatThrownBy(() -> Checkpoint.of(1, Double.NaN, 0)).hasMessageContaining("proxy reward (NaN)");
    }

    @Test
    void suspectsAClippedKl() {
        List<Checkpoint> clipped =
                new ArrayList<>(run("a", new BestOfNLaw(2, 0.4), 0, 0.8).checkpoints());
        clipped.add(Checkpoint.of(6, 13, -3));
        clipped.add(Checkpoint.of(6, 14, -4));
        assertThat(audit(List.of(new TuningRun("a", "", 0.8, clipped))).warnings())
                .anyMatch(w -> w.contains("probably clipped"));
    }
}
