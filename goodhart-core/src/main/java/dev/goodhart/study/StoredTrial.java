package dev.goodhart.study;

import dev.goodhart.input.InvalidInputException;

/**
 * A trial as it lies in a store.
 *
 * @param key the trial's name
 * @param body the result as canonical JSON
 * @param sha256 the digest of {@code body}
 * @param provenance where it came from
 */
public record StoredTrial(TrialKey key, String body, String sha256, Provenance provenance) {
    /** Checks the digest. */
    public StoredTrial {
        if (!CanonicalJson.sha256(body).equals(sha256)) {
            throw new InvalidInputException("The stored trial " + key.path()
                    + " must have the digest it was saved with, has another\nMaybe the store was edited or is damaged");
        }
    }

    /**
     * Puts a result into its stored form.
     *
     * @param key the trial's name
     * @param result what it measured
     * @param provenance where it came from
     * @return the stored form
     */
    public static StoredTrial of(TrialKey key, TrialResult result, Provenance provenance) {
        String body = CanonicalJson.write(result);
        return new StoredTrial(key, body, CanonicalJson.sha256(body), provenance);
    }

    /** {@return what the trial measured} */
    public TrialResult result() {
        return CanonicalJson.read(body, TrialResult.class);
    }
}
