package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.AlignmentCeiling.Turnover;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LawFitTest {
    private static final double[] GRID =
            IntStream.rangeClosed(0, 12).mapToDouble(i -> 0.25 * i).toArray();

    private static double[] gains(OveroptimizationLaw law, double[] d) {
        return Arrays.stream(d).map(law::predict).toArray();
    }

    /** a = 1, b = 1/4: alpha = sqrt 2, beta = 1/2, peak at sqrt 2, ceiling 1. */
    @Test
    void recoversTheExactWorld() {
        LawFit fit = LawFit.of(LawForm.BEST_OF_N, GRID, gains(new BestOfNLaw(Math.sqrt(2), 0.5), GRID));
        assertThat(fit.law().alpha()).isCloseTo(1.414214, within(1e-6));
        assertThat(fit.law().beta()).isCloseTo(0.5, within(1e-12));
        OveroptimizationLaw.Peak peak = fit.law().peak().orElseThrow();
        assertThat(peak.d()).isCloseTo(1.414214, within(1e-6));
        assertThat(peak.gain()).isCloseTo(1, within(1e-12));
        assertThat(peak.klBudget()).isCloseTo(2, within(1e-12));
        assertThat(fit.left()).isEqualTo(1);
    }

    /** alpha = 1, beta = 1/2: peak at e^(2-1), ceiling e / 2. Points at 0 are left out. */
    @Test
    void recoversTheOtherForm() {
        LawFit fit = LawFit.of(LawForm.RL, GRID, gains(new RlLaw(1, 0.5), GRID));
        assertThat(fit.law().alpha()).isCloseTo(1, within(1e-12));
        assertThat(fit.law().peak().orElseThrow().d()).isCloseTo(Math.E, within(1e-9));
        assertThat(fit.law().peak().orElseThrow().gain()).isCloseTo(Math.E / 2, within(1e-9));
        double[] withSmall = {0.01, 0.05, 0.2, 0.4, 0.8, 1.6};
        assertThat(LawFit.of(LawForm.RL, withSmall, gains(new RlLaw(1, 0.5), withSmall))
                        .points())
                .isEqualTo(4);
    }

    @Test
    void theFormsAreNotInterchangeable() {
        double[] gains = gains(new BestOfNLaw(1.88, 0.278), GRID);
        // More than 1 % of the ceiling of 3.17.
        assertThat(LawFit.of(LawForm.RL, GRID, gains).error()).isGreaterThan(0.0317);
        assertThat(LawFit.of(LawForm.BEST_OF_N, GRID, gains)
                        .law()
                        .peak()
                        .orElseThrow()
                        .gain())
                .isCloseTo(3.17, within(0.01));
    }

    /** k rounds: d (alpha - beta log d + beta log k), which is k R(d / k). */
    @ParameterizedTest
    @EnumSource(LawForm.class)
    void roundsAddTheirDistances(LawForm form) {
        OveroptimizationLaw law = form.law(1.5, 0.4);
        for (double d : new double[] {0.5, 1, 4}) {
            assertThat(law.iterated(3).predict(d)).isCloseTo(3 * law.predict(d / 3), within(1e-12));
        }
        double d = 2;
        assertThat(new RlLaw(1.5, 0.4).iterated(3).predict(d))
                .isCloseTo(d * (1.5 - 0.4 * Math.log(d) + 0.4 * Math.log(3)), within(1e-12));
    }

    @Test
    void foretellsBeyondTheCut() {
        LawFit.Extrapolation right = LawFit.upTo(LawForm.BEST_OF_N, GRID, gains(new BestOfNLaw(2, 0.3), GRID), 1.5);
        assertThat(right.error()).isCloseTo(0, within(1e-12));
        assertThat(right.beyond()).isEqualTo(6);
        assertThat(right.fit().points()).isEqualTo(6);
        assertThat(LawFit.upTo(LawForm.RL, GRID, gains(new BestOfNLaw(2, 0.3), GRID), 1.5)
                        .error())
                .isGreaterThan(0.05);
        assertThatThrownBy(() -> LawFit.upTo(LawForm.BEST_OF_N, GRID, GRID, 9)).hasMessageContaining("beyond the cut");
    }

    @Test
    void neverReportsAPeakThatWasNotSeen() {
        assertThat(ceiling(new BestOfNLaw(1, 0)).turnover()).isEqualTo(Turnover.NONE);
        assertThat(ceiling(new BestOfNLaw(1, -0.1)).turnover()).isEqualTo(Turnover.NONE);
        assertThat(ceiling(new BestOfNLaw(0, 0)).turnover()).isEqualTo(Turnover.NONE);
        // alpha / (2 beta) = 5 lies beyond 3; the budget is then what was tried.
        AlignmentCeiling beyond = ceiling(new BestOfNLaw(1, 0.1));
        assertThat(beyond.turnover()).isEqualTo(Turnover.BEYOND_DATA);
        assertThat(beyond.peak()).isEmpty();
        assertThat(beyond.klBudget()).isCloseTo(9, within(1e-12));
        assertThat(beyond.lost()).isZero();
        assertThat(new RlLaw(1, 1e-4).peak()).isEmpty();
    }

    /** alpha = 2, beta = 0.5: peak 2 at d = 2, R(3) = 1.5: a quarter is lost. Gold that falls from the start peaks at 0. */
    @Test
    void saysWhatIsLostAtTheEnd() {
        assertThat(ceiling(new BestOfNLaw(2, 0.5)).lost()).isCloseTo(0.25, within(1e-9));
        assertThat(ceiling(new BestOfNLaw(2, 0.5)).efficiency(4)).isCloseTo(0.5, within(1e-9));
        // Falling ever faster, evenly, and ever more slowly: the best is not to begin.
        for (OveroptimizationLaw law : List.of(
                new BestOfNLaw(-1, 0.5), new BestOfNLaw(-1, 0), new BestOfNLaw(-1, -0.1), new RlLaw(-1, -0.1))) {
            AlignmentCeiling falls = ceiling(law);
            assertThat(falls.turnover()).as("%s", law).isEqualTo(Turnover.OBSERVED);
            assertThat(falls.klBudget()).isZero();
            assertThat(falls.lost()).isEqualTo(1);
        }
    }

    /** Where no resample could be fitted, the peak of the fit is as uncertain as can be. */
    @Test
    void aPeakWithoutResamplesIsUncertain() {
        BestOfNLaw law = new BestOfNLaw(1, 0.5);
        LawFit fit = LawFit.of(LawForm.BEST_OF_N, GRID, gains(law, GRID));
        assertThat(AlignmentCeiling.of(fit, Double.NaN).turnover()).isEqualTo(Turnover.UNCERTAIN);
        assertThat(AlignmentCeiling.of(fit, 1).turnover()).isEqualTo(Turnover.OBSERVED);
    }

    /** Noise without a trend bends one way or the other; a peak must show in 95 % of the resamples. */
    @Test
    void noiseHasNoPeak() {
        int peaks = 0;
        int fits = 0;
        for (int seed = 0; seed < 40; seed++) {
            RandomGenerator random = SeedTree.of("noise").child(seed).generator();
            double[] noise = Arrays.stream(GRID).map(d -> random.nextGaussian()).toArray();
            int[][] points =
                    IntStream.range(0, GRID.length).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
            LawIntervals intervals = LawIntervals.of(LawForm.BEST_OF_N, GRID, noise, points, 300, random);
            LawFit fit = LawFit.of(LawForm.BEST_OF_N, GRID, noise);
            AlignmentCeiling ceiling = AlignmentCeiling.of(fit, intervals.certainty());
            fits += fit.law().peakWithin(3).filter(p -> p.gain() > 0).isPresent() ? 1 : 0;
            peaks += ceiling.peak().filter(p -> p.gain() > 0).isPresent() ? 1 : 0;
        }
        // At a rate of 1 in 20 for a false peak more than 6 of 40 have a probability below 0.01.
        assertThat(peaks).isLessThanOrEqualTo(6);
        assertThat(fits).as("peaks of a fit alone").isGreaterThan(2 * Math.max(1, peaks));
    }

    @Test
    void intervalsHoldTheTruthOfANoisyCurve() {
        RandomGenerator random = SeedTree.of("noisy").generator();
        double[] noisy = Arrays.stream(GRID)
                .map(d -> new BestOfNLaw(2, 0.5).predict(d) + 0.05 * random.nextGaussian())
                .toArray();
        int[][] points =
                IntStream.range(0, GRID.length).mapToObj(i -> new int[] {i}).toArray(int[][]::new);
        LawIntervals intervals = LawIntervals.of(LawForm.BEST_OF_N, GRID, noisy, points, 1000, random);
        assertThat(intervals.alpha().contains(2)).isTrue();
        assertThat(intervals.beta().contains(0.5)).isTrue();
        assertThat(intervals.peak().contains(2)).isTrue();
        assertThat(intervals.certainty()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBeFitted() {
        assertThatThrownBy(() -> LawFit.of(LawForm.BEST_OF_N, new double[] {0, 1, 1, 2, 3}, new double[5]))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least 4 distinct distances above 0, there are 3");
        assertThatThrownBy(() -> LawFit.of(LawForm.RL, new double[] {0.05, 1, 2, 3}, new double[4]))
                .hasMessageContaining("of 0.1 or more, there are 3");
        assertThatThrownBy(() -> LawFit.of(LawForm.RL, new double[] {-1, 1, 2, 3}, new double[4]))
                .hasMessageContaining("point 0 (-1.0)")
                .hasMessageContaining("negative estimate of KL");
        assertThatThrownBy(() -> LawFit.of(LawForm.RL, new double[] {1, 2, 3, 4}, new double[] {0, 0, Double.NaN, 0}))
                .hasMessageContaining("gain of point 2 (NaN)");
    }

    private static AlignmentCeiling ceiling(OveroptimizationLaw law) {
        return AlignmentCeiling.of(LawFit.of(law.form(), GRID, gains(law, GRID)), 1);
    }
}
