package dev.goodhart.studies.lipschitzgail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.figure.Figure;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With imitation cut to 1,000 steps, for time: what is learned there is judged at the full scale alone. */
class LipschitzGailStudyTest {
    private static final LipschitzGailStudy STUDY = new LipschitzGailStudy();
    private static final LipschitzGailSettings SHORT = new LipschitzGailSettings(500, 3000, 1000, 4, 5, false);
    private static final Evidence EVIDENCE = StudyLoop.run(STUDY, SHORT, 1);

    @Test
    void exactClaimsAndTheMechanismHold() {
        Map<String, Judgement> judged = StudyLoop.judge(STUDY, EVIDENCE);
        for (String id : List.of("C1", "C2", "C3", "C4")) {
            assertThat(judged.get(id).verdict())
                    .as(id + ": " + judged.get(id).detail())
                    .isEqualTo(Verdict.HOLDS);
        }
        // Not every placement was imitated with.
        assertThat(judged.get("C6").verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judged.get("C7").verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(STUDY.figures(EVIDENCE)).hasSize(7);
    }

    /** The worlds by hand are derived beside {@link KnownWorlds}; the discriminator alone has the pilot's figures for what they are. */
    @Test
    void theKnownFiguresComeOut() {
        assertThat(metric(LipschitzGailStudy.KNOWN, KnownWorlds.STAY_QUOTED))
                .isCloseTo(1 / Math.sqrt(0.19), within(1e-9));
        assertThat(metric(LipschitzGailStudy.KNOWN, KnownWorlds.KAPPA_SLOPE)).isCloseTo(6.653, within(1e-3));
        assertThat(metric(arm(Penalised.INTERPOLATED), EdgePart.SCORE_SLOPE)).isCloseTo(1.03, within(0.1));
        assertThat(metric(LipschitzGailStudy.IMITATE + "-none", ImitationPart.RANDOM))
                .isBetween(0.0, 10.0);
        assertThat(metric(LipschitzGailStudy.IMITATE + "-none", ImitationPart.EXPERT))
                .isBetween(52.0, 55.0);
    }

    /** Of the full scale alone, reported and in no claim; a distilled reward has no score whose slopes could be measured. */
    @Test
    void variantsAreReportedAndNotJudged() {
        List<String> variants =
                Arrays.stream(Variant.values()).map(Variant::arm).toList();
        assertThat(STUDY.arms(STUDY.settings(Scale.FULL)).subList(15, 19)).isEqualTo(variants);
        Evidence alone = StudyLoop.run(STUDY, SHORT, variants, 1);
        for (TrialResult trial : alone.trials()) {
            assertThat(trial.metrics()).containsKey(ImitationPart.SCORE);
            assertThat(trial.metrics().containsKey(ImitationPart.STEEP))
                    .isEqualTo(!trial.arm().equals(Variant.DISTILLED.arm()));
            assertThat(trial.metrics().containsKey(ImitationPart.FACTOR))
                    .isEqualTo(trial.arm().equals(Variant.PRECONDITIONED.arm()));
        }
        assertThat(alone.metric(Variant.PRECONDITIONED.arm(), ImitationPart.FACTOR)[0])
                .isBetween(0.7, 1.0);

        Evidence both = new Evidence(
                STUDY.id(),
                Stream.concat(EVIDENCE.arms().stream(), variants.stream()).toList(),
                Stream.concat(EVIDENCE.trials().stream(), alone.trials().stream())
                        .toList());
        assertThat(STUDY.figures(both).stream().map(Figure::title))
                .hasSize(9)
                .contains(
                        "Variants, beside the interpolated penalty as it is",
                        "What the preconditioner multiplies the reward by");
        assertThat(StudyLoop.judge(STUDY, both)).isEqualTo(StudyLoop.judge(STUDY, EVIDENCE));
    }

    @Test
    void claimsCanFail() {
        fails("C1", LipschitzGailStudy.WORLDS, LinearWorlds.VIOLATED, 1);
        fails("C1", LipschitzGailStudy.WORLDS, LinearWorlds.NORMS, 1);
        fails("C1", LipschitzGailStudy.WORLDS, LinearWorlds.FINITE, 0);
        fails("C1", LipschitzGailStudy.KNOWN, KnownWorlds.STAY_SLOPE, 9.99);
        fails("C2", LipschitzGailStudy.WORLDS, LinearWorlds.QUOTED_VIOLATED, 0);
        fails("C2", LipschitzGailStudy.WORLDS, LinearWorlds.QUOTED_FINITE, 0);
        fails("C2", LipschitzGailStudy.KNOWN, KnownWorlds.STAY_QUOTED, 10);
        fails("C3", LipschitzGailStudy.KNOWN, KnownWorlds.KAPPA_SLOPE, 1);
        fails("C3", LipschitzGailStudy.KNOWN, KnownWorlds.CONSTANT_KAPPA, 1e-6);
        fails("C4", arm(Penalised.NONE), EdgePart.SCORE_SLOPE, 19);
        fails("C4", arm(Penalised.NONE), EdgePart.TRAVEL, 0.5);
        fails("C4", arm(Penalised.INTERPOLATED), EdgePart.SCORE_SLOPE, 1.6);
        fails("C4", arm(Penalised.AROUND_AGENT), EdgePart.ARRIVES, 0.4);
        fails("C4", arm(Penalised.SPECTRAL), EdgePart.TRAVEL, 0.4);
    }

    /** The claims of the full scale, on evidence made up: three seeds of every placement. */
    @Test
    void whatIsImitatedIsJudged() {
        assertThat(verdicts(0.05, 0.9, 0.9, 0.9))
                .containsEntry("C5", Verdict.HOLDS)
                .containsEntry("C6", Verdict.HOLDS);
        assertThat(verdicts(0.6, 0.9, 0.9, 0.9)).containsEntry("C5", Verdict.FAILS);
        assertThat(verdicts(0.95, 0.1, 0.1, 0.1)).containsEntry("C6", Verdict.FAILS);
        assertThat(verdicts(0.05, 0.9, 0.9, 0.9)).containsEntry("C7", Verdict.UNDECIDED);
        assertThat(verdicts(0.05, 0.95, 0.7, 0.4)).containsEntry("C7", Verdict.HOLDS);
        assertThat(verdicts(0.05, 0.4, 0.7, 0.95)).containsEntry("C7", Verdict.FAILS);
    }

    @Test
    void theCatalogHasIt() {
        assertThat(StudyCatalog.load().find("lipschitz-gail")).isInstanceOf(LipschitzGailStudy.class);
        assertThat(STUDY.arms(STUDY.settings(Scale.FULL))).hasSize(19);
        assertThat(STUDY.arms(STUDY.settings(Scale.QUICK))).hasSize(11);
    }

    private static Map<String, Verdict> verdicts(double none, double interpolated, double expert, double agent) {
        List<TrialResult> trials = new ArrayList<>();
        for (Penalised arm : Penalised.values()) {
            double score = switch (arm) {
                case NONE, SPECTRAL, SPECTRAL_SMOOTHED -> none;
                case INTERPOLATED -> interpolated;
                case AROUND_EXPERT -> expert;
                case AROUND_AGENT -> agent;
            };
            for (int seed = 0; seed < 3; seed++) {
                Map<String, Double> metrics = new HashMap<>();
                metrics.put(ImitationPart.SCORE, score + 0.01 * seed);
                metrics.put(ImitationPart.STEEP, arm.hasPenalty() ? 1.02 + 0.001 * seed : 300.0 + seed);
                metrics.put(ImitationPart.VALIDITY, arm.hasPenalty() ? 0.99 : 0.0);
                trials.add(TrialResult.of(
                        STUDY.id(), arm.arm(LipschitzGailStudy.IMITATE), seed, metrics, Map.of(), List.of()));
            }
        }
        Evidence evidence = new Evidence(STUDY.id(), STUDY.arms(STUDY.settings(Scale.FULL)), trials);
        Map<String, Verdict> verdicts = new HashMap<>();
        StudyLoop.judge(STUDY, evidence).forEach((id, judgement) -> verdicts.put(id, judgement.verdict()));
        return verdicts;
    }

    private static void fails(String claim, String arm, String metric, double value) {
        Evidence spoilt = StudyLoop.spoilt(EVIDENCE, arm, metric, value);
        assertThat(StudyLoop.judge(STUDY, spoilt).get(claim).verdict())
                .as(claim + " with " + metric + " of " + arm)
                .isEqualTo(Verdict.FAILS);
    }

    private static double metric(String arm, String metric) {
        return EVIDENCE.metric(arm, metric)[0];
    }

    private static String arm(Penalised arm) {
        return arm.arm(LipschitzGailStudy.EDGE);
    }
}
