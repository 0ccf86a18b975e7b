package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.List;

/**
 * How samples are audited.
 *
 * @param resamples bootstrap resamples, at least 20
 * @param draws the n to estimate, ascending; powers of two up to the samples of the smallest prompt when empty
 * @param atLeast prompts with fewer samples are left out
 */
public record SampleSettings(int resamples, List<Integer> draws, int atLeast) {
    /** Sorts the draws and checks the ranges. */
    public SampleSettings {
        draws = draws.stream().distinct().sorted().toList();
        if (resamples < 20 || resamples > 100_000) {
            throw new InvalidInputException("The resamples (" + resamples + ") must be from 20 to 100000");
        }
        if (!draws.isEmpty() && draws.getFirst() < 1) {
            throw new InvalidInputException("The number of draws n (" + draws.getFirst() + ") must be at least 1");
        }
        if (atLeast < 1) {
            throw new InvalidInputException("The least number of samples (" + atLeast + ") must be at least 1");
        }
    }

    /** {@return 1,000 resamples, powers of two, all prompts} */
    public static SampleSettings defaults() {
        return new SampleSettings(1000, List.of(), 1);
    }
}
