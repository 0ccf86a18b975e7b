package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentCheckerTest.Slip;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;

/** A sound environment with one slip on the way in or out. */
final class BrokenEnvironment implements VectorEnvironment {
    private static final int LIMIT = 20;

    private final Slip slip;
    private final VectorEnvironment inner;
    private final int[] calls;
    private int resets;
    private int steps;

    private BrokenEnvironment(Slip slip, int copies, int[] calls) {
        this.slip = slip;
        this.calls = calls;
        Dynamics dynamics = switch (slip) {
            case NEIGHBOUR, UNCLIPPED, KEEPS_THE_ARRAY, WRITES_TO_THE_ARRAY -> new Puck(LIMIT);
            default -> new CartPole(LIMIT);
        };
        this.inner = new BatchedEnvironment(dynamics, slip == Slip.SIZE_OF_ONE ? 1 : copies);
        if (slip == Slip.WITHOUT_RESET) {
            inner.reset(0);
        }
    }

    static EnvironmentFactory factory(Slip slip) {
        int[] calls = new int[1];
        return copies -> new BrokenEnvironment(slip, copies, calls);
    }

    @Override
    public EnvironmentSpec spec() {
        EnvironmentSpec spec = inner.spec();
        return slip == Slip.NO_LIMIT_KEPT
                ? new EnvironmentSpec(spec.name(), spec.observationDim(), spec.actions(), LIMIT / 2)
                : spec;
    }

    @Override
    public int size() {
        return inner.size();
    }

    @Override
    public void reset(long seed) {
        inner.reset(seed);
        resets++;
        if (slip == Slip.LEFT_OVER && resets > 1) {
            inner.step(new double[size()]);
        }
        if (slip == Slip.SHARED_RANDOM) {
            alike();
        }
        steps = 0;
    }

    /** Gives every copy the state and the generator of the first. */
    private void alike() {
        EnvironmentState saved = inner.save();
        double[] values = saved.values();
        long[] counters = saved.counters();
        for (int i = 1; i < size(); i++) {
            System.arraycopy(values, 0, values, i * 4, 4);
            System.arraycopy(counters, 0, counters, i * 2, 2);
        }
        inner.restore(new EnvironmentState(values, counters));
    }

    @Override
    public double[] observation() {
        if (slip == Slip.OBSERVATION_TOO_LONG) {
            return Arrays.copyOf(inner.observation(), inner.observation().length + 1);
        }
        return inner.observation();
    }

    @Override
    public TransitionBatch step(double[] action) {
        steps++;
        calls[0]++;
        double[] given = action;
        switch (slip) {
            case ROUNDS ->
                given = Arrays.stream(action).map(a -> a == 0.5 ? 0 : a).toArray();
            case GLOBAL_COUNTER -> {
                if (calls[0] % 7 == 0) {
                    given = new double[action.length];
                }
            }
            case NEIGHBOUR -> {
                given = action.clone();
                given[2] = action[0];
            }
            case WRITES_TO_THE_ARRAY -> action[0] /= 2;
            case BREAKS_DOWN -> throw new ArithmeticException("/ by zero");
            default -> {}
        }
        return spoilt(inner.step(given), action);
    }

    private TransitionBatch spoilt(TransitionBatch step, double[] action) {
        double[] state = step.state();
        double[] next = step.next();
        double[] taken = step.action();
        StepEnd[] end = step.end();
        switch (slip) {
            case NOT_A_NUMBER -> {
                if (steps == 9) {
                    next = next.clone();
                    next[1] = Double.NaN;
                }
            }
            case NEXT_OF_THE_NEW_EPISODE -> next = inner.observation().clone();
            case STATE_AFTER_THE_STEP -> state = inner.observation();
            case TRUNCATED_EARLY -> {
                end = end.clone();
                if (steps == LIMIT / 2) {
                    end[0] = StepEnd.TRUNCATED;
                }
            }
            case STEPS_FORGOTTEN -> {
                end = end.clone();
                end[0] = steps % 15 == 0 ? StepEnd.TERMINATED : end[0];
            }
            case UNCLIPPED, KEEPS_THE_ARRAY -> taken = action;
            default -> {}
        }
        return new TransitionBatch(step.size(), step.stateDim(), step.actionDim(), state, taken, next, end);
    }

    @Override
    public EnvironmentState save() {
        return inner.save();
    }

    @Override
    public void restore(EnvironmentState state) {
        inner.restore(state);
    }
}
