package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Skills that do not depend on the order of the matches: expectation propagation (Minka 2001) with the factors of TrueSkill.
 *
 * <p>Every match keeps a message (precision, precision times mean) to each of its two entrants, at first 0. The cavity is the marginal
 * without the message; the exact update of {@link TrueSkillRating}, without drift, is applied to the two cavities; the new message is
 * the new marginal without the cavity. After a sweep each component's mean is put back to mu0, where it is in the end. All matches are swept until no mu changes by {@value #TOLERANCE} or more, at most
 * {@value #MOST_SWEEPS} times.
 *
 * <p>How it misleads: a normal distribution without correlations stands for the exact one, so that sigma is neither the deviation of a
 * skill alone nor that of a difference, see {@link Skill}. Means of entrants in different
 * {@linkplain WinGraph#components() components} hang together by the prior alone.
 */
public final class ExpectationPropagationRating {
    /** The change of mu that ends the sweeps. */
    public static final double TOLERANCE = 1e-6;

    /** The limit of sweeps. */
    public static final int MOST_SWEEPS = 500;

    private final TrueSkillSettings settings;
    private final double margin;

    /**
     * Makes the rating.
     *
     * @param settings the model; its drift is ignored
     */
    public ExpectationPropagationRating(TrueSkillSettings settings) {
        this.settings = settings;
        margin = settings.drawMargin();
    }

    /** {@return the rating with the usual constants} */
    public static ExpectationPropagationRating defaults() {
        return new ExpectationPropagationRating(TrueSkillSettings.defaults());
    }

    /**
     * Rates all entrants.
     *
     * @param matches the matches
     * @return the skills, and how the sweeps ended; one without a match has the prior
     */
    public RatingResult rate(MatchTable matches) {
        Sweep sweep = new Sweep(matches);
        double change = 0;
        int sweeps = 0;
        boolean converged = matches.size() == 0;
        while (!converged && sweeps < MOST_SWEEPS) {
            change = sweep.visitAll();
            sweeps++;
            converged = change < TOLERANCE;
        }
        return new RatingResult(sweep.skills(), sweeps, change, converged);
    }

    /** Marginals and messages in natural parameters: precision, and precision times mean. */
    private final class Sweep {
        private final MatchTable matches;
        private final double[] precision;
        private final double[] shift;
        private final double[] before;
        private final double[] move;
        private final double prior = 1 / (settings.sigma0() * settings.sigma0());
        private final List<List<Integer>> components;
        private final double[] toLeftPrecision;
        private final double[] toLeftShift;
        private final double[] toRightPrecision;
        private final double[] toRightShift;
        private final TruncatedGap gap = new TruncatedGap();

        Sweep(MatchTable matches) {
            this.matches = matches;
            int entrants = matches.entrants().size();
            precision = new double[entrants];
            shift = new double[entrants];
            before = new double[entrants];
            move = new double[entrants];
            components = WinGraph.of(matches).numberedComponents();
            Arrays.fill(precision, prior);
            Arrays.fill(shift, prior * settings.mu0());
            toLeftPrecision = new double[matches.size()];
            toLeftShift = new double[matches.size()];
            toRightPrecision = new double[matches.size()];
            toRightShift = new double[matches.size()];
        }

        double visitAll() {
            for (int i = 0; i < before.length; i++) {
                before[i] = shift[i] / precision[i];
            }
            for (int m = 0; m < matches.size(); m++) {
                visit(m);
            }
            for (List<Integer> component : components) {
                centre(component);
            }
            for (int m = 0; m < matches.size(); m++) {
                toLeftShift[m] += toLeftPrecision[m] * move[matches.left(m)];
                toRightShift[m] += toRightPrecision[m] * move[matches.right(m)];
            }
            double change = 0;
            for (int i = 0; i < before.length; i++) {
                change = Math.max(change, Math.abs(shift[i] / precision[i] - before[i]));
            }
            return change;
        }

        /**
         * Moves all messages to a component by one amount, such that the mean of its mu is mu0. It is at every fixed point: there a
         * match adds v / c to the one side's precision times (mu - cavity) and takes it from the other's. Sweeps alone get there
         * slowly, as nothing but the prior holds the common shift.
         */
        private void centre(List<Integer> component) {
            double off = 0;
            double held = 0;
            for (int i : component) {
                off += shift[i] / precision[i] - settings.mu0();
                held += 1 - prior / precision[i];
            }
            double by = held > 0 ? -off / held : 0;
            for (int i : component) {
                move[i] = by;
                shift[i] += (precision[i] - prior) * by;
            }
        }

        private void visit(int m) {
            int left = matches.left(m);
            int right = matches.right(m);
            Verdict verdict = matches.verdict(m);
            double leftPrecision = precision[left] - toLeftPrecision[m];
            double rightPrecision = precision[right] - toRightPrecision[m];
            double leftShift = shift[left] - toLeftShift[m];
            double rightShift = shift[right] - toRightShift[m];
            double leftVariance = 1 / leftPrecision;
            double rightVariance = 1 / rightPrecision;
            double leftMu = leftShift * leftVariance;
            double rightMu = rightShift * rightVariance;
            double c2 = 2 * settings.beta() * settings.beta() + leftVariance + rightVariance;
            double c = Math.sqrt(c2);
            double sign = verdict == Verdict.RIGHT ? -1 : 1;
            double t = sign * (leftMu - rightMu) / c;
            if (verdict == Verdict.DRAW) {
                gap.draw(t, margin / c);
            } else {
                gap.win(t, margin / c);
            }
            double v = sign * gap.v() / c;
            double w = gap.w() / c2;
            double newLeft = leftPrecision / (1 - w * leftVariance);
            double newRight = rightPrecision / (1 - w * rightVariance);
            double newLeftShift = (leftMu + v * leftVariance) * newLeft;
            double newRightShift = (rightMu - v * rightVariance) * newRight;
            toLeftPrecision[m] = newLeft - leftPrecision;
            toRightPrecision[m] = newRight - rightPrecision;
            toLeftShift[m] = newLeftShift - leftShift;
            toRightShift[m] = newRightShift - rightShift;
            precision[left] = newLeft;
            precision[right] = newRight;
            shift[left] = newLeftShift;
            shift[right] = newRightShift;
        }

        List<Skill> skills() {
            List<Skill> skills = new ArrayList<>();
            for (int i = 0; i < precision.length; i++) {
                skills.add(new Skill(shift[i] / precision[i], 1 / Math.sqrt(precision[i])));
            }
            return skills;
        }
    }
}
