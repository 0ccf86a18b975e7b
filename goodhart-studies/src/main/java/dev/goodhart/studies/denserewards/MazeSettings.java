package dev.goodhart.studies.denserewards;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * The settings of the parts that run in mazes.
 *
 * @param decoderDimensions lengths of the embeddings of the adjacency decoders, each in [1, 64]; 2, 8 and 32 must be among them
 * @param decoderSteps gradient steps of every decoder, at least 100
 */
public record MazeSettings(List<Integer> decoderDimensions, int decoderSteps) {
    /** Checks the settings. */
    public MazeSettings {
        decoderDimensions = List.copyOf(decoderDimensions);
        for (int d : decoderDimensions) {
            if (d < 1 || d > 64) {
                throw new InvalidInputException("The setting mazes.decoderDimensions (" + d + ") must be in [1, 64]");
            }
        }
        if (!decoderDimensions.containsAll(List.of(2, 8, 32))) {
            throw new InvalidInputException(
                    "The setting mazes.decoderDimensions (" + decoderDimensions + ") must contain 2, 8 and 32");
        }
        if (decoderSteps < 100) {
            throw new InvalidInputException(
                    "The setting mazes.decoderSteps (" + decoderSteps + ") must be at least 100");
        }
    }
}
