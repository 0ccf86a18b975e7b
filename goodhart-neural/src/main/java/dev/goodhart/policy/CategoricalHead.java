package dev.goodhart.policy;

import java.util.random.RandomGenerator;

/**
 * One of finitely many actions with probabilities softmax(output).
 *
 * @param count how many actions there are
 */
public record CategoricalHead(int count) implements ActionHead {
    @Override
    public String kind() {
        return "categorical";
    }

    @Override
    public int outputs() {
        return count;
    }

    /** Samples by the largest of logit plus Gumbel noise, which is the softmax; without noise it is the most likely action. */
    @Override
    public void choose(float[] output, int at, Choice choice, RandomGenerator random, double[] action, int to) {
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < count; a++) {
            double score = output[at + a];
            if (choice == Choice.SAMPLED) {
                score -= Math.log(-Math.log1p(-random.nextDouble()));
            }
            if (score > bestScore) {
                bestScore = score;
                best = a;
            }
        }
        action[to] = best;
    }

    /**
     * Logarithms of the probabilities of all actions.
     *
     * @param output holds the logits at {@code [at, at + count)}
     * @param at where they begin
     * @param into {@code [count]} receives the logarithms
     */
    public void logProbabilities(float[] output, int at, double[] into) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < count; a++) {
            highest = Math.max(highest, output[at + a]);
        }
        double sum = 0;
        for (int a = 0; a < count; a++) {
            sum += Math.exp(output[at + a] - highest);
        }
        double normalizer = highest + Math.log(sum);
        for (int a = 0; a < count; a++) {
            into[a] = output[at + a] - normalizer;
        }
    }
}
