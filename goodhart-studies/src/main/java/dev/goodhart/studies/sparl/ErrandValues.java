package dev.goodhart.studies.sparl;

/** Values of a policy by backward induction over the steps left, and what follows from them. */
final class ErrandValues {
    private final double[] policy;
    /** {@code [horizon + 1][states]} probability of success from a step on. */
    private final double[][] value = new double[ErrandWorld.HORIZON + 1][ErrandWorld.STATES];

    private ErrandValues(double[] policy) {
        this.policy = policy;
        for (int t = ErrandWorld.HORIZON - 1; t >= 0; t--) {
            for (int s = 0; s < ErrandWorld.STATES; s++) {
                if (!ErrandWorld.isTerminal(s)) {
                    for (int a = 0; a < ErrandWorld.ACTIONS; a++) {
                        value[t][s] += policy[s * ErrandWorld.ACTIONS + a] * actionValue(t, s, a);
                    }
                }
            }
        }
    }

    static ErrandValues of(double[] policy) {
        return new ErrandValues(policy);
    }

    /** Probability of success from the start. */
    double success() {
        return value[0][ErrandWorld.START];
    }

    private double actionValue(int t, int s, int a) {
        int next = ErrandWorld.next(s, a);
        return ErrandWorld.isTerminal(next) ? 1 : value[t + 1][next];
    }

    /** V_{t+1}(s') - V_t(s) of a turn, with V(end) = R. */
    double difference(ErrandRun run, int t) {
        return actionValue(t, run.states()[t], run.actions()[t]) - value[t][run.states()[t]];
    }

    /** The gradient of success by the logits of a softmax policy. */
    double[] gradient() {
        double[] gradient = new double[policy.length];
        double[] visits = new double[ErrandWorld.STATES];
        visits[ErrandWorld.START] = 1;
        for (int t = 0; t < ErrandWorld.HORIZON; t++) {
            double[] next = new double[ErrandWorld.STATES];
            for (int s = 0; s < ErrandWorld.STATES; s++) {
                if (visits[s] > 0 && !ErrandWorld.isTerminal(s)) {
                    for (int a = 0; a < ErrandWorld.ACTIONS; a++) {
                        double mass = visits[s] * policy[s * ErrandWorld.ACTIONS + a];
                        gradient[s * ErrandWorld.ACTIONS + a] += mass * (actionValue(t, s, a) - value[t][s]);
                        next[ErrandWorld.next(s, a)] += mass;
                    }
                }
            }
            visits = next;
        }
        return gradient;
    }
}
