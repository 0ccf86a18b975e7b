package dev.goodhart.studies.sirl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.representation.PreferenceRows;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.LocalEngine;
import dev.goodhart.study.MemoryStore;
import dev.goodhart.study.RunListener;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.StudyRunner;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SirlStudyTest {
    private final SirlStudy study = new SirlStudy();

    /** One seed of the quick scale; the autoencoder is left to it. */
    @Test
    void similarityBeatsPreferencesAndRawInputs() throws InterruptedException {
        StudyOutcome outcome = new StudyRunner(new LocalEngine(1), new MemoryStore(), InstantSource.system())
                .run(StudyPlan.of(study, new SirlSettings("1000", 1000, "Q", 1), 1), RunListener.NONE);
        Evidence evidence = outcome.evidence();

        assertThat(verdict(outcome.evidence(), 0)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(outcome.evidence(), 1)).isEqualTo(Verdict.UNDECIDED);
        double ours = evidence.metric("similarity 1000", Representations.TPA)[0];
        assertThat(ours).isGreaterThan(0.84);
        assertThat(ours - evidence.metric("preferences of 10, 1000", Representations.TPA)[0])
                .isPositive();
        assertThat(ours - evidence.metric("raw", Representations.TPA)[0]).isGreaterThan(0.1);
        assertThat(evidence.metric("similarity 1000", Representations.AGREEMENT)[0])
                .isEqualTo(1);
        assertThat(study.figures(evidence)).isNotEmpty();
    }

    /** A figure that is off by 1e-8 must not pass for exact. */
    @Test
    void theExactClaimCanFail() {
        Map<String, Double> metrics = new HashMap<>(Geometry.expected());
        metrics.put(Geometry.ROTATION, 0.0);
        metrics.put(Geometry.GRADIENT, 0.0);
        assertThat(verdict(geometry(metrics), 0)).isEqualTo(Verdict.HOLDS);

        metrics.merge("row 700 laptop", 1e-8, Double::sum);
        assertThat(verdict(geometry(metrics), 0)).isEqualTo(Verdict.FAILS);
    }

    private Evidence geometry(Map<String, Double> metrics) {
        return new Evidence(
                "sirl",
                List.of(SirlArm.GEOMETRY),
                List.of(TrialResult.of("sirl", SirlArm.GEOMETRY, 0, metrics, Map.of(), List.of())));
    }

    private Verdict verdict(Evidence evidence, int claim) {
        return study.claims().get(claim).judge(evidence).verdict();
    }

    /** Row 0 moves along x first: its ninth state is (4, 4), so it ends with inputs 1, 1 and angle -1. */
    @Test
    void theWorldIsInOrder() {
        GridRobot robot = GridRobot.world();

        assertThat(robot.inputs()[0])
                .startsWith(-1, -1, -0.5, -1, 0, -1, 0.5, -1, 1, -1, 1, -0.5)
                .endsWith(1, 1, -1);
        // The last path of the first corner pair moves along y first.
        assertThat(robot.inputs()[69 * 7]).startsWith(-1, -1, -1, -0.5);
        assertThat(robot.inputs()[490]).startsWith(1, 1, 0.5, 1);
        double[] quantiles = robot.laptopQuantiles();
        assertThat(Arrays.stream(quantiles).average().orElseThrow()).isCloseTo(0.5, within(1e-12));
        // Seven angles share a path and with it a quantile.
        assertThat(quantiles[3]).isEqualTo(quantiles[0]);
    }

    @Test
    void conflictPairsAreThoseTheSpuriousThingTurnsRound() {
        PreferenceRows pairs = PreferenceRows.of(new int[] {0, 1, 2}, new int[] {1, 2, 0});

        PreferenceRows conflict = SpuriousInputs.conflictPairs(pairs, new double[] {0, 1, 1});

        assertThat(conflict.better()).containsExactly(0);
        assertThat(conflict.worse()).containsExactly(1);
    }

    @Test
    void everyArmOfThePlanIsKnown() {
        assertThat(study.arms(new SirlSettings("100 300 1000 3000", 1500, "ABC", 1)))
                .doesNotHaveDuplicates()
                .hasSize(51);
        assertThat(StudyCatalog.load().find("sirl")).isInstanceOf(SirlStudy.class);
        assertThatThrownBy(() -> new SirlSettings("10", 1500, "A", 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new SirlSettings("1000", 1500, "X", 1)).isInstanceOf(InvalidInputException.class);
    }
}
