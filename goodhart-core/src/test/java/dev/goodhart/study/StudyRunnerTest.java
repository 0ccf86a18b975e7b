package dev.goodhart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.figure.Table;
import dev.goodhart.input.InvalidInputException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class StudyRunnerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T12:00:00.123456Z"));

    private final MemoryStore store = new MemoryStore();
    private final WalkStudy study = new WalkStudy();
    private final StudyRunner runner = new StudyRunner(new LocalEngine(2), store, CLOCK);

    @Test
    void runsStoresAndJudges() throws InterruptedException {
        StudyOutcome outcome = runner.run(StudyPlan.of(study, Scale.QUICK), RunListener.NONE);
        assertThat(outcome.trials()).hasSize(8);
        assertThat(outcome.evidence().trials())
                .extracting(TrialResult::arm)
                .startsWith("plain")
                .endsWith("drift");
        // 50 steps of drift 0.5 move the mean by 25; the mean of four ends has standard deviation sqrt(50 / 4), so this
        // seeded outcome would differ from HOLDS for one choice of seeds in thousands.
        assertThat(outcome.judgements())
                .extracting(j -> j.judgement().verdict())
                .containsExactly(Verdict.HOLDS, Verdict.UNDECIDED);
        assertThat(outcome.judgements().getLast().judgement().detail()).contains("no metric 'nothing'");
        assertThat(outcome.any(Verdict.UNDECIDED)).isTrue();
        assertThat(outcome.any(Verdict.FAILS)).isFalse();
    }

    @Test
    void continuesWhereItStopped() throws InterruptedException {
        StudyPlan<WalkStudy.Settings> three = StudyPlan.of(study, study.settings(Scale.QUICK), 3);
        runner.run(three, RunListener.NONE);
        assertThat(study.begun).hasValue(6);
        List<String> heard = new ArrayList<>();
        StudyOutcome outcome = runner.run(StudyPlan.of(study, study.settings(Scale.QUICK), 4), new RunListener() {
            @Override
            public void planned(int planned, int stored) {
                heard.add("planned " + planned + " stored " + stored);
            }

            @Override
            public void saved(StoredTrial trial) {
                heard.add("saved " + trial.key().seed());
            }
        });
        assertThat(study.begun).hasValue(8);
        assertThat(heard).containsExactly("planned 8 stored 6", "saved 3", "saved 3");
        assertThat(outcome.trials()).hasSize(8);
        // Fewer seeds than stored: only those asked for count as evidence.
        assertThat(runner.run(three, RunListener.NONE).evidence().trials()).hasSize(6);
        assertThat(study.begun).hasValue(8);
    }

    @Test
    void otherSettingsAndOtherRevisionsAreOtherTrials() throws InterruptedException {
        runner.run(StudyPlan.of(study, Scale.QUICK), RunListener.NONE);
        runner.run(StudyPlan.of(study, new WalkStudy.Settings(50, 0.25), 1), RunListener.NONE);
        assertThat(study.begun).hasValue(10);
        WalkStudy revised = new WalkStudy(2);
        runner.run(StudyPlan.of(revised, Scale.QUICK), RunListener.NONE);
        assertThat(revised.begun).hasValue(8);
        assertThat(store.settings("walk")).extracting(StoredSettings::trials).containsExactlyInAnyOrder(8, 2, 8);
    }

    @Test
    void provenanceSaysWhereAResultComesFrom() throws InterruptedException {
        StudyPlan<?> plan = StudyPlan.of(study, Scale.QUICK);
        StoredTrial trial = runner.run(plan, RunListener.NONE).trials().getLast();
        Provenance provenance = trial.provenance();
        assertThat(provenance.seedPath()).isEqualTo("walk/drift/3");
        assertThat(provenance.finished()).isEqualTo("2026-11-01T12:00:00.123Z");
        assertThat(provenance.settings()).isEqualTo("{\"drift\":0.5,\"steps\":50}");
        assertThat(provenance.seconds()).isPositive();
        assertThat(provenance.platform().java()).startsWith("25");
        assertThat(trial.body()).doesNotContain("2026", provenance.platform().architecture());
        assertThat(CanonicalJson.read(CanonicalJson.write(provenance), Provenance.class))
                .isEqualTo(provenance);
    }

    @Test
    void versionsComeFromTheBuild() {
        assertThat(Versions.goodhart()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(Versions.libraries())
                .containsKeys("hipparchus", "jackson", "pytorch")
                .allSatisfy((name, version) -> assertThat(version).matches("[0-9]+(\\.[0-9]+)+(-[0-9.]+)?"));
    }

    @Test
    void judgingAloneRunsNothing() {
        StudyOutcome outcome = runner.judge(StudyPlan.of(study, Scale.QUICK));
        assertThat(study.begun).hasValue(0);
        assertThat(outcome.judgements()).allMatch(j -> j.judgement().verdict() == Verdict.UNDECIDED);
    }

    @Test
    void aRuleThatBreaksIsUndecided() {
        Claim claim = new Claim("C", "", evidence -> {
            throw new IllegalArgumentException("too few");
        });
        Judgement judgement = claim.judge(new Evidence("s", List.of(), List.of()));
        assertThat(judgement.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judgement.detail()).contains("too few");
    }

    @Test
    void recorderRefusesASecondReport() {
        List<Double> progress = new ArrayList<>();
        TrialRecorder recorder = new TrialRecorder(progress::add);
        double[] x = {1};
        recorder.metric("m", 1);
        recorder.series("m", x, x);
        recorder.figure(new Table("m", "", List.of(), List.of()));
        assertThatThrownBy(() -> recorder.metric("m", 2)).hasMessageContaining("metric 'm'");
        assertThatThrownBy(() -> recorder.series("m", x, x)).hasMessageContaining("series 'm'");
        assertThatThrownBy(() -> recorder.figure(new Table("m", "", List.of(), List.of())))
                .hasMessageContaining("figure 'm'");
        x[0] = 7;
        TrialResult result = recorder.result(new TrialKey("s", "a", 0, ""));
        assertThat(result.metrics()).containsEntry("m", 1.0);
        assertThat(result.series().get("m")).isEqualTo(new Series(new double[] {1}, new double[] {1}));
        recorder.progress(2);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> recorder.progress(0.5)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(progress).containsExactly(1.0);
    }

    @Test
    void anEditedTrialIsNoticed() throws InterruptedException {
        StoredTrial trial = runner.run(StudyPlan.of(study, Scale.QUICK), RunListener.NONE)
                .trials()
                .getFirst();
        String edited = trial.body().replace("\"seed\":0", "\"seed\":1");
        assertThat(edited).isNotEqualTo(trial.body());
        assertThatThrownBy(() -> new StoredTrial(trial.key(), edited, trial.sha256(), trial.provenance()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("walk/plain/0");
    }

    @Test
    void plansAreChecked() {
        assertThatThrownBy(() -> StudyPlan.of(study, study.settings(Scale.QUICK), 0))
                .hasMessageContaining("seeds (0)");
        StudyPlan<?> plan = StudyPlan.of(study, study.settings(Scale.QUICK), 2);
        assertThat(plan.keys())
                .extracting(TrialKey::path)
                .containsExactly("walk/plain/0", "walk/drift/0", "walk/plain/1", "walk/drift/1");
        assertThat(plan.settingsDigest()).matches("[0-9a-f]{64}");
    }

    @Test
    void theCatalogFindsStudies() {
        StudyCatalog catalog = StudyCatalog.of(List.of(study));
        assertThat(catalog.find("walk")).isSameAs(study);
        assertThat(catalog.all()).hasSize(1);
        assertThatThrownBy(() -> catalog.find("wolk"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("There is no study 'wolk', there are walk\nMaybe you meant 'walk'");
        assertThatThrownBy(() -> StudyCatalog.of(List.of(study, new WalkStudy())))
                .hasMessageContaining("'walk' must belong to one study");
    }

    @Test
    void evidenceGivesTheSameRandomNumbersForTheSamePurpose() {
        Evidence evidence = new Evidence("walk", List.of(), List.of());
        assertThat(evidence.random("C1").nextLong())
                .isEqualTo(evidence.random("C1").nextLong());
        assertThat(evidence.random("C1").nextLong())
                .isNotEqualTo(evidence.random("C2").nextLong());
    }
}
