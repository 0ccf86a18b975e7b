package dev.goodhart.imitation;

import dev.goodhart.transform.Logistic;
import java.util.random.RandomGenerator;

/**
 * What a discriminator minimises in its score l, with D = sigmoid(l). Less {@code entropy} times the entropy of D, over both sets; the label y
 * of the expert is 1 unless labels are smoothed.
 */
public enum DiscriminatorLoss {
    /** {@code mean softplus(l(agent)) + mean (softplus(l(expert)) - y l(expert))}: every step of the agent's is a counterexample. */
    CROSS_ENTROPY,
    /**
     * Steps of the agent are unlabelled, a share of them as good as the expert's (Xu and Denil 2019), in the form that cannot fall below 0
     * (Kiryo et al. 2017, eq. 6): {@code eta mean (softplus(l(expert)) - y l(expert)) + max(0, mean softplus(l(agent)) - eta mean
     * softplus(l(expert)))}, with eta the share.
     *
     * <p>Where the maximum is 0 nothing is learned from the agent at that step; Kiryo et al. climb it back up there, which is not done. At its
     * least {@code D = eta p / u}, with the densities p of the expert and u of the agent: an agent that does what the expert does scores
     * D = eta, not 1/2.
     */
    POSITIVE_UNLABELLED;

    /**
     * The loss and its slopes.
     *
     * @param score {@code [at least 2n]} l of the agent's rows, then of the expert's; dLoss/dl is put in their place
     * @param n rows of each
     * @param settings labels, entropy and the share of the expert's
     * @param random of labels
     * @return the loss
     */
    double slopes(float[] score, int n, DiscriminatorSettings settings, RandomGenerator random) {
        return switch (this) {
            case CROSS_ENTROPY -> weigh(score, n, settings, random, 1, 1, 1);
            case POSITIVE_UNLABELLED -> {
                double share = settings.expertShare();
                double unlike = meanSoftplus(score, 0, n) - share * meanSoftplus(score, n, n);
                yield unlike > 0
                        ? weigh(score, n, settings, random, 1, 0, share)
                        : weigh(score, n, settings, random, 0, share, share);
            }
        };
    }

    /**
     * Of {@code agent mean softplus(l(agent)) + expert mean softplus(l(expert)) - like mean y l(expert)}: where the maximum is not 0, the
     * softplus of the expert's cancels.
     */
    private static double weigh(
            float[] score,
            int n,
            DiscriminatorSettings settings,
            RandomGenerator random,
            double agent,
            double expert,
            double like) {
        double loss = 0;
        for (int i = 0; i < 2 * n; i++) {
            double l = score[i];
            double d = Logistic.sigmoid(l);
            double weight = i < n ? agent : expert;
            double label = i < n ? 0 : like * label(settings, random);
            double entropySlope = -l * d * (1 - d) / 2;
            loss += (weight * Logistic.softplus(l)
                            - label * l
                            - settings.entropy() * (Logistic.softplus(l) - l * d) / 2)
                    / n;
            score[i] = (float) ((weight * d - label - settings.entropy() * entropySlope) / n);
        }
        return loss;
    }

    private static double meanSoftplus(float[] score, int from, int n) {
        double sum = 0;
        for (int i = from; i < from + n; i++) {
            sum += Logistic.softplus(score[i]);
        }
        return sum / n;
    }

    private static double label(DiscriminatorSettings settings, RandomGenerator random) {
        return settings.labelLow() == settings.labelHigh()
                ? settings.labelLow()
                : settings.labelLow() + (settings.labelHigh() - settings.labelLow()) * random.nextDouble();
    }
}
