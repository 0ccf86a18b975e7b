package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentChecker.Findings;
import java.util.Arrays;

/** Rules about doing the same again: by seed, from a saved state, and in other copies. */
final class RepetitionRules {
    private final EnvironmentProbe probe;
    private final Findings findings;
    private final int steps;
    private final double[][] actions;

    RepetitionRules(EnvironmentProbe probe, Findings findings) {
        this.probe = probe;
        this.findings = findings;
        this.steps = probe.recordedSteps();
        this.actions = probe.actions("repetition", steps);
    }

    void check() {
        findings.run(EnvironmentRule.DETERMINISM, this::determinism);
        findings.run(EnvironmentRule.RESUME, this::resume);
        findings.run(EnvironmentRule.INDEPENDENCE, this::independence);
    }

    private boolean determinism() {
        EnvironmentRule rule = EnvironmentRule.DETERMINISM;
        VectorEnvironment first = probe.started();
        Recording once = Recording.of(first, actions, 0, steps);
        once.difference(Recording.of(probe.started(), actions, 0, steps))
                .ifPresent(where -> findings.broken(rule, "a second environment with the same seed " + where));
        first.reset(probe.seed());
        once.difference(Recording.of(first, actions, 0, steps))
                .ifPresent(where -> findings.broken(rule, "the same environment, reset with the same seed, " + where));
        findings.held(rule);
        return true;
    }

    private boolean resume() {
        EnvironmentRule rule = EnvironmentRule.RESUME;
        VectorEnvironment environment = probe.started();
        int middle = steps / 3;
        Recording.of(environment, actions, 0, middle);
        double[] seen = environment.observation().clone();
        EnvironmentState saved = environment.save();
        EnvironmentState copy = new EnvironmentState(saved.values(), saved.counters());
        Recording rest = Recording.of(environment, actions, middle, steps);
        if (!Arrays.equals(saved.values(), copy.values()) || !Arrays.equals(saved.counters(), copy.counters())) {
            findings.broken(rule, "save() must give a copy, what it gave changes with later steps");
        }
        environment.restore(copy);
        if (!Recording.same(seen, environment.observation())) {
            findings.broken(rule, "observation() must be the saved one after restore()");
        }
        rest.difference(Recording.of(environment, actions, middle, steps))
                .ifPresent(where -> findings.broken(rule, "the environment that was saved, restored, " + where));
        VectorEnvironment other = probe.fresh();
        other.restore(copy);
        rest.difference(Recording.of(other, actions, middle, steps))
                .ifPresent(where -> findings.broken(rule, "a new environment with the saved state " + where));
        findings.held(rule);
        return true;
    }

    private boolean independence() {
        EnvironmentRule rule = EnvironmentRule.INDEPENDENCE;
        double[][] otherwise = probe.actions("otherwise", steps);
        for (int t = 0; t < steps; t++) {
            // The first copy does something else; the others do the same.
            System.arraycopy(
                    actions[t],
                    probe.actionDim(),
                    otherwise[t],
                    probe.actionDim(),
                    actions[t].length - probe.actionDim());
        }
        Recording.of(probe.started(), actions, 0, steps)
                .difference(Recording.of(probe.started(), otherwise, 0, steps), 1)
                .ifPresent(where -> findings.broken(rule, "with other actions in copy 0 alone, what is seen " + where));
        double[][] alike = new double[steps][];
        for (int t = 0; t < steps; t++) {
            alike[t] = actions[t].clone();
            for (int i = 1; i < EnvironmentProbe.COPIES; i++) {
                System.arraycopy(alike[t], 0, alike[t], i * probe.actionDim(), probe.actionDim());
            }
        }
        Recording one = Recording.of(probe.started(), alike, 0, steps);
        VectorEnvironment elsewhere = probe.fresh();
        elsewhere.reset(probe.seed() + 1);
        Recording two = Recording.of(elsewhere, alike, 0, steps);
        if (one.isOneLife() && two.isOneLife() && one.difference(two).isPresent()) {
            findings.broken(
                    rule,
                    "copies must share no random numbers, all live the same life, which is another for another seed");
        }
        findings.held(rule);
        return true;
    }
}
