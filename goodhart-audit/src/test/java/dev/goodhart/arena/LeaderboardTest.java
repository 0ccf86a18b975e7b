package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
    private static final TrueSkillSettings SETTINGS = TrueSkillSettings.defaults();

    private static Match match(String task, String left, String right, String judge) {
        return new Match(task, "", left, right, Verdict.LEFT, judge);
    }

    private static List<Match> twoTasks() {
        List<Match> matches = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            matches.add(match("cave", "human", "random", "j" + k % 3));
            matches.add(match("cave", "human", "agent", "j" + k % 3));
            matches.add(match("cave", "agent", "random", "j" + k % 3));
            matches.add(match("house", "human", "random", "j" + k % 3));
        }
        return matches;
    }

    private static Leaderboard of(List<Match> matches, Normalisation scale, int resamples) {
        return Leaderboard.of(matches, SETTINGS, scale, resamples, new SplittableRandom(2));
    }

    private static OverallScore score(Leaderboard board, String name) {
        return board.overall().stream()
                .filter(s -> s.entrant().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Two entrants are one standard deviation either side of their mean. */
    @Test
    void standardScoresOfTwo() {
        Leaderboard board = of(List.of(match("", "a", "b", "")), new StandardScore(), 0);
        assertThat(score(board, "a").score().estimate()).isCloseTo(1, within(1e-9));
        assertThat(score(board, "b").score().estimate()).isCloseTo(-1, within(1e-9));
        assertThat(score(board, "a").score().low()).isNaN();
    }

    /** In the cave the three are evenly spaced by symmetry, so the agent scores 1/2 there, and 0 for the house it never built. */
    @Test
    void anchorsAreZeroAndOneAndAMissingTaskCountsZero() {
        Leaderboard board = of(twoTasks(), new AnchoredScore("random", "human"), 100);
        assertThat(score(board, "human").score().estimate()).isCloseTo(1, within(1e-12));
        assertThat(score(board, "random").score().estimate()).isCloseTo(0, within(1e-12));
        OverallScore agent = score(board, "agent");
        assertThat(agent.score().estimate()).isCloseTo(0.25, within(1e-4));
        assertThat(agent.missing()).containsExactly("house");
        assertThat(board.resamples()).isPositive();
        assertThat(agent.score().contains(agent.score().estimate())).isTrue();
    }

    @Test
    void anchorsTooCloseOrUnknownAreRefused() {
        List<Match> one = List.of(match("cave", "human", "random", ""));
        assertThatThrownBy(() -> of(one, new AnchoredScore("random", "human"), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("cave", "human", "random", "standard deviations");
        assertThatThrownBy(() -> of(one, new AnchoredScore("rando", "human"), 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("rando", "you meant 'random'");
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        assertThat(of(twoTasks(), new StandardScore(), 30).overall())
                .isEqualTo(of(twoTasks(), new StandardScore(), 30).overall());
    }
}
