package dev.goodhart.arena;

import java.util.Arrays;
import java.util.List;

/**
 * The distance from the mean rating of the task, in standard deviations (of the entrants as a population, n in the denominator).
 *
 * <p>How it misleads: it moves when weak entrants join.
 *
 * @param low the entrant (an agent that acts at random) like which a task counts that an entrant never played; empty to leave such a
 *     task out of the entrant's average, which rewards keeping away from hard ones
 */
public record StandardScore(String low) implements Normalisation {
    /** Leaves tasks that an entrant never played out of its average. */
    public StandardScore() {
        this("");
    }

    @Override
    public double[] scores(String task, List<String> entrants, List<Skill> skills) {
        if (!low.isEmpty()) {
            AnchoredScore.find(task, "low", low, entrants);
        }
        double[] mu = skills.stream().mapToDouble(Skill::mu).toArray();
        double mean = Arrays.stream(mu).average().orElse(0);
        double sd = Math.sqrt(
                Arrays.stream(mu).map(m -> (m - mean) * (m - mean)).average().orElse(0));
        return Arrays.stream(mu).map(m -> sd > 0 ? (m - mean) / sd : 0).toArray();
    }

    @Override
    public double missing(List<String> entrants, double[] scores) {
        return low.isEmpty() ? Double.NaN : scores[entrants.indexOf(low)];
    }
}
