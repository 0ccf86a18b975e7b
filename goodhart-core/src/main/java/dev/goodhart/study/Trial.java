package dev.goodhart.study;

import java.util.random.RandomGenerator;

/**
 * One cell of a study: an arm and a seed, with what is needed to run it.
 *
 * @param <S> the study's settings
 * @param study the study's id
 * @param arm the arm's name
 * @param seed the seed number, from 0
 * @param settings the settings
 * @param recorder where to report
 */
public record Trial<S extends Record>(String study, String arm, int seed, S settings, Recorder recorder) {
    /** {@return a new generator made from (study, arm, seed); equal on every call} */
    public RandomGenerator random() {
        return SeedTree.of(study).child(arm).child(seed).generator();
    }

    /** {@return a new generator made from (study, seed) alone, for what every arm must share, such as the test problems} */
    public RandomGenerator sharedRandom() {
        return SeedTree.of(study).child(seed).generator();
    }
}
