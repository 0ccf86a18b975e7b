package dev.goodhart.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.example.BestOfManyStudy.Settings;
import dev.goodhart.study.LocalEngine;
import dev.goodhart.study.MemoryStore;
import dev.goodhart.study.RunListener;
import dev.goodhart.study.Scale;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.StudyRunner;
import dev.goodhart.study.Verdict;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BestOfManyStudyTest {
    private final BestOfManyStudy study = new BestOfManyStudy();

    @Test
    void itsClaimsHold() throws InterruptedException {
        assertThat(run(StudyPlan.of(study, Scale.QUICK)).judgements())
                .allSatisfy(judged -> assertThat(judged.judgement().verdict())
                        .as(judged.judgement().detail())
                        .isEqualTo(Verdict.HOLDS));
    }

    /** Without noise the proxy is the intended value, so nothing is lost and C1 must not hold. */
    @Test
    void aProxyWithoutNoiseDeliversWhatItPromises() throws InterruptedException {
        StudyOutcome outcome = run(StudyPlan.of(study, new Settings(10, 100, 0), 2));

        assertThat(outcome.evidence().metric("proxy", "delivered"))
                .isEqualTo(outcome.evidence().metric("proxy", "promised"))
                .isEqualTo(outcome.evidence().metric("intended", "delivered"));
        assertThat(outcome.judgements().getFirst().judgement().verdict()).isEqualTo(Verdict.FAILS);
    }

    /**
     * The larger of two standard normals has mean 1 / sqrt(pi) and variance 1 - 1 / pi. The proxy has variance 1 + 1 = 2, so it
     * promises sqrt(2 / pi). The mean of 40,000 rounds is within five standard errors: 5 sqrt(0.682 / 40000) = 0.021 for the value,
     * sqrt(2) times that for the proxy.
     */
    @Test
    void theBestOfTwoHasItsClosedForm() throws InterruptedException {
        var evidence = run(StudyPlan.of(study, new Settings(2, 40_000, 1), 1)).evidence();

        assertThat(evidence.metric("intended", "delivered")[0]).isCloseTo(1 / Math.sqrt(Math.PI), within(0.021));
        assertThat(evidence.metric("proxy", "promised")[0]).isCloseTo(Math.sqrt(2 / Math.PI), within(0.030));
    }

    @Test
    void theCatalogHasIt() {
        assertThat(StudyCatalog.load().find("best-of-many")).isInstanceOf(BestOfManyStudy.class);
    }

    private static StudyOutcome run(StudyPlan<?> plan) throws InterruptedException {
        return new StudyRunner(new LocalEngine(1), new MemoryStore(), InstantSource.system())
                .run(plan, RunListener.NONE);
    }
}
