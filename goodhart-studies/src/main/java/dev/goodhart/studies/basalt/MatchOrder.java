package dev.goodhart.studies.basalt;

import dev.goodhart.arena.ExpectationPropagationRating;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.MatchTable;
import dev.goodhart.arena.SimulatedArena;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.TrueSkillRating;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.arena.Verdict;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Whether the order of the matches decides the ratings: five matches against reference values, then random orders of many. */
final class MatchOrder {
    static final String ONE_PASS = "five matches: largest difference of one pass";
    static final String ORDER_FREE = "five matches: largest difference of expectation propagation";
    static final String ONE_PASS_SPREAD = "largest change of a mu over orders, one pass";
    static final String ORDER_FREE_SPREAD = "largest change of a mu over orders, expectation propagation";

    /** 0 beats 1, 1 beats 2, 2 beats 0, 0 draws with 1, 0 beats 2. */
    private static final List<Match> FIVE = List.of(
            Match.of("0", "1", Verdict.LEFT),
            Match.of("1", "2", Verdict.LEFT),
            Match.of("2", "0", Verdict.LEFT),
            Match.of("0", "1", Verdict.DRAW),
            Match.of("0", "2", Verdict.LEFT));

    private static final double[] FORWARDS = {25.887879, 24.218545, 21.735577};
    private static final double[] BACKWARDS = {27.511324, 25.974645, 24.001497};
    private static final double[] EITHER_WAY = {26.252824, 25.401518, 23.345658};

    private MatchOrder() {}

    static void run(Trial<BasaltSettings> trial) {
        MatchTable forwards = MatchTable.of(FIVE);
        MatchTable backwards = MatchTable.of(FIVE.reversed());
        trial.recorder()
                .metric(
                        ONE_PASS,
                        Math.max(difference(onePass(forwards), FORWARDS), difference(onePass(backwards), BACKWARDS)));
        trial.recorder()
                .metric(
                        ORDER_FREE,
                        Math.max(
                                difference(orderFree(forwards), EITHER_WAY),
                                difference(orderFree(backwards), EITHER_WAY)));
        BasaltSettings settings = trial.settings();
        RandomGenerator random = trial.random();
        List<Match> order = new ArrayList<>(SimulatedArena.of(settings.entrants(), TrueSkillSettings.defaults(), random)
                .matches(settings.orderedMatches()));
        Spread onePass = new Spread(settings.entrants());
        Spread orderFree = new Spread(settings.entrants());
        for (int k = 0; k < settings.orders(); k++) {
            Collections.shuffle(order, random);
            MatchTable table = MatchTable.of(order);
            onePass.add(onePass(table));
            orderFree.add(orderFree(table));
            trial.recorder().progress((k + 1.0) / settings.orders());
        }
        trial.recorder().metric(ONE_PASS_SPREAD, onePass.largest());
        trial.recorder().metric(ORDER_FREE_SPREAD, orderFree.largest());
    }

    private static double[] onePass(MatchTable table) {
        return mu(TrueSkillRating.defaults().rate(table));
    }

    private static double[] orderFree(MatchTable table) {
        return mu(ExpectationPropagationRating.defaults().rate(table).skills());
    }

    static double[] mu(List<Skill> skills) {
        return skills.stream().mapToDouble(Skill::mu).toArray();
    }

    private static double difference(double[] got, double[] expected) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(got[i] - expected[i]));
        }
        return largest;
    }

    /** The lowest and highest mu of every entrant. */
    private static final class Spread {
        private final double[] low;
        private final double[] high;

        Spread(int entrants) {
            low = new double[entrants];
            high = new double[entrants];
            Arrays.fill(low, Double.POSITIVE_INFINITY);
            Arrays.fill(high, Double.NEGATIVE_INFINITY);
        }

        void add(double[] mu) {
            for (int i = 0; i < mu.length; i++) {
                low[i] = Math.min(low[i], mu[i]);
                high[i] = Math.max(high[i], mu[i]);
            }
        }

        double largest() {
            double largest = 0;
            for (int i = 0; i < low.length; i++) {
                largest = Math.max(largest, high[i] - low[i]);
            }
            return largest;
        }
    }
}
