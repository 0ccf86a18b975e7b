package dev.goodhart.studies.par;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Scale;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.Verdict;
import dev.goodhart.transform.RewardShaping;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParStudyTest {
    private static final ParStudy STUDY = new ParStudy();
    private static final ParSettings QUICK = STUDY.settings(Scale.QUICK);
    private static final Evidence EVIDENCE = StudyLoop.run(STUDY, QUICK, STUDY.seeds(Scale.QUICK));

    @Test
    void everyClaimHoldsAtTheQuickScale() {
        assertThat(StudyLoop.judge(STUDY, EVIDENCE))
                .allSatisfy((id, judgement) -> assertThat(judgement.verdict())
                        .as(id + ": " + judgement.detail())
                        .isEqualTo(Verdict.HOLDS))
                .hasSize(7);
        // Training, distance, table of arms, optimal policies and calibration; the sweep and the scales are of the full
        // scale.
        assertThat(STUDY.figures(EVIDENCE)).hasSize(5);
    }

    /** Each claim fails where what it says is not so. */
    @Test
    void claimsCanFail() {
        fails("C1", ParStudy.EXACT, ExactPart.CHANGE + "par", 1e-9);
        fails("C1", ParStudy.EXACT, ExactPart.CHANGE + "clip", 0.04);
        fails("C2", ParStudy.EXACT, GradientVariance.IDENTITY, 1e-9);
        fails("C2", ParStudy.EXACT, GradientVariance.LEAST_STEP, -1e-9);
        fails("C3", ParStudy.EXACT, ExactPart.ADVANTAGE + "minmax", 1e-6);
        fails("C3", ParStudy.EXACT, ExactPart.ADVANTAGE + "lsc", 0.001);
        fails("C4", Arm.SGFC, Names.END, 0.1);
        fails("C4", Arm.PAR_1, Names.END, 1.1);
        fails("C5", ParStudy.TILT, TiltPart.window("par"), 0.9);
        fails("C5", ParStudy.TILT, TiltPart.window("minmax"), 1.2);
        fails("C5", Arm.PAR_10, Names.PEAK, 3.5);
        fails("C6", Arm.PAR_1, Names.END, 3.1);
        fails("C6", ParStudy.OFFSETS, ScalePart.name(RewardShaping.sigmoid(1), Names.PEAK, "offsets", 10), 2);
    }

    private static void fails(String claim, String arm, String metric, double value) {
        Evidence spoilt = StudyLoop.spoilt(EVIDENCE, arm, metric, value);
        assertThat(StudyLoop.judge(STUDY, spoilt).get(claim).verdict())
                .as(claim + " with " + metric)
                .isEqualTo(Verdict.FAILS);
    }

    /**
     * The prototype of the study (three other seeds): gold at the end of VANILLA -1.81, at the peaks 2.59 and 2.70; of the optimal policies windows of
     * 0.65 to 0.75 (VANILLA), 1.35 to 1.45 (PAR), 1.95 to 2.20 (TANH). Our three worlds have one prompt each, so that they are given a tenth more.
     */
    @Test
    void figuresAreLikeThePrototypes() {
        assertThat(ParClaims.mean(EVIDENCE, Arm.VANILLA, Names.END)).isCloseTo(-1.81, within(0.2));
        assertThat(ParClaims.mean(EVIDENCE, Arm.VANILLA, Names.PEAK)).isCloseTo(2.59, within(0.2));
        assertThat(ParClaims.mean(EVIDENCE, Arm.PAR_10, Names.PEAK)).isCloseTo(2.70, within(0.2));
        assertThat(ParClaims.mean(EVIDENCE, ParStudy.TILT, TiltPart.window("vanilla")))
                .isBetween(0.6, 0.8);
        assertThat(ParClaims.mean(EVIDENCE, ParStudy.TILT, TiltPart.window("par")))
                .isBetween(1.25, 1.55);
        assertThat(ParClaims.mean(EVIDENCE, ParStudy.TILT, TiltPart.window("tanh")))
                .isBetween(1.85, 2.3);
    }

    /** Random numbers are the same, so that runs which differ by the prompts' constants alone differ by rounding alone. */
    @Test
    void theConstantsOfThePromptsDoNotTouchPar() {
        double[] none = EVIDENCE.metric(ParStudy.OFFSETS, ScalePart.name(RewardShaping.par(), Names.END, "offsets", 0));
        double[] wide =
                EVIDENCE.metric(ParStudy.OFFSETS, ScalePart.name(RewardShaping.par(), Names.END, "offsets", 10));
        for (int s = 0; s < none.length; s++) {
            assertThat(wide[s]).isCloseTo(none[s], within(1e-6));
        }
    }

    @Test
    void aTrialIsAFunctionOfItsSeed() {
        for (String arm : List.of(Arm.PAR_1, ParStudy.EXACT)) {
            assertThat(StudyLoop.trial(STUDY, QUICK, arm, 1))
                    .isEqualTo(EVIDENCE.ofArm(arm).get(1));
        }
        assertThat(EVIDENCE.metric(Arm.PAR_1, Names.END)).doesNotHaveDuplicates();
    }

    /** Every arm and part of the full scale, in a tenth of the steps. */
    @Test
    void theFullScaleHasEveryPart() {
        ParSettings all = new ParSettings(80, 20, 2, true);
        Evidence evidence = StudyLoop.run(STUDY, all, 1);

        assertThat(STUDY.figures(evidence)).hasSize(7);
        assertThat(STUDY.arms(all)).hasSize(25);
        assertThat(evidence.metric("shuffled", Names.END)[0])
                .isLessThan(evidence.metric(Arm.VANILLA, Names.END)[0] / 3);
        double[] sweep = evidence.series(ParStudy.SWEEP + "par", SweepPart.END)
                .getFirst()
                .y();
        assertThat(sweep).hasSameSizeAs(SweepPart.BETAS);
        assertThat(Arrays.stream(sweep).distinct().count()).isEqualTo(sweep.length);
    }

    @Test
    void withoutEvidenceNothingIsDecidedAndNothingDrawn() {
        Evidence nothing = new Evidence(STUDY.id(), STUDY.arms(QUICK), List.of());
        assertThat(STUDY.claims())
                .allSatisfy(claim -> assertThat(claim.judge(nothing).verdict()).isEqualTo(Verdict.UNDECIDED));
        assertThat(STUDY.figures(nothing)).isEmpty();
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new ParSettings(19, 20, 1, true)).hasMessageContaining("steps (19) must be even");
        assertThatThrownBy(() -> new ParSettings(20, 20, 17, true)).hasMessageContaining("tiltPrompts (17)");
        assertThat(StudyCatalog.load().find("par")).isInstanceOf(ParStudy.class);
    }
}
