package dev.goodhart.studies.starc;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random worlds and rewards of the paper's experiments, and the small ones of ours. */
final class RandomMdpGenerator {
    private RandomMdpGenerator() {}

    /**
     * The paper's world of 32 states and 4 actions: Gaussian logits, those up to 1 lowered to -20, softmax over successors, so that
     * about one in six carries mass; discount 0.95, uniform start.
     */
    static TabularMdp logits(RandomGenerator random) {
        int states = 32;
        int actions = 4;
        double[][][] transition = new double[states][actions][states];
        for (double[][] ofState : transition) {
            for (double[] row : ofState) {
                double sum = 0;
                for (int next = 0; next < states; next++) {
                    double logit = random.nextGaussian();
                    row[next] = Math.exp(logit > 1 ? logit : -20);
                    sum += row[next];
                }
                for (int next = 0; next < states; next++) {
                    row[next] /= sum;
                }
            }
        }
        return TabularMdp.dense(transition, uniform(states), 0.95);
    }

    /** A reward of the paper's mixture: Gaussian, sometimes sparse, often scaled, sometimes shifted, half the time shaped. */
    static TabularReward mixture(TabularMdp mdp, RandomGenerator random) {
        double[] values = gaussians(mdp.states() * mdp.actions() * mdp.states(), random);
        if (random.nextDouble() < 0.2) {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] > 3 ? values[i] : 0;
            }
        }
        double scale = random.nextDouble() < 0.7 ? 10 * random.nextDouble() : 1;
        double shift = random.nextDouble() < 0.3 ? 10 * random.nextDouble() : 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * values[i] + shift;
        }
        TabularReward reward = TabularReward.dense(mdp.states(), mdp.actions(), values);
        if (random.nextDouble() >= 0.5) {
            return reward;
        }
        double[] potential = gaussians(mdp.states(), random);
        double size = 10 * random.nextDouble();
        double level = random.nextDouble();
        for (int s = 0; s < potential.length; s++) {
            potential[s] = size * potential[s] + level;
        }
        return reward.plus(PotentialShaping.of(mdp, potential));
    }

    /** A small world: rows uniform on the simplex, about half of the successors struck out, renormalised; discount 0.9. */
    static TabularMdp halved(int states, int actions, RandomGenerator random) {
        double[][][] transition = new double[states][actions][states];
        for (double[][] ofState : transition) {
            for (double[] row : ofState) {
                int kept = random.nextInt(states);
                double sum = 0;
                for (int next = 0; next < states; next++) {
                    double weight = random.nextExponential();
                    row[next] = random.nextBoolean() || next == kept ? weight : 0;
                    sum += row[next];
                }
                for (int next = 0; next < states; next++) {
                    row[next] /= sum;
                }
            }
        }
        return TabularMdp.dense(transition, uniform(states), 0.9);
    }

    /** Independent standard Gaussians for every (s, a, s'). */
    static TabularReward gaussian(TabularMdp mdp, RandomGenerator random) {
        return TabularReward.dense(
                mdp.states(), mdp.actions(), gaussians(mdp.states() * mdp.actions() * mdp.states(), random));
    }

    static double[] gaussians(int count, RandomGenerator random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static double[] uniform(int states) {
        double[] start = new double[states];
        Arrays.fill(start, 1.0 / states);
        return start;
    }
}
