package dev.goodhart.studies.sparl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One episode.
 *
 * @param states {@code [turns + 1]} the states, the one after the last turn included
 * @param actions {@code [turns]}
 */
record ErrandRun(int[] states, int[] actions) {
    int turns() {
        return actions.length;
    }

    /** R: 1 if the errand was done. */
    double reward() {
        return ErrandWorld.isTerminal(states[actions.length]) ? 1 : 0;
    }

    /** The pair of turn t, {@code s * actions + a}. */
    int pair(int t) {
        return states[t] * ErrandWorld.ACTIONS + actions[t];
    }

    int[] pairs() {
        int[] pairs = new int[actions.length];
        Arrays.setAll(pairs, this::pair);
        return pairs;
    }

    static List<ErrandRun> sample(double[] policy, int count, RandomGenerator random) {
        List<ErrandRun> runs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            runs.add(sample(policy, random));
        }
        return runs;
    }

    private static ErrandRun sample(double[] policy, RandomGenerator random) {
        int[] states = new int[ErrandWorld.HORIZON + 1];
        int[] actions = new int[ErrandWorld.HORIZON];
        states[0] = ErrandWorld.START;
        int t = 0;
        while (t < ErrandWorld.HORIZON && !ErrandWorld.isTerminal(states[t])) {
            actions[t] = draw(policy, states[t], random);
            states[t + 1] = ErrandWorld.next(states[t], actions[t]);
            t++;
        }
        return new ErrandRun(Arrays.copyOf(states, t + 1), Arrays.copyOf(actions, t));
    }

    private static int draw(double[] policy, int state, RandomGenerator random) {
        double u = random.nextDouble();
        int from = state * ErrandWorld.ACTIONS;
        for (int a = 0; a < ErrandWorld.ACTIONS - 1; a++) {
            u -= policy[from + a];
            if (u < 0) {
                return a;
            }
        }
        return ErrandWorld.ACTIONS - 1;
    }
}
