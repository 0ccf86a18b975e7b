package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;

/**
 * The model behind the ratings: skills, performances around them, and draws.
 *
 * @param mu0 the mean of a skill before any match
 * @param sigma0 its standard deviation, positive
 * @param beta the standard deviation of a performance around the skill, positive; a gap of beta wins 76 % of the decided matches
 * @param tau the drift of a skill between two matches, not negative; ratings without order ignore it
 * @param drawProbability how often equals draw, from 0 to below 1
 */
public record TrueSkillSettings(double mu0, double sigma0, double beta, double tau, double drawProbability) {
    /** Checks the ranges. */
    public TrueSkillSettings {
        require("mu0", mu0, Double.isFinite(mu0), "be finite");
        require("sigma0", sigma0, sigma0 > 0 && Double.isFinite(sigma0), "be positive and finite");
        require("beta", beta, beta > 0 && Double.isFinite(beta), "be positive and finite");
        require("tau", tau, tau >= 0 && Double.isFinite(tau), "be at least 0 and finite");
        require(
                "drawProbability",
                drawProbability,
                drawProbability >= 0 && drawProbability < 1,
                "be from 0 to below 1");
    }

    /** {@return mu0 25, sigma0 25/3, beta 25/6, tau 25/300, draw probability 0.1} */
    public static TrueSkillSettings defaults() {
        return new TrueSkillSettings(25, 25.0 / 3, 25.0 / 6, 25.0 / 300, 0.1);
    }

    /**
     * The same with another share of draws.
     *
     * @param probability how often equals draw
     * @return the settings
     */
    public TrueSkillSettings withDrawProbability(double probability) {
        return new TrueSkillSettings(mu0, sigma0, beta, tau, probability);
    }

    /** {@return the same without drift between matches} */
    public TrueSkillSettings withoutDrift() {
        return new TrueSkillSettings(mu0, sigma0, beta, 0, drawProbability);
    }

    /** {@return the skill of an entrant without a match} */
    public Skill prior() {
        return new Skill(mu0, sigma0);
    }

    /** {@return the gap in performance up to which a match is a draw} */
    public double drawMargin() {
        return Gaussian.upperQuantile((1 + drawProbability) / 2) * Math.sqrt(2) * beta;
    }

    private static void require(String name, double value, boolean holds, String what) {
        if (!holds) {
            throw new InvalidInputException("The rating's " + name + " (" + value + ") must " + what);
        }
    }
}
