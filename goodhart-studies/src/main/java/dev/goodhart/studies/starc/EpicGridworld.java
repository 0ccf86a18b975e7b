package dev.goodhart.studies.starc;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The 3 x 3 gridworld of EPIC (Gleave et al. 2021) with its four rewards, as in the official code of Skalse et al. 2024: states
 * 0 .. 8 row-major, actions right, down, left, up, stay, discount 0.99, uniform start.
 *
 * @param name deterministic or slippery
 * @param mdp the world
 */
record EpicGridworld(String name, TabularMdp mdp) {
    static final int STATES = 9;
    static final int ACTIONS = 5;

    /** The pairs in the order of the recorded tables. */
    static final List<String> PAIRS =
            List.of("sparse-dense", "sparse-path", "sparse-cliff", "dense-path", "dense-cliff", "path-cliff");

    private static final int[] DOWN = {0, 1, 0, -1, 0};
    private static final int[] RIGHT = {1, 0, -1, 0, 0};

    /** Every move arrives; a bump stays. */
    static EpicGridworld deterministic() {
        return new EpicGridworld("deterministic", world(1));
    }

    /** Every move arrives with probability 0.9 and goes to each of the other eight states alike otherwise. */
    static EpicGridworld slippery() {
        return new EpicGridworld("slippery", world(0.9));
    }

    static List<EpicGridworld> both() {
        return List.of(deterministic(), slippery());
    }

    private static TabularMdp world(double sure) {
        TabularMdp.Builder builder = TabularMdp.builder(STATES, ACTIONS, 0.99);
        for (int s = 0; s < STATES; s++) {
            for (int a = 0; a < ACTIONS; a++) {
                int row = s / 3 + DOWN[a];
                int column = s % 3 + RIGHT[a];
                boolean bump = row < 0 || row > 2 || column < 0 || column > 2;
                int intended = bump ? s : 3 * row + column;
                for (int next = 0; next < STATES; next++) {
                    builder.transition(s, a, next, next == intended ? sure : (1 - sure) / (STATES - 1));
                }
            }
            builder.start(s, 1.0 / STATES);
        }
        return builder.build();
    }

    /** The rewards sparse, dense, path and cliff, in this order. */
    static Map<String, TabularReward> rewards() {
        Map<String, TabularReward> rewards = new LinkedHashMap<>();
        rewards.put("sparse", TabularReward.onState(ACTIONS, new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1}));
        rewards.put("dense", dense());
        rewards.put("path", TabularReward.onState(ACTIONS, new double[] {0, -1, -1, 0, 0, 0, -1, -1, 4}));
        rewards.put("cliff", TabularReward.onState(ACTIONS, new double[] {0, -1, -1, 0, 0, 0, -4, -4, 4}));
        return rewards;
    }

    /** Pays for steps onward and charges for steps back, by index alone: the step from 2 to 3 counts as one to the right. */
    private static TabularReward dense() {
        double[] values = new double[STATES * ACTIONS * STATES];
        for (int a = 0; a < ACTIONS; a++) {
            for (int s = 0; s < STATES - 1; s++) {
                int row = (s * ACTIONS + a) * STATES;
                values[row + s + 1] = 2;
                if (s + 3 < STATES) {
                    values[row + s + 3] = 2;
                }
                if (s >= 1) {
                    values[row + s - 1] = -4;
                }
                if (s >= 3) {
                    values[row + s - 3] = -4;
                }
                values[row + s] = -1;
            }
            values[(8 * ACTIONS + a) * STATES + 8] = 3;
        }
        return TabularReward.dense(STATES, ACTIONS, values);
    }
}
