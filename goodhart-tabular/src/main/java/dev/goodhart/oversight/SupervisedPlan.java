package dev.goodhart.oversight;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best play of a {@link SupervisedMdp} over a finite horizon. Values of (state, weights, steps left) are computed on demand and
 * kept; they are homogeneous in the weights, so unnormalised weights carry the chance of having come that far.
 */
public final class SupervisedPlan {
    /** The choice of switching oneself off. */
    public static final int SWITCH_OFF = -1;

    private static final double TIE = 1e-12;
    private static final double KEY_GRID = 1e13;
    private static final int MAX_NODES = 3_000_000;

    private final SupervisedMdp world;
    private final TabularMdp mdp;
    private final int horizon;
    private final Map<Node, Double> values = new HashMap<>();
    private final Map<List<Long>, double[][]> unsupervised = new HashMap<>();

    private record Node(int state, int remaining, List<Long> weights) {}

    SupervisedPlan(SupervisedMdp world, int horizon) {
        this.world = world;
        this.mdp = world.mdp();
        this.horizon = horizon;
    }

    /** {@return the expected discounted payoff from the start distribution} */
    public double value() {
        double sum = 0;
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.start()[s] > 0) {
                sum += mdp.start()[s] * value(s, world.weights(), horizon);
            }
        }
        return sum;
    }

    /** {@return the expected discounted payoff from the start distribution if nothing were watched} */
    public double valueWithoutSwitch() {
        double sum = 0;
        for (int s = 0; s < mdp.states(); s++) {
            sum += mdp.start()[s] * valueUnsupervised(s, world.weights(), horizon);
        }
        return sum;
    }

    /**
     * What each action pays, followed by the best play.
     *
     * @param state the state
     * @param weights {@code [K]} R's weights; unnormalised ones scale the values
     * @param remaining steps left, at least 1
     * @return {@code [actions]}
     */
    public double[] actionValues(int state, double[] weights, int remaining) {
        double[] result = new double[mdp.actions()];
        for (int a = 0; a < result.length; a++) {
            int row = state * mdp.actions() + a;
            boolean disables = world.disables(state, a);
            double[] next = world.allowed(weights, row);
            double future = 0;
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                int s = mdp.successor()[k];
                future += mdp.probability()[k]
                        * (disables ? valueUnsupervised(s, next, remaining - 1) : value(s, next, remaining - 1));
            }
            result[a] = world.reward(next, row) + mdp.discount() * future;
        }
        return result;
    }

    /**
     * The best choice; actions that leave the switch alone win ties.
     *
     * @param state the state
     * @param weights {@code [K]} R's weights
     * @param remaining steps left, at least 1
     * @return an action, or {@link #SWITCH_OFF} if none pays more than 0
     */
    public int choice(int state, double[] weights, int remaining) {
        double[] value = actionValues(state, weights, remaining);
        int best = SWITCH_OFF;
        double bestValue = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int a = 0; a < value.length; a++) {
                if (world.disables(state, a) == (pass == 1) && value[a] > bestValue + TIE * Math.abs(bestValue)) {
                    best = a;
                    bestValue = value[a];
                }
            }
        }
        return best;
    }

    /**
     * R's incentive to defer at the first step: the best action that leaves the switch on, less the better of the best disabling
     * action and switching itself off. With one decision it is Delta.
     *
     * @param state the state
     * @return the difference; negative infinity if every action disables the switch
     */
    public double incentiveToDefer(int state) {
        double[] value = actionValues(state, world.weights(), horizon);
        double defer = Double.NEGATIVE_INFINITY;
        double alone = 0;
        for (int a = 0; a < value.length; a++) {
            if (world.disables(state, a)) {
                alone = Math.max(alone, value[a]);
            } else {
                defer = Math.max(defer, value[a]);
            }
        }
        return defer - alone;
    }

    /** {@return the probability that the best play disables the switch at some time, over H's answers and the world's moves} */
    public double probabilityOfDisabling() {
        double sum = 0;
        for (int s = 0; s < mdp.states(); s++) {
            if (mdp.start()[s] > 0) {
                sum += mdp.start()[s] * disabling(s, world.weights(), horizon);
            }
        }
        return sum;
    }

    private double disabling(int state, double[] weights, int remaining) {
        if (remaining == 0 || mdp.isTerminal(state)) {
            return 0;
        }
        int action = choice(state, weights, remaining);
        if (action == SWITCH_OFF) {
            return 0;
        }
        if (world.disables(state, action)) {
            return WeightedPoints.sum(weights);
        }
        int row = state * mdp.actions() + action;
        double[] next = world.allowed(weights, row);
        double sum = 0;
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            sum += mdp.probability()[k] * disabling(mdp.successor()[k], next, remaining - 1);
        }
        return sum;
    }

    /**
     * The value of a state while the switch is on.
     *
     * @param state the state
     * @param weights {@code [K]} R's weights; unnormalised ones scale the value
     * @param remaining steps left
     * @return max(0, best action value)
     */
    public double value(int state, double[] weights, int remaining) {
        double mass = WeightedPoints.sum(weights);
        if (remaining == 0 || mdp.isTerminal(state) || !(mass > 0)) {
            return 0;
        }
        Node node = new Node(state, remaining, key(weights, mass));
        Double known = values.get(node);
        if (known != null) {
            return mass * known;
        }
        if (values.size() >= MAX_NODES) {
            throw new InvalidInputException("Planning " + horizon + " steps needs more than " + MAX_NODES
                    + " (state, belief) pairs\nMaybe shorten the horizon, or leave fewer actions watched");
        }
        double best = 0;
        for (double value : actionValues(state, WeightedPoints.rescaled(weights, mass), remaining)) {
            best = Math.max(best, value);
        }
        values.put(node, best);
        return mass * best;
    }

    private double valueUnsupervised(int state, double[] weights, int remaining) {
        double mass = WeightedPoints.sum(weights);
        if (!(mass > 0)) {
            return 0;
        }
        double[][] table = unsupervised.computeIfAbsent(key(weights, mass), missing -> {
            double[] normalised = WeightedPoints.rescaled(weights, mass);
            double[] reward = new double[mdp.states() * mdp.actions()];
            for (int row = 0; row < reward.length; row++) {
                reward[row] = world.reward(normalised, row);
            }
            double[][] steps = new double[horizon + 1][];
            steps[0] = new double[mdp.states()];
            for (int n = 1; n <= horizon; n++) {
                steps[n] = StoppableValues.step(mdp, reward, steps[n - 1]);
            }
            return steps;
        });
        return mass * table[remaining][state];
    }

    /** Weights equal up to 1e-13 are one belief: the same answers in another order differ by rounding only. */
    private static List<Long> key(double[] weights, double mass) {
        List<Long> key = new ArrayList<>(weights.length);
        for (double weight : weights) {
            key.add(Math.round(weight / mass * KEY_GRID));
        }
        return key;
    }
}
