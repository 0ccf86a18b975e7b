package dev.goodhart.studies.sirl;

import dev.goodhart.input.InvalidInputException;
import java.util.Arrays;
import java.util.List;

/**
 * The settings of the study of similarity answers.
 *
 * @param questions numbers of questions for the curves, separated by blanks; 1000 is needed by most claims
 * @param steps training steps of every network, at least 1
 * @param parts which parts are run: some of A, B, C and of a small one, Q, that has four arms of A alone
 * @param klWeight weight of the divergence in the autoencoder's loss, at least 0
 */
public record SirlSettings(String questions, int steps, String parts, double klWeight) {
    /** Checks the settings. */
    public SirlSettings {
        if (!questions.matches("\\d{1,6}( \\d{1,6})*")
                || sizes(questions).stream().anyMatch(n -> n < 50)) {
            throw new InvalidInputException(
                    "The setting questions must hold whole numbers of at least 50, is '" + questions + "'");
        }
        if (steps < 1 || !(klWeight >= 0)) {
            throw new InvalidInputException(
                    "The settings steps (" + steps + ") and klWeight (" + klWeight + ") must be at least 1 and 0");
        }
        if (!parts.matches("[ABCQ]+")) {
            throw new InvalidInputException(
                    "The setting parts must be of the letters A, B, C and Q, is '" + parts + "'");
        }
    }

    List<Integer> sizes() {
        return sizes(questions);
    }

    private static List<Integer> sizes(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }
}
