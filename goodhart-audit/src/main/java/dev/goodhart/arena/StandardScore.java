package dev.goodhart.arena;

import java.util.Arrays;
import java.util.List;

/**
 * The distance from the mean rating of the task, in standard deviations (of the entrants as a population, n in the denominator).
 *
 * <p>How it misleads: it moves when weak entrants join. A task that an entrant never played is left out of its average.
 */
public record StandardScore() implements Normalisation {
    @Override
    public double[] scores(String task, List<String> entrants, List<Skill> skills) {
        double[] mu = skills.stream().mapToDouble(Skill::mu).toArray();
        double mean = Arrays.stream(mu).average().orElse(0);
        double sd = Math.sqrt(
                Arrays.stream(mu).map(m -> (m - mean) * (m - mean)).average().orElse(0));
        return Arrays.stream(mu).map(m -> sd > 0 ? (m - mean) / sd : 0).toArray();
    }

    @Override
    public double missing(List<String> entrants, double[] scores) {
        return Double.NaN;
    }
}
