package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentChecker.Findings;
import dev.goodhart.reward.TransitionBatch;
import java.util.ArrayList;
import java.util.List;

/** Rules about the actions that are handed in: beyond the bounds, none at all, and whose arrays they are. */
final class ActionRules {
    private static final int STEPS = 8;

    private final EnvironmentProbe probe;
    private final Findings findings;
    private final double[][] actions;

    ActionRules(EnvironmentProbe probe, Findings findings) {
        this.probe = probe;
        this.findings = findings;
        this.actions = probe.actions("actions", STEPS);
    }

    void check() {
        switch (probe.spec().actions()) {
            case ActionSpace.Discrete discrete ->
                findings.notSeen(EnvironmentRule.CLIPPING, "discrete actions have no bounds");
            case ActionSpace.Box box -> findings.run(EnvironmentRule.CLIPPING, () -> clipping(box));
        }
        findings.run(EnvironmentRule.REFUSAL, this::refusal);
        findings.run(EnvironmentRule.OWNERSHIP, this::ownership);
    }

    private boolean clipping(ActionSpace.Box box) {
        int dim = box.dim();
        double[][] beyond = new double[STEPS][EnvironmentProbe.COPIES * dim];
        double[][] within = new double[STEPS][EnvironmentProbe.COPIES * dim];
        for (int t = 0; t < STEPS; t++) {
            for (int k = 0; k < beyond[t].length; k++) {
                boolean up = (t + k) % 2 == 0;
                double width = box.high()[k % dim] - box.low()[k % dim];
                double excess = t % 4 == 3 ? Double.POSITIVE_INFINITY : width * (1 + t);
                within[t][k] = up ? box.high()[k % dim] : box.low()[k % dim];
                beyond[t][k] = up ? within[t][k] + excess : within[t][k] - excess;
            }
        }
        Recording.of(probe.started(), within, 0, STEPS)
                .difference(Recording.of(probe.started(), beyond, 0, STEPS))
                .ifPresent(where -> findings.broken(
                        EnvironmentRule.CLIPPING,
                        "with actions beyond the bounds in place of the bounds, a step " + where));
        findings.held(EnvironmentRule.CLIPPING);
        return true;
    }

    private boolean refusal() {
        EnvironmentRule rule = EnvironmentRule.REFUSAL;
        try {
            probe.fresh().step(actions[0].clone());
            findings.broken(rule, "a step before the first reset must throw IllegalStateException, went through");
        } catch (IllegalStateException e) {
            // As promised.
        }
        VectorEnvironment environment = probe.started();
        for (double[] none : nonsense()) {
            try {
                environment.step(none);
                findings.broken(
                        rule,
                        "an action that is none must throw IllegalArgumentException, went through: "
                                + none.length + " entries, the last "
                                + (none.length == 0 ? "missing" : none[none.length - 1]));
                return false;
            } catch (IllegalArgumentException e) {
                // As promised.
            }
        }
        Recording.of(probe.started(), actions, 0, STEPS)
                .difference(Recording.of(environment, actions, 0, STEPS))
                .ifPresent(where -> findings.broken(rule, "after an action was refused, what follows " + where));
        findings.held(rule);
        return true;
    }

    /** Of a wrong length, and right but for the last entry. */
    private List<double[]> nonsense() {
        int length = actions[0].length;
        List<double[]> all = new ArrayList<>(List.of(new double[length - 1], new double[length + 1]));
        double[] entries = switch (probe.spec().actions()) {
            case ActionSpace.Discrete discrete -> new double[] {-1, 0.5, discrete.count(), Double.NaN};
            case ActionSpace.Box box -> new double[] {Double.NaN};
        };
        for (double entry : entries) {
            double[] action = actions[0].clone();
            action[length - 1] = entry;
            all.add(action);
        }
        return all;
    }

    private boolean ownership() {
        VectorEnvironment environment = probe.started();
        double[] mine = actions[0].clone();
        TransitionBatch step = environment.step(mine);
        if (!Recording.same(mine, actions[0])) {
            findings.broken(EnvironmentRule.OWNERSHIP, "step() must not write to the action it is given, does");
        }
        double[] taken = step.action().clone();
        for (int k = 0; k < mine.length; k++) {
            mine[k] = mine[k] + 1;
        }
        if (!Recording.same(taken, step.action())) {
            findings.broken(
                    EnvironmentRule.OWNERSHIP,
                    "step() must copy the action, the step it gave changes with the caller's array");
        }
        findings.held(EnvironmentRule.OWNERSHIP);
        return true;
    }
}
