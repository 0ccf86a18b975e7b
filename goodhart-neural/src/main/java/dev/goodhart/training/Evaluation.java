package dev.goodhart.training;

import java.util.Arrays;
import java.util.List;

/**
 * What a policy earned in whole episodes, by one or more rewards.
 *
 * @param rewards the rewards' names, at least one
 * @param returns {@code [rewards][episodes]} undiscounted sums
 * @param lengths {@code [episodes]} steps
 */
public record Evaluation(List<String> rewards, double[][] returns, int[] lengths) {
    /** Copies the names. */
    public Evaluation {
        rewards = List.copyOf(rewards);
    }

    /**
     * The mean return.
     *
     * @param reward which reward, by its place
     * @return the mean over episodes
     */
    public double mean(int reward) {
        return Arrays.stream(returns[reward]).average().orElse(Double.NaN);
    }

    /**
     * The deviation of returns from episode to episode.
     *
     * @param reward which reward, by its place
     * @return the sample deviation, 0 for one episode
     */
    public double deviation(int reward) {
        double mean = mean(reward);
        double squares =
                Arrays.stream(returns[reward]).map(r -> (r - mean) * (r - mean)).sum();
        return Math.sqrt(squares / Math.max(1, returns[reward].length - 1));
    }

    /** {@return the mean number of steps} */
    public double meanLength() {
        return Arrays.stream(lengths).average().orElse(Double.NaN);
    }
}
