package dev.goodhart.arena;

/**
 * What is believed about an entrant's skill: a normal distribution. Only differences between entrants mean anything. Skills are kept
 * as if they were independent, which leaves most of the doubt about a shift of all of them out of sigma: it is less than the exact
 * deviation of a skill alone, and more than that of its distance from the mean of all.
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
