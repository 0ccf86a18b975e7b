package dev.goodhart.studies.goalconditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.LocalEngine;
import dev.goodhart.study.MemoryStore;
import dev.goodhart.study.RunListener;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.StudyRunner;
import dev.goodhart.study.TrialResult;
import dev.goodhart.study.Verdict;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GoalConditionedStudyTest {
    private final GoalConditionedStudy study = new GoalConditionedStudy();

    /** One seed of the quick scale with fewer prompts. */
    @Test
    void goalConditionedStatesFilterBetterThanPreferencesAlone() throws InterruptedException {
        StudyOutcome outcome = new StudyRunner(new LocalEngine(1), new MemoryStore(), InstantSource.system())
                .run(StudyPlan.of(study, new GoalConditionedSettings("200", 600, 60, 10, true), 1), RunListener.NONE);
        Evidence evidence = outcome.evidence();

        assertThat(study.claims().getFirst().judge(evidence).verdict()).isEqualTo(Verdict.HOLDS);
        String ours = Variant.GOAL.arm(200);
        String plain = Variant.PREFERENCE.arm(200);
        assertThat(evidence.metric(ours, "AUROC of r, t = 10")[0])
                .isGreaterThan(evidence.metric(plain, "AUROC of r, t = 10")[0]);
        assertThat(evidence.metric(ours, LearnedPart.SAVED)[0])
                .isGreaterThan(evidence.metric(plain, LearnedPart.SAVED)[0]);
        assertThat(evidence.metric(ours, "AUROC of V, t = 10")[0]).isEqualTo(1);
        assertThat(study.figures(evidence)).hasSize(4);
    }

    @Test
    void theExactClaimCanFail() {
        Map<String, Double> metrics = new HashMap<>(ExactPart.expected());
        for (int c = 0; c < ExactPart.signs().length; c++) {
            metrics.put("critic: per pair " + c, ExactPart.logRatios()[c]);
            metrics.put("critic: log of mean " + c, ExactPart.signs()[c]);
        }
        metrics.put(ExactPart.GRADIENT, 0.0);
        assertThat(verdict(metrics)).isEqualTo(Verdict.HOLDS);

        metrics.merge("V_2(3)", 1e-8, Double::sum);
        assertThat(verdict(metrics)).isEqualTo(Verdict.FAILS);
    }

    private Verdict verdict(Map<String, Double> metrics) {
        Evidence evidence = new Evidence(
                study.id(),
                List.of(GoalConditionedStudy.EXACT),
                List.of(TrialResult.of(study.id(), GoalConditionedStudy.EXACT, 0, metrics, Map.of(), List.of())));
        return study.claims().getFirst().judge(evidence).verdict();
    }

    /** Base accuracy by the chain against 20,000 sampled answers: five standard errors are 5 sqrt(0.25 / 20000) = 0.018. */
    @Test
    void theChainGivesTheSampledAccuracy() {
        RandomGenerator random = SeedTree.of("running-sum").generator();
        RunningSum world = RunningSum.random(4, random);
        int right = 0;
        for (int k = 0; k < 20_000; k++) {
            int[] prompt = world.prompt(random);
            right += world.correct(prompt, world.answer(prompt, random)) ? 1 : 0;
        }

        assertThat(right / 20_000.0).isCloseTo(world.baseAccuracy(), within(0.018));
    }

    /** After the last step the value is whether the sum is right; before it the chance of the one step that makes it right. */
    @Test
    void valuesEndWithTheTruth() {
        RunningSum world = RunningSum.table(2);
        double[][] value = world.values(new int[] {3, 4});

        assertThat(value[2]).containsExactly(0, 0, 1, 0, 0);
        assertThat(value[1][3]).isCloseTo(world.next(3, 4)[2], within(1e-15));
    }

    @Test
    void theCatalogHasItAndSettingsAreChecked() {
        assertThat(StudyCatalog.load().find("goal-conditioned-reward-models")).isInstanceOf(GoalConditionedStudy.class);
        assertThat(study.arms(new GoalConditionedSettings("50 200 1000", 800, 200, 20, false)))
                .hasSize(17);
        assertThatThrownBy(() -> new GoalConditionedSettings("5", 800, 200, 20, false))
                .isInstanceOf(InvalidInputException.class);
    }
}
