package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.mdp.TabularMdp;

/**
 * How an audit is made.
 *
 * @param tolerance loss at the proxy optimum that is still accepted, as a share of what the intended optimum gains over the
 *     uniform policy, in (0, 1)
 * @param region how finely the achievable region is found
 * @param pressures how many maximum-entropy policies the Goodhart curve has, at least 2
 * @param softTolerance accuracy of their action probabilities
 * @param learnerSteps environment steps of the Q-learner, 0 for none
 * @param checkpoints how often the learner's policy is looked at
 * @param seed seed of the learner
 * @param thorough whether weights and conditions are searched for remedies, or only dropping, shaping and adding terms
 */
public record AuditSettings(
        double tolerance,
        AchievableRegion.Settings region,
        int pressures,
        double softTolerance,
        int learnerSteps,
        int checkpoints,
        long seed,
        boolean thorough) {
    private static final int LARGE = 2_000;

    /** Checks the ranges. */
    public AuditSettings {
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("The tolerance (" + tolerance + ") must be in (0, 1)");
        }
        if (pressures < 2) {
            throw new IllegalArgumentException("The number of pressures (" + pressures + ") must be at least 2");
        }
    }

    /**
     * Settings that suit the size of a world: exact and thorough up to 2,000 states, the region precise to 2e-3 of the span above.
     *
     * @param mdp the world
     * @return the settings, with tolerance 0.05 and seed 0
     */
    public static AuditSettings forWorld(TabularMdp mdp) {
        boolean large = mdp.states() > LARGE;
        int steps = Math.clamp(1_000L * mdp.states(), 100_000, 1_000_000);
        return large
                ? new AuditSettings(0.05, new AchievableRegion.Settings(2e-3, 1e-7, 40), 8, 1e-3, steps, 8, 0, false)
                : new AuditSettings(0.05, AchievableRegion.Settings.defaults(), 31, 1e-9, steps, 25, 0, true);
    }

    /**
     * The same with another tolerance.
     *
     * @param newTolerance in (0, 1)
     * @return the settings
     */
    public AuditSettings withTolerance(double newTolerance) {
        return new AuditSettings(
                newTolerance, region, pressures, softTolerance, learnerSteps, checkpoints, seed, thorough);
    }

    /**
     * The same with another seed.
     *
     * @param newSeed any number
     * @return the settings
     */
    public AuditSettings withSeed(long newSeed) {
        return new AuditSettings(
                tolerance, region, pressures, softTolerance, learnerSteps, checkpoints, newSeed, thorough);
    }

    /**
     * The same with another region search.
     *
     * @param newRegion how finely
     * @return the settings
     */
    public AuditSettings withRegion(AchievableRegion.Settings newRegion) {
        return new AuditSettings(
                tolerance, newRegion, pressures, softTolerance, learnerSteps, checkpoints, seed, thorough);
    }
}
