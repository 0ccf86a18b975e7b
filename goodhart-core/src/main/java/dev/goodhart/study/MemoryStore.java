package dev.goodhart.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps trials for as long as the process lives. Safe for use by many threads. */
public final class MemoryStore implements TrialStore {
    private final SortedMap<TrialKey, StoredTrial> trials = new TreeMap<>(Comparator.comparing(TrialKey::study)
            .thenComparing(TrialKey::settings)
            .thenComparing(TrialKey::arm)
            .thenComparingInt(TrialKey::seed));

    /** Makes an empty store. */
    public MemoryStore() {}

    @Override
    public synchronized Optional<StoredTrial> find(TrialKey key) {
        return Optional.ofNullable(trials.get(key));
    }

    @Override
    public synchronized List<StoredTrial> trials(String study, String settingsDigest) {
        return trials.values().stream()
                .filter(t -> t.key().study().equals(study) && t.key().settings().equals(settingsDigest))
                .toList();
    }

    @Override
    public synchronized List<StoredSettings> settings(String study) {
        SortedMap<String, StoredSettings> byDigest = new TreeMap<>();
        for (StoredTrial trial : trials.values()) {
            if (trial.key().study().equals(study)) {
                byDigest.merge(
                        trial.key().settings(),
                        new StoredSettings(
                                study,
                                trial.key().settings(),
                                trial.provenance().settings(),
                                1),
                        (a, b) -> new StoredSettings(study, a.digest(), a.settings(), a.trials() + b.trials()));
            }
        }
        return List.copyOf(byDigest.values());
    }

    @Override
    public synchronized boolean save(StoredTrial trial) {
        return trials.putIfAbsent(trial.key(), trial) == null;
    }

    @Override
    public void close() {}
}
