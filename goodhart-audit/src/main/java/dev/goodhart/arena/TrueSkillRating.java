package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * TrueSkill for two players, exactly (Herbrich, Minka and Graepel 2006; the constants are those of Shah et al. 2021, arXiv
 * 2107.01969): one pass over the matches.
 *
 * <p>With c^2 = 2 beta^2 + sigma_1^2 + sigma_2^2, t = (mu_1 - mu_2) / c and e the draw margin over c, a match moves the means by v
 * sigma_i^2 / c, apart or together, and multiplies the variances by 1 - w sigma_i^2 / c^2. Before that, each variance grows by
 * tau^2.
 *
 * <p>How it misleads: the result depends on the order of the matches, with 200 matches by points. Where all matches are at hand, use
 * {@link ExpectationPropagationRating}.
 */
public final class TrueSkillRating {
    private final TrueSkillSettings settings;
    private final double margin;

    /**
     * Makes the rating.
     *
     * @param settings the model
     */
    public TrueSkillRating(TrueSkillSettings settings) {
        this.settings = settings;
        margin = settings.drawMargin();
    }

    /** {@return the rating with the usual constants} */
    public static TrueSkillRating defaults() {
        return new TrueSkillRating(TrueSkillSettings.defaults());
    }

    /** {@return the model} */
    public TrueSkillSettings settings() {
        return settings;
    }

    /**
     * The skills after a match.
     *
     * @param left the left side's skill before it
     * @param right the right side's
     * @param verdict which was better
     * @return both skills after it
     */
    public SkillPair update(Skill left, Skill right, Verdict verdict) {
        double drift = settings.tau() * settings.tau();
        double leftVariance = left.variance() + drift;
        double rightVariance = right.variance() + drift;
        double c = Math.sqrt(2 * settings.beta() * settings.beta() + leftVariance + rightVariance);
        double sign = verdict == Verdict.RIGHT ? -1 : 1;
        double t = sign * (left.mu() - right.mu()) / c;
        TruncatedGap gap = new TruncatedGap();
        if (verdict == Verdict.DRAW) {
            gap.draw(t, margin / c);
        } else {
            gap.win(t, margin / c);
        }
        double shift = sign * gap.v() / c;
        double shrink = gap.w() / (c * c);
        return new SkillPair(
                new Skill(left.mu() + shift * leftVariance, Math.sqrt(leftVariance * (1 - shrink * leftVariance))),
                new Skill(right.mu() - shift * rightVariance, Math.sqrt(rightVariance * (1 - shrink * rightVariance))));
    }

    /**
     * The skills after all matches, taken in their order.
     *
     * @param matches the matches
     * @return a skill for every entrant; one without a match has the prior
     */
    public List<Skill> rate(MatchTable matches) {
        Skill[] skills = new Skill[matches.entrants().size()];
        Arrays.fill(skills, settings.prior());
        for (int m = 0; m < matches.size(); m++) {
            int left = matches.left(m);
            int right = matches.right(m);
            SkillPair after = update(skills[left], skills[right], matches.verdict(m));
            skills[left] = after.left();
            skills[right] = after.right();
        }
        return new ArrayList<>(Arrays.asList(skills));
    }

    /**
     * How likely each verdict on a pair is.
     *
     * @param left the left side's skill
     * @param right the right side's
     * @return the three probabilities
     */
    public OutcomeProbabilities outcome(Skill left, Skill right) {
        double c = Math.sqrt(2 * settings.beta() * settings.beta() + left.variance() + right.variance());
        double gap = left.mu() - right.mu();
        double wins = Gaussian.cdf((gap - margin) / c);
        double loses = Gaussian.cdf((-gap - margin) / c);
        return new OutcomeProbabilities(wins, loses, Math.max(0, 1 - wins - loses));
    }

    /**
     * How even a match would be: the density of a draw over that between equals without doubt.
     *
     * @param left the left side's skill
     * @param right the right side's
     * @return the quality, 0 to 1
     */
    public double quality(Skill left, Skill right) {
        double noise = 2 * settings.beta() * settings.beta();
        double c2 = noise + left.variance() + right.variance();
        double gap = left.mu() - right.mu();
        return Math.sqrt(noise / c2) * Math.exp(-gap * gap / (2 * c2));
    }
}
