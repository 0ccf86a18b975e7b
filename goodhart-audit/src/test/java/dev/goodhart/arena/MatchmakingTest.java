package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatchmakingTest {
    private static final TrueSkillSettings SETTINGS = TrueSkillSettings.defaults();
    private static final Skill FRESH = SETTINGS.prior();

    /**
     * The three-verdict gain is a reference value. The server's gain is the same for either win, so it follows from the reference sigma
     * after a win of a fresh pair: 2 ((25/3)^2 - 7.171475807009^2).
     */
    @Test
    void gainsOfAFreshPair() {
        Matchmaking matchmaking = new Matchmaking(SETTINGS);
        assertThat(matchmaking.officialGain(FRESH, FRESH))
                .isCloseTo(2 * (625.0 / 9 - 7.171475807009 * 7.171475807009), within(1e-9));
        assertThat(matchmaking.gain(FRESH, FRESH)).isCloseTo(36.910402500496, within(1e-9));
    }

    private static List<ProposedMatch> next(MatchmakingPolicy policy, List<Match> matches, int count) {
        MatchTable table = MatchTable.of(matches);
        List<Skill> skills =
                new ExpectationPropagationRating(SETTINGS).rate(table).skills();
        return Matchmaking.next(policy, SETTINGS, table, skills, count, new SplittableRandom(1));
    }

    private static List<String> pair(ProposedMatch match) {
        return List.of(match.left(), match.right()).stream().sorted().toList();
    }

    /** a and b met ten times, c and d once each with a: the least known pair is c and d. */
    @Test
    void asksAboutTheLeastKnown() {
        List<Match> matches = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            matches.add(Match.of("a", "b", k % 2 == 0 ? Verdict.LEFT : Verdict.RIGHT));
        }
        matches.add(Match.of("a", "c", Verdict.DRAW));
        matches.add(Match.of("a", "d", Verdict.DRAW));
        assertThat(pair(next(MatchmakingPolicy.UNCERTAINTY, matches, 1).getFirst()))
                .containsExactly("c", "d");
        List<ProposedMatch> rounds = next(MatchmakingPolicy.ROUND_ROBIN, matches, 100);
        assertThat(rounds).hasSize(6);
        assertThat(rounds.getLast().met()).isEqualTo(10);
        assertThat(rounds.getFirst().met()).isZero();
        for (MatchmakingPolicy policy : MatchmakingPolicy.values()) {
            assertThat(next(policy, matches, 6))
                    .extracting(MatchmakingTest::pair)
                    .doesNotHaveDuplicates()
                    .hasSize(6);
        }
    }

    @Test
    void closestIsTheLikeliestDraw() {
        List<ProposedMatch> closest = next(
                MatchmakingPolicy.CLOSEST,
                List.of(
                        Match.of("a", "b", Verdict.LEFT),
                        Match.of("b", "c", Verdict.LEFT),
                        Match.of("c", "d", Verdict.DRAW)),
                6);
        assertThat(closest)
                .isSortedAccordingTo(
                        (x, y) -> Double.compare(y.outcome().draw(), x.outcome().draw()));
    }
}
