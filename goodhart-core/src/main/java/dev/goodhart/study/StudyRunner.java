package dev.goodhart.study;

import dev.goodhart.study.Provenance.Platform;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * From plan to verdicts: trials that are stored are skipped, the others run and are stored one by one as they end, and the claims
 * are judged on what the store then holds. Running a plan again after it was stopped, at whatever moment, continues it.
 */
public final class StudyRunner {
    private final Engine engine;
    private final TrialStore store;
    private final InstantSource clock;

    /**
     * Makes a runner.
     *
     * @param engine what runs trials
     * @param store what keeps them
     * @param clock for the time in the provenance
     */
    public StudyRunner(Engine engine, TrialStore store, InstantSource clock) {
        this.engine = engine;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Runs what is not stored yet and judges the claims.
     *
     * @param plan what to run
     * @param listener told how it goes
     * @return trials, evidence and verdicts
     * @throws InterruptedException if the calling thread is interrupted; finished trials stay stored
     */
    public StudyOutcome run(StudyPlan<?> plan, RunListener listener) throws InterruptedException {
        Map<TrialKey, StoredTrial> stored = stored(plan);
        List<TrialKey> missing =
                plan.keys().stream().filter(key -> !stored.containsKey(key)).toList();
        listener.planned(plan.keys().size(), plan.keys().size() - missing.size());
        List<TrialOutcome.Broken> broken = new ArrayList<>();
        if (!missing.isEmpty()) {
            engine.run(plan, missing, new TrialListener() {
                @Override
                public void ended(TrialOutcome outcome) {
                    switch (outcome) {
                        case TrialOutcome.Finished finished -> {
                            StoredTrial trial = StoredTrial.of(
                                    finished.key(),
                                    finished.result(),
                                    provenance(plan, finished.key(), finished.duration()));
                            store.save(trial);
                            listener.saved(trial);
                        }
                        case TrialOutcome.Broken failure -> {
                            broken.add(failure);
                            listener.broke(failure);
                        }
                    }
                }

                @Override
                public void progress(double inFlight) {
                    listener.progress(inFlight);
                }
            });
        }
        return judge(plan, broken);
    }

    /**
     * Judges the claims on what is stored, without running anything.
     *
     * @param plan what the claims are about
     * @return trials, evidence and verdicts; claims that lack trials are undecided
     */
    public StudyOutcome judge(StudyPlan<?> plan) {
        return judge(plan, List.of());
    }

    private StudyOutcome judge(StudyPlan<?> plan, List<TrialOutcome.Broken> broken) {
        Map<TrialKey, StoredTrial> stored = stored(plan);
        List<StoredTrial> trials =
                plan.keys().stream().map(stored::get).filter(Objects::nonNull).toList();
        Evidence evidence = new Evidence(
                plan.study().id(),
                plan.arms(),
                trials.stream().map(StoredTrial::result).toList());
        List<JudgedClaim> judgements = plan.study().claims().stream()
                .map(claim -> new JudgedClaim(claim, claim.judge(evidence)))
                .toList();
        return new StudyOutcome(plan, trials, broken, evidence, judgements);
    }

    private Map<TrialKey, StoredTrial> stored(StudyPlan<?> plan) {
        Map<TrialKey, StoredTrial> stored = new HashMap<>();
        for (StoredTrial trial : store.trials(plan.study().id(), plan.settingsDigest())) {
            stored.put(trial.key(), trial);
        }
        return stored;
    }

    private Provenance provenance(StudyPlan<?> plan, TrialKey key, Duration duration) {
        return new Provenance(
                Versions.goodhart(),
                Versions.libraries(),
                key.path(),
                plan.settingsJson(),
                Platform.current(),
                duration.toNanos() / 1e9,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }
}
