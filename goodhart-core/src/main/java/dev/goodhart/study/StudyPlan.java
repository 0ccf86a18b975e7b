package dev.goodhart.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be run: a study with its settings, arms and number of seeds.
 *
 * @param <S> the study's settings
 */
public final class StudyPlan<S extends Record> {
    private final Study<S> study;
    private final S settings;
    private final int seeds;
    private final List<String> arms;
    private final String settingsJson;
    private final String settingsDigest;

    private StudyPlan(Study<S> study, S settings, int seeds) {
        this.study = study;
        this.settings = settings;
        this.seeds = seeds;
        this.arms = List.copyOf(study.arms(settings));
        if (arms.isEmpty() || new HashSet<>(arms).size() < arms.size()) {
            throw new IllegalArgumentException(
                    "The arms of study '" + study.id() + "' must be distinct and at least one, are " + arms);
        }
        this.settingsJson = CanonicalJson.write(settings);
        SortedMap<String, Object> keyed = new TreeMap<>();
        keyed.put("revision", study.revision());
        keyed.put("settings", settings);
        this.settingsDigest = CanonicalJson.sha256(CanonicalJson.write(keyed));
    }

    /**
     * Plans a study.
     *
     * @param study the study
     * @param settings its settings
     * @param seeds how many seeds each arm is run with, numbered from 0
     * @param <S> the settings' type
     * @return the plan
     * @throws IllegalArgumentException if there is no seed, or the study's arms are none or not distinct
     */
    public static <S extends Record> StudyPlan<S> of(Study<S> study, S settings, int seeds) {
        if (seeds < 1) {
            throw new IllegalArgumentException("The number of seeds (" + seeds + ") must be at least 1");
        }
        return new StudyPlan<>(study, settings, seeds);
    }

    /**
     * Plans a study as its author meant it.
     *
     * @param study the study
     * @param scale quick or full
     * @param <S> the settings' type
     * @return the plan
     */
    public static <S extends Record> StudyPlan<S> of(Study<S> study, Scale scale) {
        return of(study, study.settings(scale), study.seeds(scale));
    }

    /** {@return the study} */
    public Study<S> study() {
        return study;
    }

    /** {@return the settings} */
    public S settings() {
        return settings;
    }

    /** {@return how many seeds each arm is run with} */
    public int seeds() {
        return seeds;
    }

    /** {@return the arms in the study's order} */
    public List<String> arms() {
        return arms;
    }

    /** {@return the settings as canonical JSON} */
    public String settingsJson() {
        return settingsJson;
    }

    /** {@return SHA-256 of the settings and the study's revision, 64 hexadecimal digits} */
    public String settingsDigest() {
        return settingsDigest;
    }

    /** {@return every trial, all arms of seed 0 first, so that a run that is stopped early has every arm} */
    public List<TrialKey> keys() {
        List<TrialKey> keys = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (String arm : arms) {
                keys.add(new TrialKey(study.id(), arm, seed, settingsDigest));
            }
        }
        return keys;
    }

    /**
     * Runs one trial in the calling thread.
     *
     * @param key one of {@link #keys()}
     * @param progress told how far the trial is
     * @return what it measured
     */
    public TrialResult run(TrialKey key, ProgressListener progress) {
        TrialRecorder recorder = new TrialRecorder(progress);
        study.run(new Trial<>(key.study(), key.arm(), key.seed(), settings, recorder));
        return recorder.result(key);
    }
}
