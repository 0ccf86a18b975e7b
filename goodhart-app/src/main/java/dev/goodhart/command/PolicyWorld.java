package dev.goodhart.command;

import dev.goodhart.environment.EnvironmentState;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.sharpness.JointMap;
import dev.goodhart.sharpness.LipschitzAudit;
import dev.goodhart.sharpness.ScalarField;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * World and policy as one map over the state of the world, not what is seen of it, and the action. The random numbers of a step are those of
 * the start, so that the map is one.
 */
final class PolicyWorld {
    private final NetworkPolicy policy;
    private final RewardFunction reward;
    private final VectorEnvironment environment;
    private final RandomGenerator unused = new ResumableRandom(0);
    private final int stateDim;
    private final int actionDim;
    private final long[] counters;

    PolicyWorld(Task task, NetworkPolicy policy, RewardFunction reward) {
        this.policy = policy;
        this.reward = reward;
        this.environment = task.environment(1);
        environment.reset(0);
        EnvironmentState state = environment.save();
        this.stateDim = state.values().length;
        this.actionDim = task.spec().actions().dim();
        this.counters = state.counters();
    }

    int stateDim() {
        return stateDim;
    }

    int dim() {
        return stateDim + actionDim;
    }

    /** A start of an episode and what the policy does there. */
    double[] start(long seed, int number) {
        environment.reset(SeedTree.of("rollout").child(seed).child(number).value());
        double[] start = Arrays.copyOf(environment.save().values(), dim());
        act(start);
        return start;
    }

    /** Standard deviations over what is met from the starts on; 1 where nothing varies. */
    double[] deviations(double[][] starts, int steps) {
        double[] met = new double[starts.length * steps * dim()];
        JointMap map = map(new double[0]);
        for (int i = 0; i < starts.length; i++) {
            double[] at = starts[i].clone();
            for (int k = 0; k < steps; k++) {
                System.arraycopy(at, 0, met, (i * steps + k) * dim(), dim());
                double[] next = new double[dim()];
                if (k + 1 < steps) {
                    map.apply(at, next);
                    at = next;
                }
            }
        }
        double[] deviations = LipschitzAudit.deviations(met, starts.length * steps);
        return Arrays.stream(deviations).map(d -> d > 1e-9 ? d : 1).toArray();
    }

    /** The map over numbers in units; in their own where there are none. */
    JointMap map(double[] unit) {
        return (from, next) -> {
            step(from, unit);
            System.arraycopy(environment.save().values(), 0, next, 0, stateDim);
            act(next);
            scale(next, unit);
        };
    }

    /** What a step from there is worth. */
    ScalarField reward(double[] unit) {
        double[] worth = new double[1];
        return (rows, n, out) -> {
            for (int i = 0; i < n; i++) {
                reward.score(step(Arrays.copyOfRange(rows, i * dim(), (i + 1) * dim()), unit), worth);
                out[i] = worth[0];
            }
        };
    }

    private TransitionBatch step(double[] from, double[] unit) {
        double[] own = from.clone();
        for (int d = 0; d < unit.length; d++) {
            own[d] *= unit[d];
        }
        environment.restore(new EnvironmentState(Arrays.copyOf(own, stateDim), counters));
        TransitionBatch step = environment.step(Arrays.copyOfRange(own, stateDim, dim()));
        if (step.end()[0] != StepEnd.CONTINUING) {
            throw new IllegalArgumentException("an episode is over before\nMaybe take a shorter --horizon.");
        }
        return step;
    }

    private void act(double[] at) {
        environment.restore(new EnvironmentState(Arrays.copyOf(at, stateDim), counters));
        double[] action = new double[actionDim];
        policy.act(environment.observation(), 1, Choice.BEST, unused, action);
        System.arraycopy(action, 0, at, stateDim, actionDim);
    }

    private static void scale(double[] numbers, double[] unit) {
        for (int d = 0; d < unit.length; d++) {
            numbers[d] /= unit[d];
        }
    }
}
