package dev.goodhart.overoptimization;

import dev.goodhart.overoptimization.OveroptimizationLaw.Peak;
import java.util.Optional;

/**
 * How much gold a proxy can deliver, and when to stop, as far as the data show.
 *
 * @param turnover whether gold was seen to turn down
 * @param peak where, only if it was seen
 * @param reach the largest distance in the data
 * @param end the fitted gain there
 * @param certainty share of the resamples in which gold turned down within the data
 */
public record AlignmentCeiling(Turnover turnover, Optional<Peak> peak, double reach, double end, double certainty) {
    /** The share of resamples that must turn down for a peak to be reported. */
    public static final double CERTAIN = 0.95;

    /** Whether gold turns down. */
    public enum Turnover {
        /** It does, within the data and in nearly all resamples; at d = 0 where it only falls. */
        OBSERVED,
        /** The fit turns down within the data, but too many resamples do not. */
        UNCERTAIN,
        /** The fit would turn down beyond the data, which shows nothing. */
        BEYOND_DATA,
        /** The fit never turns down: beta is not above 0, and gold ends no lower than it began. */
        NONE
    }

    /**
     * Reads a fit.
     *
     * @param fit the fit
     * @param certainty share of resamples in which gold turns down within the data, NaN if none could be fitted; 1 for data without noise
     * @return the ceiling, with a peak only where one was seen
     */
    public static AlignmentCeiling of(LawFit fit, double certainty) {
        Optional<Peak> peak = fit.law().peakWithin(fit.reach());
        Turnover turnover = peak.isPresent()
                ? certainty >= CERTAIN ? Turnover.OBSERVED : Turnover.UNCERTAIN
                : fit.law().peak().isPresent() ? Turnover.BEYOND_DATA : Turnover.NONE;
        return new AlignmentCeiling(
                turnover,
                turnover == Turnover.OBSERVED ? peak : Optional.empty(),
                fit.reach(),
                fit.law().predict(fit.reach()),
                certainty);
    }

    /** {@return the KL to spend in nats: that of the peak, or all that was tried where no peak was seen} */
    public double klBudget() {
        return peak.map(Peak::klBudget).orElse(reach * reach);
    }

    /** {@return the share of the peak's gold that is lost at the end of the data, 0 where no peak was seen; above 1 when gold ends below its start} */
    public double lost() {
        return peak.map(p -> p.gain() > 0 ? 1 - end / p.gain() : end < 0 ? 1.0 : 0.0)
                .orElse(0.0);
    }

    /**
     * How much of what was possible at this KL the proxy delivers.
     *
     * @param goldOfGoldTilt gain of the {@link ExponentialTilt} by the gold reward itself at the KL of the peak
     * @return the ceiling over that gain, NaN where no peak was seen
     */
    public double efficiency(double goldOfGoldTilt) {
        return peak.map(p -> p.gain() / goldOfGoldTilt).orElse(Double.NaN);
    }
}
