package dev.goodhart.arena;

/**
 * What is believed about an entrant's skill: a normal distribution. Only differences between entrants mean anything, and sigma counts
 * the doubt about a shift of all of them as well, so it is too wide for a difference.
 *
 * @param mu the mean
 * @param sigma the standard deviation, positive
 */
public record Skill(double mu, double sigma) {
    /** {@return mu - 3 sigma, a skill the entrant very likely has} */
    public double conservative() {
        return mu - 3 * sigma;
    }

    double variance() {
        return sigma * sigma;
    }
}
