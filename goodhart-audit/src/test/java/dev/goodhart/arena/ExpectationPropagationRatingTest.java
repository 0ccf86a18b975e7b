package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpectationPropagationRatingTest {
    /** 0 beats 1, 1 beats 2, 2 beats 0, 0 draws with 1, 0 beats 2. */
    private static final List<Match> FIVE = List.of(
            Match.of("0", "1", Verdict.LEFT),
            Match.of("1", "2", Verdict.LEFT),
            Match.of("2", "0", Verdict.LEFT),
            Match.of("0", "1", Verdict.DRAW),
            Match.of("0", "2", Verdict.LEFT));

    private static double[] mu(List<Skill> skills) {
        return skills.stream().mapToDouble(Skill::mu).toArray();
    }

    /** Reference values of one pass, forwards and backwards, and of expectation propagation either way. */
    @Test
    void onePassDependsOnTheOrderAndThisDoesNot() {
        MatchTable forwards = MatchTable.of(FIVE);
        MatchTable backwards = MatchTable.of(FIVE.reversed());
        assertThat(mu(TrueSkillRating.defaults().rate(forwards)))
                .containsExactly(new double[] {25.887879, 24.218545, 21.735577}, within(1e-6));
        assertThat(mu(TrueSkillRating.defaults().rate(backwards)))
                .containsExactly(new double[] {27.511324, 25.974645, 24.001497}, within(1e-6));
        for (MatchTable order : List.of(forwards, backwards)) {
            RatingResult result = ExpectationPropagationRating.defaults().rate(order);
            assertThat(result.converged()).isTrue();
            assertThat(mu(result.skills()))
                    .containsExactly(new double[] {26.252824, 25.401518, 23.345658}, within(2e-6));
        }
    }

    /** With 200 matches of 17 entrants, one pass moves a mu by more than 2 points over 20 orders, and this by less than 1e-4. */
    @Test
    void twentyOrdersOfTwoHundredMatches() {
        List<Match> matches = SimulatedArena.of(17, TrueSkillSettings.defaults(), new SplittableRandom(3))
                .matches(200);
        SplittableRandom random = new SplittableRandom(9);
        double[][] onePass = new double[20][];
        double[][] orderFree = new double[20][];
        for (int k = 0; k < 20; k++) {
            List<Match> order = new ArrayList<>(matches);
            for (int i = order.size(); i > 1; i--) {
                Collections.swap(order, i - 1, random.nextInt(i));
            }
            MatchTable table = MatchTable.of(order);
            onePass[k] = mu(TrueSkillRating.defaults().rate(table));
            orderFree[k] =
                    mu(ExpectationPropagationRating.defaults().rate(table).skills());
        }
        assertThat(largestSpread(onePass)).isGreaterThan(2);
        assertThat(largestSpread(orderFree)).isLessThan(1e-4);
    }

    /** Where many matches outweigh the prior, the sweeps still settle, and to a mean of mu0. */
    @Test
    void manyMatchesSettle() {
        RatingResult result = ExpectationPropagationRating.defaults()
                .rate(MatchTable.of(SimulatedArena.of(20, TrueSkillSettings.defaults(), new SplittableRandom(11))
                        .matches(10_000)));
        assertThat(result.converged()).isTrue();
        assertThat(result.skills().stream().mapToDouble(Skill::mu).average().orElseThrow())
                .isCloseTo(25, within(1e-4));
    }

    /** A single match has nothing to be consistent with: the answer is the exact update without drift. */
    @Test
    void oneMatchIsTheExactUpdate() {
        MatchTable one = MatchTable.of(List.of("z"), List.of(Match.of("a", "b", Verdict.RIGHT)));
        Skill fresh = TrueSkillSettings.defaults().prior();
        SkillPair exact =
                new TrueSkillRating(TrueSkillSettings.defaults().withoutDrift()).update(fresh, fresh, Verdict.RIGHT);
        List<Skill> skills = ExpectationPropagationRating.defaults().rate(one).skills();
        assertThat(skills.get(0).mu()).isCloseTo(exact.left().mu(), within(1e-9));
        assertThat(skills.get(1).sigma()).isCloseTo(exact.right().sigma(), within(1e-9));
        assertThat(skills.get(2).mu()).isCloseTo(fresh.mu(), within(1e-9));
        assertThat(skills.get(2).sigma()).isCloseTo(fresh.sigma(), within(1e-9));
    }

    private static double largestSpread(double[][] mu) {
        double largest = 0;
        for (int i = 0; i < mu[0].length; i++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (double[] one : mu) {
                low = Math.min(low, one[i]);
                high = Math.max(high, one[i]);
            }
            largest = Math.max(largest, high - low);
        }
        return largest;
    }
}
