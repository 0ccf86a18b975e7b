package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BradleyTerryTest {
    private static final List<String> TEAMS =
            List.of("Baltimore", "Boston", "Cleveland", "Detroit", "Milwaukee", "New York", "Toronto");

    /** Agresti 2002 (Categorical Data Analysis, table 10.10): wins of the row's team over the column's, American League 1987. */
    private static final int[][] WINS = {
        {0, 1, 7, 4, 2, 3, 1},
        {12, 0, 7, 2, 6, 7, 6},
        {6, 6, 0, 4, 4, 6, 5},
        {9, 11, 9, 0, 6, 5, 7},
        {11, 7, 9, 7, 0, 7, 9},
        {10, 6, 7, 8, 6, 0, 6},
        {12, 7, 8, 6, 4, 7, 0}
    };

    private static List<Match> repeated(String left, String right, int wins, int losses, int draws) {
        List<Match> matches = new ArrayList<>();
        for (int k = 0; k < wins + losses + draws; k++) {
            matches.add(
                    Match.of(left, right, k < wins ? Verdict.LEFT : k < wins + losses ? Verdict.RIGHT : Verdict.DRAW));
        }
        return matches;
    }

    private static BradleyTerryFit fit(List<Match> matches) {
        return BradleyTerry.fit(MatchTable.of(matches));
    }

    /** The abilities against Baltimore that the manual of the R package BradleyTerry2 prints for this table. */
    @Test
    void baseballOf1987() {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < TEAMS.size(); i++) {
            for (int j = i + 1; j < TEAMS.size(); j++) {
                assertThat(WINS[i][j] + WINS[j][i]).isEqualTo(13);
                matches.addAll(repeated(TEAMS.get(i), TEAMS.get(j), WINS[i][j], WINS[j][i], 0));
            }
        }
        BradleyTerryFit fit = fit(matches);
        double[] printed = {0, 1.1077, 0.6839, 1.4364, 1.5814, 1.2476, 1.2945};
        double baltimore = fit.strengths().getFirst().estimate();
        for (int i = 0; i < printed.length; i++) {
            assertThat(fit.strengths().get(i).estimate() - baltimore)
                    .as(TEAMS.get(i))
                    .isCloseTo(printed[i], within(1e-4));
        }
        assertThat(fit.separated()).isFalse();
        assertThat(fit.tie()).isZero();
    }

    /** 3 wins to 1: odds 3, so s = +-ln(3)/2; the gap's variance is 1/3 + 1/1, and each end of it moves by half the gap. */
    @Test
    void onePairByHand() {
        BradleyTerryFit fit = fit(repeated("a", "b", 3, 1, 0));
        Interval a = fit.strengths().getFirst();
        assertThat(a.estimate()).isCloseTo(Math.log(3) / 2, within(1e-9));
        assertThat((a.high() - a.low()) / 2).isCloseTo(1.959963984540054 * Math.sqrt(4.0 / 3) / 2, within(1e-6));
    }

    /** 3 wins, 1 loss, 2 draws: the model fits all three shares, so nu = (2/6) / sqrt(3/6 * 1/6). */
    @Test
    void onePairWithTiesByHand() {
        BradleyTerryFit fit = fit(repeated("a", "b", 3, 1, 2));
        assertThat(fit.strengths().getFirst().estimate()).isCloseTo(Math.log(3) / 2, within(1e-9));
        assertThat(fit.tie()).isCloseTo(2 / Math.sqrt(3), within(1e-8));
        assertThat(fit.outcome(0, 1).left()).isCloseTo(0.5, within(1e-9));
        assertThat(fit.outcome(0, 1).draw()).isCloseTo(1.0 / 3, within(1e-9));
    }

    /** At the maximum, expected scores (wins + draws / 2) and expected draws equal the observed ones. */
    @Test
    void theFitReproducesScoresAndDraws() {
        MatchTable table = MatchTable.of(SimulatedArena.of(6, TrueSkillSettings.defaults(), new SplittableRandom(5))
                .matches(600));
        BradleyTerryFit fit = BradleyTerry.fit(table);
        double[] score = new double[6];
        double draws = 0;
        for (int m = 0; m < table.size(); m++) {
            OutcomeProbabilities expected = fit.outcome(table.left(m), table.right(m));
            Verdict verdict = table.verdict(m);
            double observed = verdict == Verdict.LEFT ? 1 : verdict == Verdict.DRAW ? 0.5 : 0;
            double difference = observed - expected.left() - expected.draw() / 2;
            score[table.left(m)] += difference;
            score[table.right(m)] -= difference;
            draws += (verdict == Verdict.DRAW ? 1 : 0) - expected.draw();
        }
        assertThat(score).containsOnly(new double[1], within(1e-7));
        assertThat(draws).isCloseTo(0, within(1e-7));
        assertThat(fit.separated()).isFalse();
    }

    @Test
    void separationIsFoundExactlyWhereTheMaximumIsMissing() {
        assertThat(fit(repeated("a", "b", 3, 0, 0)).separated()).isTrue();
        assertThat(fit(repeated("a", "b", 0, 0, 3)).separated()).isTrue();
        assertThat(fit(repeated("a", "b", 3, 0, 2)).separated()).isTrue();
        assertThat(fit(repeated("a", "b", 3, 1, 0)).separated()).isFalse();
        // A circle of wins without draws has its maximum at equal strengths.
        List<Match> circle = new ArrayList<>(repeated("a", "b", 1, 0, 0));
        circle.addAll(repeated("b", "c", 1, 0, 0));
        circle.addAll(repeated("c", "a", 1, 0, 0));
        assertThat(fit(circle).separated()).isFalse();
        assertThat(fit(circle).strengths().get(1).estimate()).isCloseTo(0, within(1e-9));
        // a beats b beats c by at least 1 each, so a and c cannot tie within 1: the ties cannot grow with the gaps.
        List<Match> chain = new ArrayList<>(repeated("a", "b", 1, 0, 0));
        chain.addAll(repeated("b", "c", 1, 0, 0));
        chain.addAll(repeated("a", "c", 0, 0, 1));
        assertThat(fit(chain).separated()).isFalse();
    }

    @Test
    void separatedFitsAreFiniteAndInOrder() {
        List<Match> matches = new ArrayList<>(repeated("a", "b", 5, 0, 0));
        matches.addAll(repeated("b", "c", 5, 0, 0));
        List<Interval> s = fit(matches).strengths();
        assertThat(s.get(0).estimate()).isGreaterThan(s.get(1).estimate());
        assertThat(s.get(1).estimate()).isGreaterThan(s.get(2).estimate());
        assertThat(s.get(0).high()).isLessThan(20);
    }

    @Test
    void componentsAreKeptApart() {
        List<Match> matches = new ArrayList<>(repeated("a", "b", 3, 1, 0));
        matches.addAll(repeated("c", "d", 1, 1, 0));
        BradleyTerryFit fit = fit(matches);
        assertThat(fit.separated()).isFalse();
        assertThat(fit.component().get(0))
                .isEqualTo(fit.component().get(1))
                .isNotEqualTo(fit.component().get(2));
        assertThat(fit.strengths().get(0).estimate()).isCloseTo(Math.log(3) / 2, within(1e-9));
        assertThat(fit.strengths().get(2).estimate()).isCloseTo(0, within(1e-9));
        assertThat(fit.outcome(0, 2).left()).isNaN();
    }

    /** 95 % intervals cover the truth of a simulated model in 95 % of 300 sets of matches: 285 expected, deviation 3.8. */
    @Test
    void intervalsCoverTheTruth() {
        SplittableRandom random = new SplittableRandom(4);
        double gap = 0.8;
        int covered = 0;
        for (int k = 0; k < 300; k++) {
            int wins = 0;
            for (int m = 0; m < 100; m++) {
                wins += random.nextDouble() < 1 / (1 + Math.exp(-gap)) ? 1 : 0;
            }
            covered += fit(repeated("a", "b", wins, 100 - wins, 0))
                            .strengths()
                            .getFirst()
                            .contains(gap / 2)
                    ? 1
                    : 0;
        }
        assertThat(covered).isBetween(285 - 15, 300);
    }
}
