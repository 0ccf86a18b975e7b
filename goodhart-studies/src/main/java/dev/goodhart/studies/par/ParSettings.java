package dev.goodhart.studies.par;

import dev.goodhart.input.InvalidInputException;

/**
 * The settings of the study.
 *
 * @param steps updates of the policy in training, two epochs; even, at least 20
 * @param sweepSteps the same for each weight of the KL penalty
 * @param tiltPrompts prompts of every world whose optimal policies are followed, from 1 to 16
 * @param everything whether every shaping and every part is run, or those alone that claims need
 */
public record ParSettings(int steps, int sweepSteps, int tiltPrompts, boolean everything) {
    /** Checks the settings. */
    public ParSettings {
        steps("steps", steps);
        steps("sweepSteps", sweepSteps);
        if (tiltPrompts < 1 || tiltPrompts > BitWorld.PROMPTS) {
            throw new InvalidInputException("The setting tiltPrompts (" + tiltPrompts + ") must be from 1 to 16");
        }
    }

    private static void steps(String name, int value) {
        if (value < 20 || value % 2 != 0) {
            throw new InvalidInputException("The setting " + name + " (" + value + ") must be even and at least 20");
        }
    }
}
