package dev.goodhart.policy;

import dev.goodhart.environment.ActionSpace;
import java.util.random.RandomGenerator;

/**
 * tanh of the network's output, stretched to the bounds, with normal noise around it when sampled: the policy of TD3.
 *
 * @param space the bounds
 * @param noise deviation of the noise, in units of half the width of the bounds; at least 0
 */
public record SquashedHead(ActionSpace.Box space, double noise) implements ActionHead {
    @Override
    public String kind() {
        return "squashed";
    }

    @Override
    public int outputs() {
        return space.dim();
    }

    @Override
    public void choose(float[] output, int at, Choice choice, RandomGenerator random, double[] action, int to) {
        for (int k = 0; k < space.dim(); k++) {
            double unit = Math.tanh(output[at + k]);
            if (choice == Choice.SAMPLED) {
                unit = Math.clamp(unit + noise * random.nextGaussian(), -1, 1);
            }
            action[to + k] = UnitBox.stretched(space, k, unit);
        }
    }
}
