package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EloRatingTest {
    /** The usual worked example: 1613 against five opponents expects 0.51 + 0.69 + 0.79 + 0.54 + 0.35 = 2.88 points. */
    @Test
    void workedExample() {
        double[] printed = {0.51, 0.69, 0.79, 0.54, 0.35};
        double[] opponents = {1609, 1477, 1388, 1586, 1720};
        for (int i = 0; i < printed.length; i++) {
            assertThat(EloRating.expected(1613, opponents[i])).isCloseTo(printed[i], within(0.0051));
        }
    }

    /** Equals expect 1/2 and move by 16; a draw of equals moves nobody; the second win expects 1 / (1 + 10^(-32/400)) = 0.5459. */
    @Test
    void byHand() {
        EloRating elo = EloRating.defaults();
        assertThat(elo.rate(MatchTable.of(List.of(Match.of("a", "b", Verdict.DRAW)))))
                .containsExactly(1500, 1500);
        MatchTable twice = MatchTable.of(List.of(Match.of("a", "b", Verdict.LEFT), Match.of("b", "a", Verdict.RIGHT)));
        double second = 32 * (1 - 1 / (1 + Math.pow(10, -32.0 / 400)));
        assertThat(elo.rate(twice)).containsExactly(new double[] {1516 + second, 1484 - second}, within(1e-9));
    }
}
