package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CrowdBradleyTerryTest {
    private static Match match(String task, String left, String right, Verdict verdict, String judge) {
        return new Match(task, "", left, right, verdict, judge);
    }

    /** Matches of eight; of seven judges, two toss a coin, and one inverts what it sees. */
    private static List<Match> crowd(long seed) {
        return crowd(seed, 600);
    }

    private static List<Match> crowd(long seed, int count) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Match> matches = new ArrayList<>();
        for (Match seen :
                SimulatedArena.of(8, TrueSkillSettings.defaults(), random).matches(count)) {
            int judge = random.nextInt(7);
            Verdict verdict = judge < 4
                    ? seen.verdict()
                    : judge < 6
                            ? random.nextBoolean() ? Verdict.LEFT : Verdict.RIGHT
                            : seen.verdict().swapped();
            matches.add(match("", seen.left(), seen.right(), verdict, "q" + judge));
        }
        return matches;
    }

    /**
     * One decided match, by hand: s_a = -s_b = x with x / 4 = r - L(2x), r = h L / (h L + (1 - h)(1 - L)), and h = (r + 7) / 9. Both
     * equations hold at the end.
     */
    @Test
    void oneMatchSolvesBothEquations() {
        CrowdFit fit = CrowdBradleyTerry.fit(List.of(match("", "a", "b", Verdict.LEFT, "q")));
        double x = fit.strengthsOf("").getOrDefault("a", Double.NaN);
        double h = fit.reliability().getOrDefault("q", Double.NaN);
        double odds = 1 / (1 + Math.exp(-2 * x));
        double r = h * odds / (h * odds + (1 - h) * (1 - odds));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.strengthsOf("").get("b")).isCloseTo(-x, within(1e-12));
        assertThat(x / 4).isCloseTo(r - odds, within(1e-5)).isPositive();
        assertThat(h).isCloseTo((r + 7) / 9, within(1e-5));
    }

    /** Draws decide nothing: the judge keeps the mode of Beta(8, 2), 7/8, and the entrants their prior. */
    @Test
    void drawsDecideNothing() {
        CrowdFit fit = CrowdBradleyTerry.fit(List.of(match("", "a", "b", Verdict.DRAW, "q")));
        assertThat(fit.reliability().get("q")).isCloseTo(7.0 / 8, within(1e-12));
        assertThat(fit.strengthsOf("")).containsEntry("a", 0.0).containsEntry("b", 0.0);
        assertThat(fit.strengthsOf("elsewhere")).isEmpty();
    }

    /** At the end every strength's gradient is 0 and every h reproduces itself, whatever route led there. */
    @Test
    void manyMatchesEndWhereNothingMoves() {
        List<Match> matches = crowd(1);
        CrowdFit fit = CrowdBradleyTerry.fit(matches);
        assertThat(fit.converged()).isTrue();
        fit.strengthsOf("").forEach((name, s) -> {
            double gradient = -s / CrowdBradleyTerry.PRIOR_VARIANCE;
            for (Match m : matches) {
                gradient += slope(m, name, fit);
            }
            assertThat(gradient).as(name).isCloseTo(0, within(1e-3));
        });
        assertThat(fit.strengthsOf("").values().stream().mapToDouble(s -> s).sum())
                .isCloseTo(0, within(1e-9));
    }

    private static double slope(Match m, String name, CrowdFit fit) {
        if (m.verdict() == Verdict.DRAW || (!m.left().equals(name) && !m.right().equals(name))) {
            return 0;
        }
        String winner = m.verdict() == Verdict.LEFT ? m.left() : m.right();
        String loser = m.verdict() == Verdict.LEFT ? m.right() : m.left();
        double d = fit.strengthsOf("").get(winner) - fit.strengthsOf("").get(loser);
        double h = fit.reliability().get(m.judge());
        // d/dd of log(h L(d) + (1 - h) L(-d)), by the difference of two values.
        double step = 1e-5;
        double slope = (log(h, d + step) - log(h, d - step)) / (2 * step);
        return name.equals(winner) ? slope : -slope;
    }

    private static double log(double h, double d) {
        return Math.log(h / (1 + Math.exp(-d)) + (1 - h) / (1 + Math.exp(d)));
    }

    @Test
    void tellsJudgesApart() {
        CrowdFit fit = CrowdBradleyTerry.fit(crowd(2));
        for (int judge = 0; judge < 4; judge++) {
            assertThat(fit.reliability().get("q" + judge)).isGreaterThan(0.85);
        }
        assertThat(fit.reliability().get("q4")).isBetween(0.3, 0.75);
        assertThat(fit.reliability().get("q5")).isBetween(0.3, 0.75);
        assertThat(fit.reliability().get("q6")).isLessThan(0.3);
    }

    /** With a hundred thousand matches a fixed rate of 0.15 would throw the strengths about; these steps still settle. */
    @Test
    void manyMatchesSettle() {
        CrowdFit fit = CrowdBradleyTerry.fit(crowd(5, 100_000));
        assertThat(fit.converged()).isTrue();
        assertThat(fit.reliability().get("q4")).isCloseTo(0.5, within(0.05));
    }

    @Test
    void tasksShareJudgesAndNotStrengths() {
        List<Match> matches = new ArrayList<>(crowd(3));
        crowd(4).forEach(m -> matches.add(match("other", m.left(), m.right(), m.verdict(), m.judge())));
        CrowdFit fit = CrowdBradleyTerry.fit(matches);
        assertThat(fit.strengths()).containsOnlyKeys("", "other");
        assertThat(fit.reliability()).hasSize(7);
        assertThat(fit.strengthsOf("")).isNotEqualTo(fit.strengthsOf("other"));
    }
}
