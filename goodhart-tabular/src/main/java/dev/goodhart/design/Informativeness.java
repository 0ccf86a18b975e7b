package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;

/**
 * How much a reward tells a learner within a few steps (Devidze 2025, informativeness for explicable reward design): the negated mean, over
 * horizons h and all states, of
 *
 * <pre>max(0, max over a not in A*(s) of [delta(s) - (Q_h(s, pi*(s)) - Q_h(s, a))]),</pre>
 *
 * where Q_h sums the first h rewards under pi*. 0 is best: after a few steps every wrong action already looks as bad as it is. It is at most
 * 0 and in units of return. It is no promise that the optimal policies stay; {@link InvarianceCertificate} is.
 *
 * <p>How it can mislead: it saturates. Margins above delta count for nothing, and delta can be far below the noise of a learner, so
 * that rewards of one informativeness can differ many times in how fast they are learned from.
 *
 * @param score the informativeness, at most 0
 * @param shortfall {@code [states]} the mean over horizons of what each state lacks, at least 0
 */
public record Informativeness(double score, double[] shortfall) {
    /**
     * Scores a reward.
     *
     * @param world the world
     * @param intended what is wanted
     * @param designed the reward to score
     * @param horizons numbers of steps, each at least 1
     * @return the score
     */
    public static Informativeness of(
            TabularMdp world, TabularReward intended, TabularReward designed, int... horizons) {
        return of(world, TargetPolicy.of(world, intended), designed, horizons);
    }

    /**
     * Scores a reward against a target that is known already.
     *
     * @param world the world
     * @param target what is kept
     * @param designed the reward to score
     * @param horizons numbers of steps, each at least 1
     * @return the score
     */
    public static Informativeness of(TabularMdp world, TargetPolicy target, TabularReward designed, int... horizons) {
        MarginModel model = new MarginModel(world, target, checked(horizons));
        return of(model, model.margins(TargetPolicy.expected(world, designed)));
    }

    static Informativeness of(MarginModel model, double[] margins) {
        TargetPolicy target = model.target();
        int[] deviations = model.deviations();
        double[] shortfall = new double[target.states()];
        double total = 0;
        int at = 0;
        for (int h = 0; h < model.horizons().length; h++) {
            int i = 0;
            while (i < deviations.length) {
                int s = deviations[i] / target.actions();
                double worst = 0;
                for (; i < deviations.length && deviations[i] / target.actions() == s; i++) {
                    worst = Math.max(worst, target.margin()[s] - margins[at++]);
                }
                shortfall[s] += worst / model.horizons().length;
                total += worst;
            }
        }
        return new Informativeness(-total / (model.horizons().length * (double) target.states()), shortfall);
    }

    /** Sorted and distinct, each at least 1. */
    static int[] checked(int[] horizons) {
        int[] sorted = Arrays.stream(horizons).sorted().distinct().toArray();
        if (sorted.length == 0 || sorted[0] < 1) {
            throw new IllegalArgumentException(
                    "The horizons must be one or more numbers of at least 1, are " + Arrays.toString(horizons));
        }
        return sorted;
    }

    /**
     * How much a reward tells one learner in its next step: the first-order effect of a softmax policy-gradient step on the reward,
     * measured by a teacher's advantage (Devidze 2025, informativeness for adaptive design, h = 1):
     *
     * <pre>sum over s of weight(s) sum over a of pi(a|s)^2 [A(s, a) - A(s, pi)] [R(s, a) - R(s, pi)].</pre>
     *
     * @param world the world
     * @param advantage {@code [states * actions]} the teacher's advantages under the intended reward
     * @param learner the learner's policy pi
     * @param weight {@code [states]} how much each state counts, such as its visits
     * @param designed the reward to score
     * @return the score, any sign, 0 for a reward that tells the learner nothing
     */
    public static double ofLearner(
            TabularMdp world, double[] advantage, TabularPolicy learner, double[] weight, TabularReward designed) {
        double[] gradient = learnerGradient(world, advantage, learner, weight);
        double[] reward = TargetPolicy.expected(world, designed);
        double score = 0;
        for (int row = 0; row < reward.length; row++) {
            score += gradient[row] * reward[row];
        }
        return score;
    }

    /** The coefficients of R in the learner's informativeness, which is linear in R. */
    static double[] learnerGradient(TabularMdp world, double[] advantage, TabularPolicy learner, double[] weight) {
        double[] gradient = new double[world.states() * world.actions()];
        for (int s = 0; s < world.states(); s++) {
            double mean = 0;
            double sum = 0;
            int from = s * world.actions();
            for (int row = from; row < from + world.actions(); row++) {
                mean += learner.probability()[row] * advantage[row];
            }
            for (int row = from; row < from + world.actions(); row++) {
                double p = learner.probability()[row];
                gradient[row] = world.isTerminal(s) ? 0 : weight[s] * p * p * (advantage[row] - mean);
                sum += gradient[row];
            }
            for (int row = from; row < from + world.actions(); row++) {
                gradient[row] -= learner.probability()[row] * sum;
            }
        }
        return gradient;
    }
}
