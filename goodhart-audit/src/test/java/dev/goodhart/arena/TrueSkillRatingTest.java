package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrueSkillRatingTest {
    private static final TrueSkillRating RATING = TrueSkillRating.defaults();
    private static final Skill FRESH = TrueSkillSettings.defaults().prior();

    private static void assertSkill(Skill skill, double mu, double sigma, double tolerance) {
        assertThat(skill.mu()).isCloseTo(mu, within(tolerance));
        assertThat(skill.sigma()).isCloseTo(sigma, within(tolerance));
    }

    @Test
    void theDrawMarginIsThatOfTheDefaults() {
        assertThat(TrueSkillSettings.defaults().drawMargin()).isCloseTo(0.740466587452, within(1e-12));
    }

    /** Reference values of the exact update, to twelve decimals. */
    @Test
    void exactReferenceValues() {
        SkillPair win = RATING.update(FRESH, FRESH, Verdict.LEFT);
        assertSkill(win.left(), 29.395831692992, 7.171475807009, 1e-9);
        assertSkill(win.right(), 20.604168307008, 7.171475807009, 1e-9);
        SkillPair draw = RATING.update(FRESH, FRESH, Verdict.DRAW);
        assertSkill(draw.left(), 25, 6.457515683245, 1e-9);
        SkillPair upset = RATING.update(new Skill(20, 2), new Skill(30, 3), Verdict.LEFT);
        assertSkill(upset.left(), 21.151300892579, 1.928575925711, 1e-9);
        assertSkill(upset.right(), 27.412067144412, 2.748468356158, 1e-9);
        SkillPair unlikely = RATING.update(new Skill(30, 2), new Skill(20, 3), Verdict.DRAW);
        assertSkill(unlikely.left(), 29.163808865723, 1.916215856320, 1e-9);
        assertSkill(unlikely.right(), 21.879618546200, 2.704433725206, 1e-9);
    }

    /**
     * The draw of an upset and the qualities that public implementations test themselves by, printed to three decimals there (J. Moser,
     * 2010), whether rounded or cut off.
     */
    @Test
    void publishedExamples() {
        SkillPair upset = RATING.update(FRESH, new Skill(50, 12.5), Verdict.DRAW);
        assertThat(upset.left().mu()).isBetween(31.662, 31.663);
        assertThat(upset.left().sigma()).isBetween(7.137, 7.138);
        assertThat(upset.right().mu()).isBetween(35.010, 35.011);
        assertThat(upset.right().sigma()).isBetween(7.910, 7.911);
        assertThat(RATING.quality(FRESH, new Skill(50, 12.5))).isCloseTo(0.110, within(6e-4));
        assertThat(RATING.quality(FRESH, FRESH)).isCloseTo(0.447, within(6e-4));
    }

    /** What leaving something out would give is far from the reference values, so these tell it. */
    @Test
    void forgettingTheDriftOrARootShows() {
        Skill low = new Skill(20, 2);
        Skill high = new Skill(30, 3);
        TrueSkillSettings usual = TrueSkillSettings.defaults();
        SkillPair still = new TrueSkillRating(usual.withoutDrift()).update(low, high, Verdict.LEFT);
        assertThat(Math.abs(still.left().mu() - 21.151300892579)).isGreaterThan(1e-3);
        TrueSkillSettings wide = new TrueSkillSettings(25, 25.0 / 3, Math.sqrt(2) * usual.beta(), usual.tau(), 0.1);
        SkillPair noisy = new TrueSkillRating(wide).update(FRESH, FRESH, Verdict.LEFT);
        assertThat(Math.abs(noisy.left().mu() - 29.395831692992)).isGreaterThan(1e-3);
    }

    @Test
    void sidesAreSymmetric() {
        Skill a = new Skill(22, 3);
        Skill b = new Skill(27, 5);
        for (Verdict verdict : Verdict.values()) {
            SkillPair one = RATING.update(a, b, verdict);
            SkillPair two = RATING.update(b, a, verdict.swapped());
            assertThat(two).isEqualTo(new SkillPair(one.right(), one.left()));
        }
    }

    /** Two observers of two branches of the draw formula, on both sides of where they meet (gap = margin), agree. */
    @Test
    void theDrawFormulaHasNoSeam() {
        TruncatedGap below = new TruncatedGap();
        TruncatedGap above = new TruncatedGap();
        below.draw(0.5 - 1e-9, 0.5);
        above.draw(0.5 + 1e-9, 0.5);
        assertThat(below.v()).isCloseTo(above.v(), within(1e-8));
        assertThat(below.w()).isCloseTo(above.w(), within(1e-8));
    }

    /** As e goes to 0, a draw says t = 0: v = -t, w = 1. In the far tail the gap is pulled to the margin: v = e - t. */
    @Test
    void extremesStayFinite() {
        TruncatedGap gap = new TruncatedGap();
        gap.draw(1.5, 1e-4);
        assertThat(gap.v()).isCloseTo(-1.5, within(1e-6));
        assertThat(gap.w()).isCloseTo(1, within(1e-6));
        gap.draw(-80, 0.1);
        assertThat(gap.v()).isBetween(79.9, 80.1);
        gap.win(-80, 0.1);
        assertThat(gap.v()).isCloseTo(80.1, within(0.02));
        assertThat(gap.w()).isBetween(0.999, 1.0);
    }

    @Test
    void probabilitiesAddUp() {
        OutcomeProbabilities equals = RATING.outcome(new Skill(25, 1e-9), new Skill(25, 1e-9));
        assertThat(equals.draw()).isCloseTo(0.1, within(1e-9));
        assertThat(equals.left()).isCloseTo(0.45, within(1e-9));
        // A gap of beta between known skills, draws excluded: Phi(1 / sqrt 2) = 0.76025.
        OutcomeProbabilities better = new TrueSkillRating(
                        TrueSkillSettings.defaults().withDrawProbability(0))
                .outcome(new Skill(25 + 25.0 / 6, 1e-9), new Skill(25, 1e-9));
        assertThat(better.left()).isCloseTo(0.76025, within(1e-5));
        assertThat(better.left() + better.right() + better.draw()).isCloseTo(1, within(1e-12));
    }

    @Test
    void refusesImpossibleConstants() {
        for (double bad : List.of(Double.NaN, -1.0, 1.0)) {
            assertThatThrownBy(() -> TrueSkillSettings.defaults().withDrawProbability(bad))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("drawProbability");
        }
    }
}
