package dev.goodhart.study;

/**
 * What names a trial: equal keys mean equal results.
 *
 * @param study the study's id
 * @param arm the arm's name
 * @param seed the seed number, from 0
 * @param settings the digest of the settings, see {@link StudyPlan#settingsDigest()}
 */
public record TrialKey(String study, String arm, int seed, String settings) {
    /** {@return the path of the trial's seed in the tree, such as {@code starc/val/3}} */
    public String path() {
        return study + "/" + arm + "/" + seed;
    }
}
