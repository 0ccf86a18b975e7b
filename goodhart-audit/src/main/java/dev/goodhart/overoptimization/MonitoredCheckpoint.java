package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;

/**
 * What was measured of a policy in training.
 *
 * @param step when, ascending
 * @param proxy mean score of the reward model
 * @param shaped mean preference-as-reward value, from 0 to 1
 * @param kl KL from the initial policy in nats, NaN where not measured
 * @param judged win rate against the initial policy by an independent judge, from 0 to 1, NaN where not measured
 * @param comparisons answers behind the win rate, 0 where not known
 */
public record MonitoredCheckpoint(
        double step, double proxy, double shaped, double kl, double judged, long comparisons) {
    /** Checks the numbers. */
    public MonitoredCheckpoint {
        if (!Double.isFinite(step) || !Double.isFinite(proxy)) {
            throw new InvalidInputException(
                    "The step (" + step + ") and the proxy (" + proxy + ") of a checkpoint must be finite numbers");
        }
        if (!(shaped >= 0 && shaped <= 1)) {
            throw new InvalidInputException(
                    "The shaped reward at step " + step + " (" + shaped
                            + ") must be from 0 to 1\nMaybe it is the raw score; the calibration gap needs preference as reward.");
        }
        if (judged < 0 || judged > 1) {
            throw new InvalidInputException("The win rate at step " + step + " (" + judged + ") must be from 0 to 1");
        }
        if (kl < 0 || Double.isInfinite(kl) || comparisons < 0) {
            throw new InvalidInputException("The KL (" + kl + ") and the comparisons (" + comparisons + ") at step "
                    + step + " must be at least 0 and finite");
        }
    }

    /** {@return whether a judge saw it} */
    public boolean isJudged() {
        return !Double.isNaN(judged);
    }

    /** {@return the gap between promise and judgement; only where it was judged} */
    public CalibrationGap calibration() {
        return CalibrationGap.of(shaped, judged, comparisons);
    }
}
