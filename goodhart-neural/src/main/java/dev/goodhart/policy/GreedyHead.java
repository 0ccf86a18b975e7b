package dev.goodhart.policy;

import java.util.random.RandomGenerator;

/**
 * The action of highest value, and a uniform one with a small chance when sampled: the policy of DQN.
 *
 * @param count how many actions there are
 * @param epsilon chance of a uniform action, in [0, 1]
 */
public record GreedyHead(int count, double epsilon) implements ActionHead {
    @Override
    public String kind() {
        return "greedy";
    }

    @Override
    public int outputs() {
        return count;
    }

    @Override
    public void choose(float[] output, int at, Choice choice, RandomGenerator random, double[] action, int to) {
        action[to] = choice == Choice.SAMPLED && random.nextDouble() < epsilon
                ? random.nextInt(count)
                : best(output, at, count);
    }

    /**
     * The index of the largest of some numbers, the first of equal ones.
     *
     * @param values the numbers
     * @param at where they begin
     * @param count how many
     * @return the index within them
     */
    public static int best(float[] values, int at, int count) {
        int best = 0;
        for (int a = 1; a < count; a++) {
            if (values[at + a] > values[at + best]) {
                best = a;
            }
        }
        return best;
    }
}
