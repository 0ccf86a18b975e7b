package dev.goodhart.studies.denserewards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.credit.CreditAssignment;
import dev.goodhart.credit.CreditMethod;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.studies.denserewards.SampledCredit.Weighing;
import dev.goodhart.studies.starc.StudyLoop;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.Scale;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditPartTest {
    private static final DenseRewardsStudy STUDY = new DenseRewardsStudy();
    private static final CreditPart PART = new CreditPart();
    private static Evidence evidence;

    @BeforeAll
    static void runQuickly() {
        DenseRewardsSettings settings = STUDY.settings(Scale.QUICK);
        evidence = StudyLoop.run(STUDY, settings, PART.arms(settings), STUDY.seeds(Scale.QUICK));
    }

    private static Judgement judged(String id) {
        return PART.claims().stream()
                .filter(claim -> claim.id().equals(id))
                .map(claim -> claim.judge(evidence))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C2"})
    void theExactClaimsHold(String id) {
        assertThat(judged(id).verdict()).as(judged(id).detail()).isEqualTo(Verdict.HOLDS);
    }

    /**
     * C5 asks for a lead of 0.04 over sparse and fails at full scale, where the lead is 0.034 (12 seeds, in 10 of them positive). Here
     * its other parts are held to the card's thresholds, the lead to its sign.
     */
    @Test
    void denserCreditLearnsFasterAndOwnUnitNoiseDoesNotGrow() {
        assertThat(judged("C5").verdict()).as(judged("C5").detail()).isNotEqualTo(Verdict.UNDECIDED);
        double shapley = CreditClaims.best(evidence, Weighing.SHAPLEY, 0);
        assertThat(shapley).isGreaterThan(CreditClaims.best(evidence, Weighing.SPARSE, 0));
        assertThat(shapley).isGreaterThan(CreditClaims.best(evidence, Weighing.UNIFORM, 0));
        assertThat(CreditClaims.noise(evidence, Weighing.OWN_UNIT, 64)
                        / CreditClaims.noise(evidence, Weighing.OWN_UNIT, 16))
                .isLessThan(1.5);
        assertThat(CreditClaims.noise(evidence, Weighing.SPARSE, 64)
                        / CreditClaims.noise(evidence, Weighing.SPARSE, 16))
                .isGreaterThan(3);
        assertThat(CreditClaims.best(evidence, Weighing.PREFIX, 0.5))
                .isGreaterThanOrEqualTo(CreditClaims.best(evidence, Weighing.SHAPLEY, 0.5) - 0.02);
    }

    @Test
    void theFiguresAreDrawnAndTheSentenceColoured() {
        assertThat(PART.figures(evidence)).hasSize(4);
        assertThat(evidence.ofArm(CreditGames.ARM).getFirst().figures())
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure).isInstanceOf(ColouredText.class));
        Evidence nothing = new Evidence(STUDY.id(), List.of(), List.of());
        assertThat(PART.figures(nothing)).isEmpty();
    }

    /** The closed forms beside the library, on a string of 8 whose coalition values are written out here. */
    @Test
    void theClosedFormsOfPairsAreTheLibrarys() {
        int units = 8;
        PairSequence game = new PairSequence(units, 0.5, SeedTree.of("pairs").generator());
        int[] string = {0, 3, 1, 1, 2, 0, 3, 2};
        double[] shapley = game.shapleyCredits(string);
        double[] prefix = game.prefixCredits(string);
        double[] single = new double[units];
        double[] pair = new double[units];
        for (int t = 0; t < units; t++) {
            // A pair's half is the difference of the two closed forms where the neighbour's half is known.
            double fromBefore = t == 0 ? 0 : pair[t - 1];
            single[t] = prefix[t] - fromBefore;
            if (t + 1 < units) {
                pair[t] = 2 * (shapley[t] - single[t] - fromBefore / 2);
            }
        }
        double[] credits = CreditAssignment.assign(
                        units,
                        CoalitionValue.each(c -> {
                            double sum = 0;
                            for (int t = 0; t < units; t++) {
                                sum += c.contains(t) ? single[t] : 0;
                                sum += t + 1 < units && c.contains(t) && c.contains(t + 1) ? pair[t] : 0;
                            }
                            return sum;
                        }),
                        CreditMethod.shapley())
                .credits();
        assertThat(credits).containsExactly(shapley, within(1e-12));
    }

    /** All 4^6 strings by hand. */
    @Test
    void theBestStringIsTheBest() {
        PairSequence game = new PairSequence(6, 1, SeedTree.of("best").generator());
        double best = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (int code = 0; code < 4096; code++) {
            double value = 0;
            for (int t = 0, before = 0; t < 6; t++) {
                int letter = code >> 2 * t & 3;
                value += game.added(t, before, letter);
                before = letter;
            }
            best = Math.max(best, value);
            mean += value / 4096;
        }
        assertThat(game.best()).isEqualTo(best, within(1e-12));
        assertThat(new BigramPolicy(6).expected(game)).isEqualTo(mean, within(1e-12));
    }
}
