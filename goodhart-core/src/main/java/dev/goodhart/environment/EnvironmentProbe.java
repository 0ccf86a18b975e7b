package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentChecker.Findings;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.study.SeedTree;
import java.util.random.RandomGenerator;

/** An environment under check: how to make it, what it says it is, and random actions for it. */
record EnvironmentProbe(EnvironmentFactory factory, EnvironmentSpec spec, long seed) {
    static final int COPIES = 3;

    /** What a recording may hold. */
    private static final int MAX_NUMBERS = 2_000_000;

    static EnvironmentProbe of(EnvironmentFactory factory, long seed, Findings findings) {
        EnvironmentSpec spec = factory.create(COPIES).spec();
        for (int copies : new int[] {1, COPIES}) {
            VectorEnvironment environment = factory.create(copies);
            if (environment.size() != copies) {
                findings.broken(
                        EnvironmentRule.SHAPES,
                        "size() must be " + copies + " for " + copies + " copies, is " + environment.size());
            }
            EnvironmentSpec own = environment.spec();
            if (own.observationDim() != spec.observationDim()
                    || own.timeLimit() != spec.timeLimit()
                    || own.actions().dim() != spec.actions().dim()
                    || !own.name().equals(spec.name())) {
                findings.broken(
                        EnvironmentRule.SHAPES, "spec() must not depend on the copies, is " + own + " and " + spec);
            }
        }
        return new EnvironmentProbe(factory, spec, seed);
    }

    VectorEnvironment fresh() {
        return factory.create(COPIES);
    }

    VectorEnvironment started() {
        VectorEnvironment environment = fresh();
        environment.reset(seed);
        return environment;
    }

    RandomGenerator random(String name) {
        return new ResumableRandom(new SeedTree(seed).child(name).value());
    }

    int actionDim() {
        return spec.actions().dim();
    }

    /** Steps of a recording: over the end of an episode where that can be, as far as memory allows. */
    int recordedSteps() {
        int perStep = COPIES * (3 * spec.observationDim() + actionDim() + 1);
        int wanted = spec.timeLimit() < 400 ? 2 * spec.timeLimit() + 10 : 400;
        return Math.max(8, Math.min(wanted, MAX_NUMBERS / perStep));
    }

    /** {@code [steps][copies * actionDim]} uniform random actions. */
    double[][] actions(String name, int steps) {
        RandomGenerator random = random(name);
        Behaviour uniform = Behaviour.uniform(spec.actions());
        double[] nothing = new double[spec.observationDim()];
        double[][] actions = new double[steps][COPIES * actionDim()];
        for (double[] action : actions) {
            for (int i = 0; i < COPIES; i++) {
                uniform.act(nothing, 0, action, i * actionDim(), random);
            }
        }
        return actions;
    }
}
