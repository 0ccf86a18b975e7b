package dev.goodhart.studies.basalt;

import dev.goodhart.arena.CrowdBradleyTerry;
import dev.goodhart.arena.CrowdFit;
import dev.goodhart.arena.ExpectationPropagationRating;
import dev.goodhart.arena.JudgeReliability;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.MatchTable;
import dev.goodhart.arena.SimulatedArena;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.arena.Verdict;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Part B, judges: of thirty, four always take the left side and five toss a coin; every match goes to any of them. How near the truth
 * do ratings come that take all judges for equal, and strengths found together with the judges' reliability?
 */
final class CarelessJudges {
    static final int JUDGES = 30;
    static final int ALWAYS_LEFT = 4;
    static final int COIN = 5;
    static final int GOOD = JUDGES - ALWAYS_LEFT - COIN;
    static final String POOLED = "Pearson correlation with the truth, all judges taken for equal";
    static final String CROWD = "Pearson correlation with the truth, with reliabilities";
    static final String GOOD_SUSPECTED = "good judges suggested for exclusion";
    static final String BAD_SUSPECTED = "bad judges suggested for exclusion";
    static final String GOOD_RELIABILITY = "mean reliability of good judges";
    static final String BAD_RELIABILITY = "mean reliability of bad judges";
    static final String ROUNDS = "rounds";

    private CarelessJudges() {}

    static void run(Trial<BasaltSettings> trial) {
        RandomGenerator random = trial.random();
        SimulatedArena arena = SimulatedArena.of(trial.settings().entrants(), TrueSkillSettings.defaults(), random);
        List<Match> matches = new ArrayList<>();
        for (Match seen : arena.matches(trial.settings().judgedMatches())) {
            int judge = random.nextInt(JUDGES);
            matches.add(new Match("", "", seen.left(), seen.right(), said(judge, seen, random), name(judge)));
        }
        double[] pooled = MatchOrder.mu(ExpectationPropagationRating.defaults()
                .rate(MatchTable.of(arena.names(), matches))
                .skills());
        CrowdFit fit = CrowdBradleyTerry.fit(matches);
        double[] crowd = arena.names().stream()
                .mapToDouble(name -> fit.strengthsOf("").getOrDefault(name, 0.0))
                .toArray();
        trial.recorder().metric(POOLED, Correlation.PEARSON.of(pooled, arena.skill()));
        trial.recorder().metric(CROWD, Correlation.PEARSON.of(crowd, arena.skill()));
        double[] reliability = new double[2];
        int[] suspected = new int[2];
        for (int judge = 0; judge < JUDGES; judge++) {
            double h = fit.reliability().getOrDefault(name(judge), Double.NaN);
            int kind = judge < GOOD ? 0 : 1;
            reliability[kind] += h;
            suspected[kind] += h < JudgeReliability.LEAST_RELIABILITY ? 1 : 0;
        }
        trial.recorder().metric(GOOD_RELIABILITY, reliability[0] / GOOD);
        trial.recorder().metric(BAD_RELIABILITY, reliability[1] / (JUDGES - GOOD));
        trial.recorder().metric(GOOD_SUSPECTED, suspected[0]);
        trial.recorder().metric(BAD_SUSPECTED, suspected[1]);
        trial.recorder().metric(ROUNDS, fit.converged() ? fit.rounds() : Double.NaN);
    }

    private static Verdict said(int judge, Match seen, RandomGenerator random) {
        if (judge < GOOD) {
            return seen.verdict();
        }
        if (judge < GOOD + ALWAYS_LEFT) {
            return Verdict.LEFT;
        }
        return random.nextBoolean() ? Verdict.LEFT : Verdict.RIGHT;
    }

    private static String name(int judge) {
        return String.format(Locale.ROOT, "judge %02d", judge);
    }
}
