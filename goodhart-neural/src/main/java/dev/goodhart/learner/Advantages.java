package dev.goodhart.learner;

import dev.goodhart.reward.StepEnd;

/**
 * Generalised advantage estimation (Schulman et al. 2016, eq. 16) over steps of several copies.
 *
 * <p>delta_t = r_t + gamma V(next_t) - V(s_t), with V(next_t) = 0 after a terminated step only; A_t = delta_t + gamma lambda A_{t+1}
 * while the episode goes on. A truncated step ends the sum but keeps the value of the state it was cut off in, which is the last
 * observation of its own episode and not the first of the next one.
 */
final class Advantages {
    private Advantages() {}

    /**
     * Estimates advantages.
     *
     * @param reward {@code [time][copies]}
     * @param end {@code [time][copies]}
     * @param value {@code [time][copies]} V of the states left
     * @param after {@code [time][copies]} V of the states entered; read where a step is truncated and at the last time
     * @param copies how many copies
     * @param gamma the discount
     * @param lambda 0 for one-step differences, 1 for whole returns
     * @param advantage {@code [time][copies]} receives the advantages
     */
    static void estimate(
            double[] reward,
            StepEnd[] end,
            float[] value,
            float[] after,
            int copies,
            double gamma,
            double lambda,
            double[] advantage) {
        int rows = reward.length;
        for (int i = rows - 1; i >= 0; i--) {
            boolean last = i + copies >= rows;
            double next = !end[i].bootstraps() ? 0 : end[i] == StepEnd.TRUNCATED || last ? after[i] : value[i + copies];
            double delta = reward[i] + gamma * next - value[i];
            double later = last || end[i] != StepEnd.CONTINUING ? 0 : advantage[i + copies];
            advantage[i] = delta + gamma * lambda * later;
        }
    }

    /**
     * Subtracts the mean and divides by the deviation.
     *
     * @param values changed in place
     * @param count how many
     */
    static void normalize(double[] values, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += values[i];
        }
        mean /= count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double scale = 1 / (Math.sqrt(squares / Math.max(1, count - 1)) + 1e-8);
        for (int i = 0; i < count; i++) {
            values[i] = (values[i] - mean) * scale;
        }
    }
}
