package dev.goodhart.feedback;

import dev.goodhart.reward.RewardFunction;
import dev.goodhart.trajectory.Trajectory;
import java.util.random.RandomGenerator;

/**
 * A judge who knows a reward and errs as people do (Lee, Smith, Dragan and Abbeel 2021). Of two returns it finds the difference; within
 * {@code indifference} it calls a tie; else it prefers the first with probability {@code sigmoid(rationality * difference)}; and with
 * probability {@code errorRate} it then says the opposite. A judge with a {@code discount} below 1 is short-sighted backwards: what came
 * last counts most.
 *
 * <p>Returns are sums. Of two trajectories of different lengths the longer one is better wherever rewards are positive, whoever judges.
 *
 * @param name who is named as the judge; may be empty
 * @param rationality how sure differences make it, per unit of return, above 0; infinite for one that always sees the better
 * @param errorRate the chance of a slip after the decision, in [0, 1]
 * @param indifference differences up to this are ties, at least 0; at 0 only returns that are equal are, and those are decided by chance
 * @param discount what a step counts less than the one after it, in (0, 1]
 */
public record SimulatedJudge(String name, double rationality, double errorRate, double indifference, double discount) {
    /** A judge who makes no mistakes. */
    public static final SimulatedJudge PERFECT = new SimulatedJudge("oracle", Double.POSITIVE_INFINITY, 0, 0, 1);

    /** Checks the ranges. */
    public SimulatedJudge {
        if (!(rationality > 0
                && errorRate >= 0
                && errorRate <= 1
                && indifference >= 0
                && indifference < Double.POSITIVE_INFINITY
                && discount > 0
                && discount <= 1)) {
            throw new IllegalArgumentException(
                    "A judge must have rationality > 0, errorRate in [0, 1], indifference >= 0"
                            + " and discount in (0, 1], has " + rationality + ", " + errorRate + ", " + indifference
                            + ", "
                            + discount);
        }
    }

    /**
     * A judge of limited rationality who makes no slips.
     *
     * @param rationality above 0
     * @return the judge
     */
    public static SimulatedJudge boltzmann(double rationality) {
        return new SimulatedJudge("boltzmann", rationality, 0, 0, 1);
    }

    /**
     * The same judge with slips.
     *
     * @param rate the chance of one, in [0, 1]
     * @return the judge
     */
    public SimulatedJudge withErrorRate(double rate) {
        return new SimulatedJudge(name, rationality, rate, indifference, discount);
    }

    /**
     * The same judge with ties.
     *
     * @param margin differences up to this are ties
     * @return the judge
     */
    public SimulatedJudge withIndifference(double margin) {
        return new SimulatedJudge(name, rationality, errorRate, margin, discount);
    }

    /**
     * What the judge counts of a trajectory: the sum of reward(t) discount^(length - 1 - t).
     *
     * @param rewards {@code [steps]} the rewards
     * @return the discounted sum
     */
    public double worth(double... rewards) {
        double sum = 0;
        for (double reward : rewards) {
            sum = discount * sum + reward;
        }
        return sum;
    }

    /**
     * Decides.
     *
     * @param difference worth of the first less worth of the second; not NaN
     * @param random decides what rationality leaves open
     * @return the answer
     */
    public Preference answer(double difference, RandomGenerator random) {
        if (Double.isNaN(difference)) {
            throw new IllegalArgumentException("The difference must be a number, is NaN");
        }
        if (indifference > 0 && Math.abs(difference) <= indifference) {
            return Preference.TIE;
        }
        // An infinite rationality times no difference is decided by a coin.
        double chance = difference == 0 ? 0.5 : 1 / (1 + Math.exp(-rationality * difference));
        Preference answer = random.nextDouble() < chance ? Preference.FIRST : Preference.SECOND;
        return random.nextDouble() < errorRate ? answer.swapped() : answer;
    }

    /**
     * Compares two trajectories.
     *
     * @param first what is shown first
     * @param second what is shown second
     * @param intended the reward that the judge knows
     * @param random decides what rationality leaves open
     * @return the answer under the judge's name
     */
    public Comparison compare(Trajectory first, Trajectory second, RewardFunction intended, RandomGenerator random) {
        double difference = worth(rewards(first, intended)) - worth(rewards(second, intended));
        return new Comparison(first.id(), second.id(), answer(difference, random), name);
    }

    private static double[] rewards(Trajectory trajectory, RewardFunction intended) {
        double[] rewards = new double[trajectory.length()];
        intended.score(trajectory.steps(), rewards);
        return rewards;
    }
}
