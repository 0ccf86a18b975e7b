package dev.goodhart.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Bootstrap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurveyPartsTest {
    /**
     * Items (1,2,3,4), (1,3,2,4), (2,1,4,3): variances 5/3 each, sum 5; totals 4, 6, 9, 11 with variance 29/3.
     * alpha = 3/2 (1 - 5 / (29/3)) = 21/29. Without the third: totals 2, 5, 5, 8, variance 6, alpha = 2 (1 - (10/3)/6) = 8/9.
     * The third against the rest: covariance of (2,1,4,3) and (2,5,5,8) is 3/3 = 1, so r = 1 / sqrt(5/3 * 6) = 1 / sqrt 10.
     */
    @Test
    void alphaByHand() {
        CronbachAlpha alpha = CronbachAlpha.of(
                "S", List.of("a", "b", "c"), new double[][] {{1, 2, 3, 4}, {1, 3, 2, 4}, {2, 1, 4, 3}});
        assertThat(alpha.alpha()).isCloseTo(21.0 / 29, within(1e-12));
        assertThat(alpha.items().get(2).alphaWithout()).isCloseTo(8.0 / 9, within(1e-12));
        assertThat(alpha.items().get(2).itemRest()).isCloseTo(1 / Math.sqrt(10), within(1e-12));
        assertThat(alpha.reversedSuspects()).isEmpty();
    }

    /** Two items that oppose each other: totals are constant but for one, alpha is negative and both are named. */
    @Test
    void opposedItemsAreNamed() {
        CronbachAlpha alpha =
                CronbachAlpha.of("S", List.of("a", "b"), new double[][] {{1, 2, 3, 4, 5}, {5, 4, 3, 2, 2}});
        assertThat(alpha.alpha()).isNegative();
        assertThat(alpha.reversedSuspects()).containsExactly("a", "b");
        assertThat(alpha.items().getFirst().alphaWithout()).isNaN();
    }

    @Test
    void constantItemsAndSingleItemsAreRefused() {
        assertThatThrownBy(() -> CronbachAlpha.of("S", List.of("a", "b"), new double[][] {{1, 2, 3}, {4, 4, 4}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'b'");
        assertThatThrownBy(() -> SurveyScale.of("S", List.of("a"))).hasMessageContaining("at least 2 items");
        assertThatThrownBy(() -> new SurveyScale("S", List.of("a", "b"), java.util.Set.of("b"), Double.NaN, 5))
                .hasMessageContaining("range");
    }

    /** y = .5 x + .2 z with r_xz = .4: r_xy = .58, r_zy = .4, R2 = .5 * .58 + .2 * .4 = .37. */
    @Test
    void regressionByHand() {
        PathModel model = PathModel.of(List.of(new PathEquation("y", List.of("x", "z"))));
        PathFit fit = model.fit(new double[][] {{1, 0.4, 0.58}, {0.4, 1, 0.4}, {0.58, 0.4, 1}});
        assertThat(fit.coefficients()[0]).containsExactly(new double[] {0.5, 0.2}, within(1e-12));
        assertThat(fit.rSquared()[0]).isCloseTo(0.37, within(1e-12));
        assertThat(FitIndices.of(model, new double[][] {{1, 0.4, 0.58}, {0.4, 1, 0.4}, {0.58, 0.4, 1}}, 50))
                .isEmpty();
    }

    /**
     * The chain x -> m -> y with r_xm = .5, r_my = .4, r_xy = .3, n = 201. Implied r_xy = .2; |Sigma| = (1-.25)(1-.16) = .63,
     * |S| = 1 + 2(.5)(.4)(.3) - .25 - .16 - .09 = .62, so chi-square = 200 ln(.63/.62), df 1. Baseline: 200 ln(1/.62), df 3.
     * SRMR = sqrt(.1^2 / 6).
     */
    @Test
    void fitIndicesByHand() {
        PathModel chain =
                PathModel.of(List.of(new PathEquation("y", List.of("m")), new PathEquation("m", List.of("x"))));
        assertThat(chain.variables()).containsExactly("x", "m", "y");
        double[][] r = {{1, 0.5, 0.3}, {0.5, 1, 0.4}, {0.3, 0.4, 1}};
        FitIndices fit = FitIndices.of(chain, r, 201).orElseThrow();
        double chi = 200 * Math.log(0.63 / 0.62);
        double baseline = 200 * Math.log(1 / 0.62);
        assertThat(fit.degreesOfFreedom()).isEqualTo(1);
        assertThat(fit.chiSquare()).isCloseTo(chi, within(1e-9));
        assertThat(fit.cfi()).isCloseTo(1 - (chi - 1) / (baseline - 3), within(1e-9));
        assertThat(fit.rmsea()).isCloseTo(Math.sqrt((chi - 1) / 200), within(1e-9));
        assertThat(fit.srmr()).isCloseTo(Math.sqrt(0.01 / 6), within(1e-9));
        // P(chi-square(1) > 3.2) = 2 (1 - Phi(1.789)).
        assertThat(fit.pValue()).isCloseTo(0.0736, within(5e-4));
        assertThat(chain.indirectEffect(chain.fit(r), List.of("x", "m", "y"))).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void modelsThatAreNotRecursiveAreRefused() {
        assertThatThrownBy(() ->
                        PathModel.of(List.of(new PathEquation("a", List.of("b")), new PathEquation("b", List.of("a")))))
                .hasMessageContaining("circle");
        assertThatThrownBy(() ->
                        PathModel.of(List.of(new PathEquation("a", List.of("x")), new PathEquation("a", List.of("z")))))
                .hasMessageContaining("one equation");
        assertThatThrownBy(() -> PathModel.of(List.of(new PathEquation("a", List.of("x", "x")))))
                .hasMessageContaining("once");
        PathModel model = PathModel.of(List.of(new PathEquation("y", List.of("x", "z"))));
        assertThatThrownBy(() -> model.fit(new double[][] {{1, 1, 0.5}, {1, 1, 0.5}, {0.5, 0.5, 1}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("determine each other");
        PathFit fit = model.fit(new double[][] {{1, 0, 0.5}, {0, 1, 0.5}, {0.5, 0.5, 1}});
        assertThatThrownBy(() -> model.indirectEffect(fit, List.of("x", "z", "y")))
                .hasMessageContaining("arrows");
    }

    /** r = .36 with alphas .81 and .64: .36 / (.9 * .8) = .5. */
    @Test
    void attenuationIsUndone() {
        List<String> names = List.of("x", "y");
        double[][] r = {{1, 0.36}, {0.36, 1}};
        assertThat(Attenuation.disattenuate(names, r, new double[] {0.81, 0.64})[0][1])
                .isCloseTo(0.5, within(1e-12));
        assertThatThrownBy(() -> Attenuation.disattenuate(names, r, new double[] {0.81, -0.1}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'y'");
        assertThatThrownBy(() -> Attenuation.disattenuate(names, r, new double[] {0.3, 0.3}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1.200");
    }

    /** Own means 5, 4, 2, evaluators' 2, 4, 4: of three pairs one is discordant twice and one tied: C = 0, D = 2, tau_b = -2/sqrt(3*2). */
    @Test
    void priorityGapUsesTauB() {
        double[][] own = {{5, 5}, {4, 4}, {2, 2}};
        double[][] evaluators = {{2, 2}, {4, 4}, {4, 4}};
        PriorityGap gap = PriorityGap.of(
                List.of("quality", "output", "grants"),
                own,
                evaluators,
                new Bootstrap(50, 0.95, new SplittableRandom(1)));
        assertThat(gap.tauB()).isCloseTo(-2 / Math.sqrt(6), within(1e-12));
        assertThat(gap.criteria().getFirst().gap().estimate()).isEqualTo(-3);
        // All respondents agree, so no resample differs.
        assertThat(gap.index().low()).isCloseTo(gap.index().high(), within(1e-12));
        assertThatThrownBy(() -> PriorityGap.of(
                        List.of("a", "b"),
                        new double[][] {{1, 1}, {1, 1}},
                        new double[][] {{1, 2}, {2, 3}},
                        new Bootstrap(5, 0.95, new SplittableRandom(1))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void relativeAutonomyWeighsRegulations() {
        Map<String, double[]> scores = Map.of(
                "int", new double[] {5}, "ide", new double[] {4}, "tro", new double[] {3}, "ext", new double[] {2});
        // 2*5 + 4 - 3 - 2*2 = 7.
        assertThat(RelativeAutonomyIndex.ofRegulations("int", "ide", "tro", "ext")
                        .of(scores))
                .containsExactly(7);
        assertThat(RelativeAutonomyIndex.of("int", "ext").of(scores)).containsExactly(3);
    }

    /** One weighted pass gives what the definitions give. */
    @Test
    void momentsAgreeWithTheDefinitions() {
        SplittableRandom random = new SplittableRandom(3);
        double[][][] answers = new double[2][][];
        for (int s = 0; s < 2; s++) {
            answers[s] = new double[3 + s][40];
            for (double[] item : answers[s]) {
                for (int i = 0; i < 40; i++) {
                    item[i] = 1 + random.nextInt(5) + (i % 4);
                }
            }
        }
        ScoreStatistics whole = new ScoreMoments(answers).whole();
        for (int s = 0; s < 2; s++) {
            List<String> names = List.of("a", "b", "c", "d").subList(0, 3 + s);
            assertThat(whole.reliability()[s])
                    .isCloseTo(CronbachAlpha.of("S", names, answers[s]).alpha(), within(1e-12));
        }
        double[] x = new double[40];
        double[] y = new double[40];
        for (int i = 0; i < 40; i++) {
            for (double[] item : answers[0]) {
                x[i] += item[i];
            }
            for (double[] item : answers[1]) {
                y[i] += item[i];
            }
        }
        assertThat(whole.correlation()[1][0])
                .isCloseTo(dev.goodhart.statistics.Correlation.PEARSON.of(x, y), within(1e-12));
    }
}
