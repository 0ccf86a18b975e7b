package dev.goodhart.arena;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that is said about one task.
 *
 * @param task its name, empty when there is but one
 * @param matches its matches
 * @param rating the ratings that do not depend on the order of the matches
 * @param onePass TrueSkill's in the order of the matches
 * @param elo Elo's in the order of the matches
 * @param bradleyTerry the strengths fitted to the matches
 * @param graph who met and beat whom
 */
public record TaskRating(
        String task,
        MatchTable matches,
        RatingResult rating,
        List<Skill> onePass,
        double[] elo,
        BradleyTerryFit bradleyTerry,
        WinGraph graph) {
    /** Copies the list. */
    public TaskRating {
        onePass = List.copyOf(onePass);
    }

    /**
     * Rates the entrants of a task in all ways.
     *
     * @param task its name
     * @param matches its matches
     * @param settings the model of the ratings
     * @return the ratings
     */
    public static TaskRating of(String task, MatchTable matches, TrueSkillSettings settings) {
        return new TaskRating(
                task,
                matches,
                new ExpectationPropagationRating(settings).rate(matches),
                new TrueSkillRating(settings).rate(matches),
                EloRating.defaults().rate(matches),
                BradleyTerry.fit(matches),
                WinGraph.of(matches));
    }

    /** {@return indices of the entrants, the highest mu first, equal ones by name} */
    public List<Integer> ranking() {
        return IntStream.range(0, matches.entrants().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer i) -> -rating.skills().get(i).mu()))
                .toList();
    }
}
