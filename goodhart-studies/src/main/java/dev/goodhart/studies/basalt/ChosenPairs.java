package dev.goodhart.studies.basalt;

import dev.goodhart.arena.ExpectationPropagationRating;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.MatchTable;
import dev.goodhart.arena.Matchmaking;
import dev.goodhart.arena.MatchmakingPolicy;
import dev.goodhart.arena.ProposedMatch;
import dev.goodhart.arena.SimulatedArena;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.TrueSkillRating;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Part B, matchmaking: each policy asks for ten pairs at a time of the same entrants, by their ratings from all matches so far; then
 * how well the ratings order the entrants, by Kendall's tau, against the number of matches.
 */
final class ChosenPairs {
    static final String ORDER_FREE = "expectation propagation";
    static final String ONE_PASS = "one pass";

    /** After how many matches the policies are compared. */
    static final int COMPARED_AT = 100;

    private static final int BATCH = 10;
    private static final int LOOK_EVERY = 50;

    private ChosenPairs() {}

    static String series(MatchmakingPolicy policy, String rating) {
        return "tau " + policy + ", " + rating;
    }

    static String metric(MatchmakingPolicy policy, String rating) {
        return series(policy, rating) + ", " + COMPARED_AT + " matches";
    }

    static void run(Trial<BasaltSettings> trial) {
        RandomGenerator random = trial.random();
        long world = random.nextLong();
        MatchmakingPolicy[] policies = MatchmakingPolicy.values();
        for (int p = 0; p < policies.length; p++) {
            run(trial, policies[p], world, random.nextLong());
            trial.recorder().progress((p + 1.0) / policies.length);
        }
    }

    private static void run(Trial<BasaltSettings> trial, MatchmakingPolicy policy, long world, long choices) {
        TrueSkillSettings settings = TrueSkillSettings.defaults();
        SimulatedArena arena = SimulatedArena.of(trial.settings().entrants(), settings, new SplittableRandom(world));
        List<String> names = arena.names();
        RandomGenerator random = new SplittableRandom(choices);
        List<Match> matches = new ArrayList<>();
        int looks = trial.settings().chosenMatches() / LOOK_EVERY;
        double[] x = new double[looks];
        double[] orderFree = new double[looks];
        double[] onePass = new double[looks];
        for (int look = 0; look < looks; look++) {
            while (matches.size() < (look + 1) * LOOK_EVERY) {
                MatchTable table = MatchTable.of(names, matches);
                for (ProposedMatch pair : Matchmaking.next(policy, settings, table, rate(table), BATCH, random)) {
                    matches.add(arena.match(names.indexOf(pair.left()), names.indexOf(pair.right())));
                }
            }
            MatchTable table = MatchTable.of(names, matches);
            x[look] = matches.size();
            orderFree[look] = Correlation.KENDALL.of(MatchOrder.mu(rate(table)), arena.skill());
            onePass[look] =
                    Correlation.KENDALL.of(MatchOrder.mu(new TrueSkillRating(settings).rate(table)), arena.skill());
            if (matches.size() == COMPARED_AT) {
                trial.recorder().metric(metric(policy, ORDER_FREE), orderFree[look]);
                trial.recorder().metric(metric(policy, ONE_PASS), onePass[look]);
            }
        }
        trial.recorder().series(series(policy, ORDER_FREE), x, orderFree);
        trial.recorder().series(series(policy, ONE_PASS), x, onePass);
    }

    private static List<Skill> rate(MatchTable table) {
        return ExpectationPropagationRating.defaults().rate(table).skills();
    }
}
