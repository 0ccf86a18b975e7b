package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentChecker.Findings;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Follows steps as they come and looks at lengths, numbers, ends and what follows on them. */
final class StepWatch {
    private static final int LONGEST = 2_500;
    private static final int ENOUGH_ENDINGS = 3;

    private final EnvironmentProbe probe;
    private final Findings findings;
    private final int dim;
    private final int limit;
    private long endings;
    private long endingsThatLookLikeStarts;
    private boolean moved;
    private boolean limitReached;

    StepWatch(EnvironmentProbe probe, Findings findings) {
        this.probe = probe;
        this.findings = findings;
        this.dim = probe.spec().observationDim();
        this.limit = probe.spec().timeLimit();
    }

    /** Acts for two episodes of full length where these are not too long. */
    boolean follow(Behaviour behaviour) {
        int copies = EnvironmentProbe.COPIES;
        int steps = limit <= LONGEST / 2 ? 2 * limit + 2 : LONGEST;
        VectorEnvironment environment = probe.started();
        RandomGenerator random = probe.random("watch");
        double[] action = new double[copies * probe.actionDim()];
        int[] taken = new int[copies];
        long before = endings;
        for (int t = 0; t < steps; t++) {
            if (!hasShape(environment.observation())) {
                return false;
            }
            double[] seen = environment.observation().clone();
            behaviour.actAll(environment, action, random);
            TransitionBatch step = environment.step(action);
            if (!hasShape(step)) {
                return false;
            }
            checkFinite(seen, "observation", t);
            checkFinite(step.next(), "next", t);
            checkFinite(step.action(), "action", t);
            for (int i = 0; i < copies; i++) {
                checkChain(seen, step, environment.observation(), i, t);
                checkLimit(step.end()[i], ++taken[i], i);
                if (step.end()[i] != StepEnd.CONTINUING) {
                    taken[i] = 0;
                }
            }
        }
        findings.count((long) steps * copies, endings - before);
        return true;
    }

    void conclude() {
        if (endings >= ENOUGH_ENDINGS && endings == endingsThatLookLikeStarts && moved) {
            findings.broken(
                    EnvironmentRule.AUTORESET,
                    "next must be of the old episode where one ends, was the new one's first observation in all "
                            + endings + " of them");
        }
        findings.held(EnvironmentRule.SHAPES);
        findings.held(EnvironmentRule.FINITE);
        if (endings == 0) {
            findings.notSeen(EnvironmentRule.AUTORESET, "no episode ended");
        }
        findings.held(EnvironmentRule.AUTORESET);
        if (!limitReached && limit != EnvironmentSpec.NO_LIMIT) {
            findings.notSeen(EnvironmentRule.TIME_LIMIT, "no episode went on for " + limit + " steps");
        }
        findings.held(EnvironmentRule.TIME_LIMIT);
    }

    private boolean hasShape(double[] observation) {
        int expected = EnvironmentProbe.COPIES * dim;
        if (observation.length != expected) {
            findings.broken(
                    EnvironmentRule.SHAPES,
                    "observation() must have " + EnvironmentProbe.COPIES + " * " + dim + " = " + expected
                            + " entries, has " + observation.length);
            return false;
        }
        return true;
    }

    private boolean hasShape(TransitionBatch step) {
        if (step.size() != EnvironmentProbe.COPIES
                || step.stateDim() != dim
                || step.actionDim() != probe.actionDim()
                || Arrays.asList(step.end()).contains(null)) {
            findings.broken(
                    EnvironmentRule.SHAPES,
                    "step() must give size, stateDim, actionDim = " + EnvironmentProbe.COPIES + ", " + dim + ", "
                            + probe.actionDim() + " and an end for each, gave " + step.size() + ", " + step.stateDim()
                            + ", " + step.actionDim() + " and " + Arrays.toString(step.end()));
            return false;
        }
        return true;
    }

    private void checkFinite(double[] values, String what, int t) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                findings.broken(
                        EnvironmentRule.FINITE,
                        what + " of copy " + k / (values.length / EnvironmentProbe.COPIES) + " at step " + t
                                + " must be finite, entry " + k % (values.length / EnvironmentProbe.COPIES) + " is "
                                + values[k]);
                return;
            }
        }
    }

    private void checkChain(double[] seen, TransitionBatch step, double[] after, int copy, int t) {
        int from = copy * dim;
        int to = from + dim;
        if (!Arrays.equals(seen, from, to, step.state(), from, to)) {
            findings.broken(
                    EnvironmentRule.AUTORESET,
                    "state must be what was observed before the step, differs in copy " + copy + " at step " + t);
        }
        boolean same = Arrays.equals(step.next(), from, to, after, from, to);
        moved |= !Arrays.equals(step.next(), from, to, step.state(), from, to);
        if (step.end()[copy] != StepEnd.CONTINUING) {
            endings++;
            endingsThatLookLikeStarts += same ? 1 : 0;
        } else if (!same) {
            findings.broken(
                    EnvironmentRule.AUTORESET,
                    "observation() must be next where an episode continues, differs in copy " + copy + " after step "
                            + t);
        }
    }

    private void checkLimit(StepEnd end, int taken, int copy) {
        limitReached |= taken >= limit;
        if (end == StepEnd.CONTINUING && taken >= limit) {
            findings.broken(
                    EnvironmentRule.TIME_LIMIT,
                    "an episode must end after " + limit + " steps, that of copy " + copy + " went on");
        } else if (end == StepEnd.TRUNCATED && taken != limit) {
            findings.broken(
                    EnvironmentRule.TIME_LIMIT,
                    "an episode must be truncated at "
                            + (limit == EnvironmentSpec.NO_LIMIT ? "no step" : "step " + limit) + ", that of copy "
                            + copy + " was at step " + taken);
        }
    }
}
