package dev.goodhart.training;

import dev.goodhart.environment.EnvironmentFactory;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.Policy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardBreakdown;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.List;

/**
 * How a policy is judged: by its best actions, in an environment of its own with a seed of its own. Every episode has its own copy, so
 * short episodes do not count more often than long ones.
 *
 * @param episodes how many, at least 1
 * @param seed decides the episodes' beginnings, and everything random in them
 * @param choice whether the best action is taken or one is sampled
 * @param longest steps after which an episode that does not end is left, at least 1
 */
public record EvaluationProtocol(int episodes, long seed, Choice choice, int longest) {
    private static final int LONGEST = 100_000;

    /** Checks the numbers. */
    public EvaluationProtocol {
        if (episodes < 1 || longest < 1) {
            throw new IllegalArgumentException(
                    "An evaluation must have at least 1 episode of 1 step, has " + episodes + " of " + longest);
        }
    }

    /**
     * Best actions, with the environment's own time limit.
     *
     * @param episodes how many, at least 1
     * @param seed the seed
     * @return the protocol
     */
    public static EvaluationProtocol of(int episodes, long seed) {
        return new EvaluationProtocol(episodes, seed, Choice.BEST, LONGEST);
    }

    /**
     * Judges a policy.
     *
     * @param policy the policy
     * @param environments makes the environment
     * @param rewards what to judge by, at least one
     * @return what it earned
     */
    public Evaluation evaluate(Policy policy, EnvironmentFactory environments, List<RewardBreakdown> rewards) {
        VectorEnvironment environment = environments.create(episodes);
        environment.reset(seed);
        ResumableRandom random = new ResumableRandom(~seed);
        double[] action = new double[episodes * environment.spec().actions().dim()];
        double[] reward = new double[episodes];
        double[][] returns = new double[rewards.size()][episodes];
        int[] lengths = new int[episodes];
        boolean[] over = new boolean[episodes];
        int left = episodes;
        for (int t = 0; left > 0 && t < longest; t++) {
            policy.act(environment.observation(), episodes, choice, random, action);
            TransitionBatch step = environment.step(action);
            for (int r = 0; r < returns.length; r++) {
                rewards.get(r).score(step, reward);
                for (int i = 0; i < episodes; i++) {
                    returns[r][i] += over[i] ? 0 : reward[i];
                }
            }
            for (int i = 0; i < episodes; i++) {
                if (!over[i]) {
                    lengths[i]++;
                    over[i] = step.end()[i] != StepEnd.CONTINUING;
                    left -= over[i] ? 1 : 0;
                }
            }
        }
        return new Evaluation(rewards.stream().map(RewardBreakdown::name).toList(), returns, lengths);
    }
}
