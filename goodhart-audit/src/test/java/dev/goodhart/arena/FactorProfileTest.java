package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactorProfileTest {
    private static Match match(Verdict overall, Map<String, Verdict> answers) {
        return new Match("t", "", "a", "b", overall, "", answers);
    }

    @Test
    void countsByHand() {
        List<Match> matches = List.of(
                match(Verdict.LEFT, Map.of("fast", Verdict.LEFT, "tidy", Verdict.RIGHT)),
                match(Verdict.LEFT, Map.of("fast", Verdict.RIGHT)),
                match(Verdict.DRAW, Map.of("fast", Verdict.RIGHT)),
                match(Verdict.RIGHT, Map.of("fast", Verdict.DRAW)),
                match(Verdict.RIGHT, Map.of()));
        List<FactorProfile> profiles = FactorProfile.of(matches, TrueSkillSettings.defaults());
        assertThat(profiles).extracting(FactorProfile::factor).containsExactly("fast", "tidy");
        FactorProfile fast = profiles.getFirst();
        assertThat(fast.answers().size()).isEqualTo(4);
        // a won one of four and drew one.
        assertThat(fast.points().get(0)).isCloseTo(1.5 / 4, within(1e-12));
        assertThat(fast.points().get(1)).isCloseTo(2.5 / 4, within(1e-12));
        // Both decided in the first two, of which the first agree.
        assertThat(fast.agreement()).isCloseTo(0.5, within(1e-12));
        assertThat(fast.skills().get(0).mu()).isLessThan(fast.skills().get(1).mu());
        assertThat(profiles.getLast().agreement()).isZero();
    }

    @Test
    void nothingAnsweredIsNoProfile() {
        assertThat(FactorProfile.of(List.of(Match.of("a", "b", Verdict.LEFT)), TrueSkillSettings.defaults()))
                .isEmpty();
    }
}
