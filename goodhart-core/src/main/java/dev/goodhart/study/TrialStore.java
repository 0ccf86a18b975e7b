package dev.goodhart.study;

import java.util.List;
import java.util.Optional;

/**
 * Where finished trials are kept. Methods throw {@link dev.goodhart.input.InvalidInputException} when the store cannot be read or
 * written, with what is wrong and with which store.
 */
public interface TrialStore extends AutoCloseable {
    /**
     * Looks a trial up.
     *
     * @param key its name
     * @return the trial, empty if it is not stored
     */
    Optional<StoredTrial> find(TrialKey key);

    /**
     * All trials of a study under the same settings: what its claims are judged on.
     *
     * @param study the study's id
     * @param settingsDigest the digest of the settings
     * @return the trials by arm (alphabetical) and seed
     */
    List<StoredTrial> trials(String study, String settingsDigest);

    /**
     * The settings under which a study has trials.
     *
     * @param study the study's id
     * @return the settings by digest
     */
    List<StoredSettings> settings(String study);

    /**
     * Saves a finished trial, whole or not at all; when it returns, the trial survives the process being killed. A key that is
     * already stored keeps its first result.
     *
     * @param trial the trial
     * @return whether it was new
     */
    boolean save(StoredTrial trial);

    @Override
    void close();
}
