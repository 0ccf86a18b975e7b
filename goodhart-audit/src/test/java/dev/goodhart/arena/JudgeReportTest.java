package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeReportTest {
    private static Match match(String left, String right, Verdict verdict, String judge) {
        return new Match("", "", left, right, verdict, judge);
    }

    /** Ann says a > b > c on alternating sides, 12 times; bob always says left, and puts c on the left. */
    private static List<Match> matches() {
        List<Match> matches = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            matches.add(match("a", "b", Verdict.LEFT, "ann"));
            matches.add(match("c", "b", Verdict.RIGHT, "ann"));
            matches.add(match("a", "c", Verdict.LEFT, "ann"));
        }
        for (int k = 0; k < 10; k++) {
            matches.add(match("c", k % 2 == 0 ? "a" : "b", Verdict.LEFT, "bob"));
        }
        matches.add(match("a", "b", Verdict.DRAW, "bob"));
        return matches;
    }

    @Test
    void countsByHand() {
        JudgeReport report = JudgeReport.of(matches(), TrueSkillSettings.defaults());
        JudgeReliability bob = report.judges().stream()
                .filter(j -> j.judge().equals("bob"))
                .findFirst()
                .orElseThrow();
        assertThat(bob.matches()).isEqualTo(11);
        assertThat(bob.decided()).isEqualTo(10);
        assertThat(bob.drawRate()).isCloseTo(1 / 11.0, within(1e-12));
        assertThat(bob.leftShare()).isEqualTo(1);
        // All ten on one side: 2 / 2^10.
        assertThat(bob.leftProbability()).isCloseTo(2 / 1024.0, within(1e-12));
        // By Ann's matches alone c is last, and bob takes c every time.
        assertThat(bob.compared()).isEqualTo(10);
        assertThat(bob.agreement()).isZero();
        assertThat(report.leaning()).extracting(JudgeReliability::judge).containsExactly("bob");
    }

    @Test
    void theLeastReliableComesFirstAndIsOnlySuggested() {
        List<Match> matches = new ArrayList<>(matches());
        matches().forEach(m -> {
            if (m.judge().equals("ann")) {
                matches.add(match(m.left(), m.right(), m.verdict(), "cy"));
            }
        });
        JudgeReport report = JudgeReport.of(matches, TrueSkillSettings.defaults());
        assertThat(report.judges().getFirst().judge()).isEqualTo("bob");
        assertThat(report.suggestedExclusions())
                .extracting(JudgeReliability::judge)
                .containsExactly("bob");
        assertThat(report.judges()).hasSize(3);
    }

    @Test
    void aJudgeOfAloneKnownEntrantsIsNotCompared() {
        List<Match> matches = new ArrayList<>(matches());
        matches.add(match("x", "y", Verdict.LEFT, "dan"));
        JudgeReliability dan = JudgeReport.of(matches, TrueSkillSettings.defaults()).judges().stream()
                .filter(j -> j.judge().equals("dan"))
                .findFirst()
                .orElseThrow();
        assertThat(dan.compared()).isZero();
        assertThat(dan.agreement()).isNaN();
    }

    @Test
    void needsTwoJudges() {
        List<Match> one = List.of(match("a", "b", Verdict.LEFT, "ann"));
        assertThatThrownBy(() -> JudgeReport.of(one, TrueSkillSettings.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least two judges, name one");
    }

    @Test
    void exclusionSaysWhatItLeftOut() {
        JudgeExclusion exclusion = JudgeExclusion.of(matches(), List.of("bob", "eve"));
        assertThat(exclusion.kept()).hasSize(12).allMatch(m -> m.judge().equals("ann"));
        assertThat(exclusion.leftOut()).isEqualTo(Map.of("bob", 11));
        assertThat(exclusion.absent()).containsExactly("eve");
    }
}
