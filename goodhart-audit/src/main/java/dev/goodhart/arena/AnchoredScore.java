package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Suggestion;
import java.util.List;
import java.util.Locale;

/**
 * The place between two entrants that fix the scale: 0 as the low anchor (an agent that acts at random), 1 as the high one (a person).
 * Newcomers do not move it. A task that an entrant never played counts as played like the low anchor.
 *
 * @param low the name of the entrant that scores 0
 * @param high the name of the one that scores 1
 */
public record AnchoredScore(String low, String high) implements Normalisation {
    /** How many standard deviations the anchors must lie apart. */
    public static final double LEAST_DISTANCE = 2;

    @Override
    public double[] scores(String task, List<String> entrants, List<Skill> skills) {
        Skill zero = skills.get(find(task, "low", low, entrants));
        Skill one = skills.get(find(task, "high", high, entrants));
        double span = one.mu() - zero.mu();
        double doubt = Math.hypot(one.sigma(), zero.sigma());
        if (!(span >= LEAST_DISTANCE * doubt)) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "%sthe high anchor '%s' (mu %.2f) must be rated %.0f standard deviations (%.2f) above the low anchor '%s' (mu %.2f)"
                            + "%nMaybe judge more matches of these two, or leave the anchors out for standard scores",
                    task.isEmpty() ? "" : "Task '" + task + "': ",
                    high,
                    one.mu(),
                    LEAST_DISTANCE,
                    doubt,
                    low,
                    zero.mu()));
        }
        return skills.stream().mapToDouble(s -> (s.mu() - zero.mu()) / span).toArray();
    }

    @Override
    public double missing(List<String> entrants, double[] scores) {
        return 0;
    }

    static int find(String task, String which, String name, List<String> entrants) {
        int at = entrants.indexOf(name);
        if (at < 0) {
            String hint = Suggestion.hint(name, entrants);
            throw new InvalidInputException(
                    (task.isEmpty() ? "The " : "Task '" + task + "': the ") + which + " anchor '" + name
                            + "' must be an entrant with a match" + (hint.isEmpty() ? "" : "\nMaybe " + hint));
        }
        return at;
    }
}
