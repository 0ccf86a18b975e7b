package dev.goodhart.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
    /** Fleiss 1971, table 1: 30 patients, 6 psychiatrists, 5 diagnoses; kappa 0.430. */
    private static final int[][] FLEISS = {
        {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0}, {2, 0, 4, 0, 0},
        {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6}, {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0},
        {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1}, {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0},
        {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3}, {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0},
        {1, 0, 0, 4, 1}, {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6},
    };

    @Test
    void fleissOwnExample() {
        RatingCounts ratings = new RatingCounts(new double[] {1, 2, 3, 4, 5}, FLEISS);
        assertThat(FleissKappa.varyingRaters(ratings)).isCloseTo(0.430, within(5e-4));
        assertThat(FleissKappa.completeCases(ratings)).isEqualTo(FleissKappa.varyingRaters(ratings));
    }

    /**
     * Krippendorff's example of four observers, twelve units, missing ratings and five values: nominal 0.743, ordinal 0.815, interval 0.849.
     */
    @Test
    void krippendorffsOwnExample() {
        double[][] observers = {
            {1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
            {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
            {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
            {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
        };
        List<double[]> items = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int unit = i;
            items.add(Arrays.stream(observers)
                    .mapToDouble(o -> o[unit])
                    .filter(v -> v > 0)
                    .toArray());
        }
        RatingCounts ratings = RatingCounts.of(items);
        assertThat(KrippendorffAlpha.NOMINAL.of(ratings)).isCloseTo(0.743, within(5e-4));
        assertThat(KrippendorffAlpha.ORDINAL.of(ratings)).isCloseTo(0.815, within(5e-4));
        assertThat(KrippendorffAlpha.INTERVAL.of(ratings)).isCloseTo(0.849, within(5e-4));
    }

    /** 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed 0.7, chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa 0.4. */
    @Test
    void cohenByHand() {
        List<double[]> both = new ArrayList<>();
        int[][] cells = {{1, 1, 20}, {1, 0, 5}, {0, 1, 10}, {0, 0, 15}};
        for (int[] cell : cells) {
            for (int i = 0; i < cell[2]; i++) {
                both.add(new double[] {cell[0], cell[1]});
            }
        }
        both.add(new double[] {1, Double.NaN});
        CohenKappa kappa = CohenKappa.of(
                "a",
                "b",
                both.stream().mapToDouble(r -> r[0]).toArray(),
                both.stream().mapToDouble(r -> r[1]).toArray());
        assertThat(kappa.items()).isEqualTo(50);
        assertThat(kappa.observed()).isCloseTo(0.7, within(1e-12));
        assertThat(kappa.kappa()).isCloseTo(0.4, within(1e-12));
    }

    /** 96 of 100 items with two equal ratings of 1, two with 0-1 and two with 1-0: 96 % agree, and kappa is below zero. */
    @Test
    void agreementCanBeHighWithKappaBelowZero() {
        int[][] counts = new int[100][];
        for (int i = 0; i < 100; i++) {
            counts[i] = i < 4 ? new int[] {1, 1} : new int[] {0, 2};
        }
        RatingCounts ratings = new RatingCounts(new double[] {0, 1}, counts);
        assertThat(ratings.observedAgreement()).isCloseTo(0.96, within(1e-12));
        assertThat(ratings.prevalence()[1]).isCloseTo(0.98, within(1e-12));
        assertThat(FleissKappa.varyingRaters(ratings)).isCloseTo((0.96 - 0.9608) / 0.0392, within(1e-9));
    }

    @Test
    void oneValueOrOneRatingSaysNothing() {
        RatingCounts same = new RatingCounts(new double[] {1}, new int[][] {{2}, {3}});
        assertThat(FleissKappa.varyingRaters(same)).isNaN();
        assertThat(KrippendorffAlpha.INTERVAL.of(same)).isNaN();
        RatingCounts single = new RatingCounts(new double[] {0, 1}, new int[][] {{1, 0}, {0, 1}});
        assertThat(FleissKappa.varyingRaters(single)).isNaN();
        assertThat(KrippendorffAlpha.NOMINAL.of(single)).isNaN();
        RaterAgreement agreement = RaterAgreement.of(RatingTable.of(
                "m",
                List.of(
                        new JudgeScore("c", "s", "i", "m", 1, "a"),
                        new JudgeScore("c", "s", "i", "m", 2, "b"),
                        new JudgeScore("c", "s", "j", "m", 1, "a"))));
        assertThat(agreement.single()).isEqualTo(1);
        assertThat(agreement.items()).isEqualTo(1);
    }

    /** Pairs in both orders: a wins twice (consistent), left twice (flip), draw and left (change), draw twice (consistent). */
    @Test
    void verdictsThatTurnWithTheOrder() {
        List<Match> matches = List.of(
                new Match("", "1", "a", "b", Verdict.LEFT, "j"),
                new Match("", "1", "b", "a", Verdict.RIGHT, "j"),
                new Match("", "2", "a", "b", Verdict.LEFT, "j"),
                new Match("", "2", "b", "a", Verdict.LEFT, "j"),
                new Match("", "3", "a", "b", Verdict.DRAW, "j"),
                new Match("", "3", "b", "a", Verdict.LEFT, "j"),
                new Match("", "4", "a", "b", Verdict.DRAW, "j"),
                new Match("", "4", "b", "a", Verdict.DRAW, "j"),
                new Match("", "5", "a", "b", Verdict.RIGHT, "j"));
        PositionBias bias = PositionBias.of("j", matches);
        assertThat(bias.bothOrders()).isEqualTo(4);
        assertThat(bias.consistent()).isEqualTo(2);
        assertThat(bias.flipsToLeft()).isEqualTo(1);
        assertThat(bias.flipsToRight()).isZero();
        assertThat(bias.drawChanges()).isEqualTo(1);
        assertThat(bias.flipRate()).isEqualTo(0.25);
        // Four of six decided went left: two-sided binomial 2 * (1 + 6 + 15) / 64.
        assertThat(bias.leftShare().estimate()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(bias.pValue()).isCloseTo(44 / 64.0, within(1e-12));
    }

    /** One-sided verdicts have an interval too: with n decided ones all on one side, the other end is 0.025^(1/n) from there. */
    @Test
    void allVerdictsMayGoToOneSide() {
        List<Match> right = List.of(
                new Match("", "1", "a", "b", Verdict.RIGHT, "j"), new Match("", "2", "a", "b", Verdict.RIGHT, "j"));
        assertThat(PositionBias.of("j", right).leftShare().high()).isCloseTo(1 - Math.sqrt(0.025), within(1e-9));
        PositionBias one = PositionBias.of("j", List.of(new Match("", "1", "a", "b", Verdict.LEFT, "j")));
        assertThat(one.leftShare().low()).isCloseTo(0.025, within(1e-9));
        assertThat(one.leftShare().high()).isEqualTo(1);
        assertThat(one.pValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, .0028",
        "1, .0167",
        "2, .0556",
        "3, .1361",
        "4, .2722",
        "5, .4694",
        "6, .7194",
        "7, 1",
        "8, 1",
        "15, .0028"
    })
    void exactPValuesOfTauForSix(int inversions, double p) {
        double[] first = {1, 2, 3, 4, 5, 6};
        // Moving the smallest up by j places, then the second smallest, makes any number of inversions.
        double[] second = first.clone();
        int left = inversions;
        for (int pass = 0; pass < 6; pass++) {
            for (int i = 0; i < 5 && left > 0; i++) {
                if (second[i] < second[i + 1]) {
                    double kept = second[i];
                    second[i] = second[i + 1];
                    second[i + 1] = kept;
                    left--;
                }
            }
        }
        RankInversions ranks = RankInversions.of(first, second);
        assertThat(ranks.discordant()).isEqualTo(inversions);
        assertThat(ranks.pairs()).isEqualTo(15);
        assertThat(ranks.tau()).isCloseTo(1 - 2 * inversions / 15.0, within(1e-12));
        assertThat(ranks.pValue()).isCloseTo(p, within(5e-5));
    }

    /** Equal means are no inversions: 1-2-2 against 1-2-3 has C = 2, one tie, tau-b = 2 / sqrt(2 * 3). */
    @Test
    void tiesAreNeitherInOrderNorInverted() {
        RankInversions ranks = RankInversions.of(new double[] {1, 2, 2}, new double[] {1, 2, 3});
        assertThat(ranks.concordant()).isEqualTo(2);
        assertThat(ranks.tied()).isEqualTo(1);
        assertThat(ranks.tau()).isCloseTo(2 / Math.sqrt(6), within(1e-12));
        assertThat(ranks.pValue()).isNaN();
    }

    /** The judge ranks the wrong way round; labels put it right, and with all labels both ways are the truth. */
    @Test
    void labelsPutAJudgeRight() {
        List<JudgeScore> rows = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            for (int i = 0; i < 40; i++) {
                double noise = (i % 5 - 2) / 4.0;
                rows.add(new JudgeScore("c", "s" + s, "i" + i, "m", 3 - s + noise, "judge"));
                rows.add(new JudgeScore("c", "s" + s, "i" + i, "m", s + noise, "human"));
            }
        }
        JudgeCalibration curve = JudgeCalibration.of(
                        "m", rows, "human", 50, SeedTree.of("c").generator())
                .getFirst();
        assertThat(curve.judgeTau()).isEqualTo(-1);
        // The judge errs by the same in every item, so that one label of each system is enough to correct it.
        assertThat(curve.labelled()[0]).isEqualTo(1);
        assertThat(curve.corrected().getFirst().estimate()).isEqualTo(1);
        assertThat(curve.labels().getFirst().estimate()).isLessThanOrEqualTo(1);
        assertThat(curve.labels().getLast().estimate()).isEqualTo(1);
    }
}
