package dev.goodhart.studies.preferencelearning;

import dev.goodhart.preference.PreferenceLearning;
import dev.goodhart.preference.QuerySelection;
import dev.goodhart.preference.RewardModelSettings;
import dev.goodhart.preference.TieRule;

/**
 * Settings of {@link PreferenceLearningStudy}.
 *
 * @param firstSeed what is added to the numbers of seeds; 100 runs the seeds on which thresholds were fixed
 * @param rounds rounds of questions and learning, at least 1
 * @param questions answers asked for in a round, at least 1
 * @param segments segments collected in a round, at least 2
 * @param segmentLength steps in a segment, at least 1
 * @param candidates pairs looked at for each question, at least 1
 * @param models reward models in the ensemble, at least 1
 * @param noise share of answers drawn evenly, in [0, 1); the reward models are told
 * @param policySteps steps of the learner in a round, at least 1
 * @param episodes episodes by which the policy is judged after every round, at least 1
 */
public record PreferenceLearningSettings(
        int firstSeed,
        int rounds,
        int questions,
        int segments,
        int segmentLength,
        int candidates,
        int models,
        double noise,
        long policySteps,
        int episodes) {
    /** Checks what is not checked by those who use it. */
    public PreferenceLearningSettings {
        if (firstSeed < 0 || episodes < 1 || !(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException("There must be a firstSeed >= 0, an episode and a noise in [0, 1), are "
                    + firstSeed + ", " + episodes + " and " + noise);
        }
    }

    /**
     * Settings for learning with one way to choose questions.
     *
     * @param selection the way
     * @return the settings
     */
    public PreferenceLearning.Settings learning(QuerySelection selection) {
        return new PreferenceLearning.Settings(
                rounds,
                segmentLength,
                segments,
                questions,
                candidates,
                selection,
                models,
                RewardModelSettings.defaults()
                        .withHidden(32, 32)
                        .withEpochs(100, 0.1, 20)
                        .withLabels(TieRule.HALF, noise),
                policySteps);
    }
}
