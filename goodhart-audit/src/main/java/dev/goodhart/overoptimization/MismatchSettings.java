package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How runs are audited.
 *
 * @param resamples bootstrap resamples behind every interval, at least 20
 * @param at the distance at which runs are compared; the farthest that all runs reach when empty
 * @param cut the law is also fitted up to here and judged beyond; half of the largest distance when empty
 * @param forms the laws to choose from, by their error
 * @param goldStart gold of the initial policy for runs without a checkpoint at the start
 * @param proxyStart proxy of the initial policy for the same
 */
public record MismatchSettings(
        int resamples,
        OptionalDouble at,
        OptionalDouble cut,
        List<LawForm> forms,
        OptionalDouble goldStart,
        OptionalDouble proxyStart) {
    /** Checks the ranges. */
    public MismatchSettings {
        forms = List.copyOf(forms);
        if (resamples < 20 || resamples > 100_000) {
            throw new InvalidInputException("The resamples (" + resamples + ") must be from 20 to 100000");
        }
        if (forms.isEmpty()) {
            throw new InvalidInputException("There must be a law to fit");
        }
        at.ifPresent(d -> positive("distance to compare runs at", d));
        cut.ifPresent(d -> positive("cut", d));
    }

    /** {@return 1,000 resamples, both laws, everything else from the data} */
    public static MismatchSettings defaults() {
        return new MismatchSettings(
                1000,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                List.of(LawForm.values()),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    private static void positive(String what, double d) {
        if (!(d > 0 && Double.isFinite(d))) {
            throw new InvalidInputException("The " + what + " (" + d + ") must be above 0");
        }
    }
}
