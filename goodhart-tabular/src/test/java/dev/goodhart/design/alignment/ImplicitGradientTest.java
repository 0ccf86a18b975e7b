package dev.goodhart.design.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.fixture.RandomWorlds;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives in random worlds against central differences, for every entry. */
final class ImplicitGradientTest {
    private static final double H = 1e-5;

    private final RandomGenerator random = new SplittableRandom(7);
    private final TabularMdp mdp = RandomWorlds.mdp(5, 3, 0.8, random);
    private final TabularReward primary = RandomWorlds.stateAction(mdp, random);
    private final List<NamedReward> auxiliaries = List.of(
            NamedReward.ofSingle("one", RewardRole.PROXY, RandomWorlds.stateAction(mdp, random)),
            NamedReward.ofSingle("two", RewardRole.PROXY, RandomWorlds.stateAction(mdp, random)));
    private final double[] theta = random.doubles(15, -1, 1).toArray();
    private final double[] correction = random.doubles(15, -1, 1).toArray();

    private BehaviorAlignmentReward reward(double discount, double[] correct, double primaryWeight, double... weights) {
        return new BehaviorAlignmentReward(primary, auxiliaries, correct, primaryWeight, weights, discount);
    }

    private ImplicitGradient gradients(UpdateRule rule, double discount) {
        return new ImplicitGradient(
                mdp, primary, auxiliaries, LearnerModel.ExactGradient.defaults().with(rule, discount));
    }

    @ParameterizedTest
    @CsvSource({"UNBIASED, 0.8", "UNBIASED, 0.6", "BIASED, 0.5", "BIASED, 0"})
    void theJacobianIsTheDerivativeOfTheUpdate(UpdateRule rule, double discount) {
        ImplicitGradient gradients = gradients(rule, discount);
        BehaviorAlignmentReward reward = reward(discount, correction, 1.3, 0.4, -0.7);
        Jacobian jacobian = gradients.jacobian(theta, reward);
        for (int row = 0; row < theta.length; row++) {
            double[] unit = new double[theta.length];
            unit[row] = 1;
            double[] products = jacobian.transposeTimes(unit);
            for (int column = 0; column < theta.length; column++) {
                double[] up = theta.clone();
                double[] down = theta.clone();
                up[column] += H;
                down[column] -= H;
                double slope = (gradients.update(up, reward)[row] - gradients.update(down, reward)[row]) / (2 * H);
                assertThat(products[column]).as("%d, %d", row, column).isCloseTo(slope, within(1e-7));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"UNBIASED, 0.8", "UNBIASED, 0.6", "BIASED, 0.5"})
    void theAdjointIsTheDerivativeByReward(UpdateRule rule, double discount) {
        ImplicitGradient gradients = gradients(rule, discount);
        double[] q = random.doubles(theta.length, -1, 1).toArray();
        ImplicitGradient.ByReward by = gradients.along(theta, reward(discount, correction, 1.3, 0.4, -0.7), q);
        for (int row = 0; row < correction.length; row++) {
            double[] up = correction.clone();
            double[] down = correction.clone();
            up[row] += H;
            down[row] -= H;
            double slope =
                    slope(gradients, q, reward(discount, up, 1.3, 0.4, -0.7), reward(discount, down, 1.3, 0.4, -0.7));
            assertThat(by.correction()[row]).isCloseTo(slope, within(1e-8));
        }
        assertThat(by.primaryWeight())
                .isCloseTo(
                        slope(
                                gradients,
                                q,
                                reward(discount, correction, 1.3 + H, 0.4, -0.7),
                                reward(discount, correction, 1.3 - H, 0.4, -0.7)),
                        within(1e-8));
        assertThat(by.auxiliaryWeights()[1])
                .isCloseTo(
                        slope(
                                gradients,
                                q,
                                reward(discount, correction, 1.3, 0.4, -0.7 + H),
                                reward(discount, correction, 1.3, 0.4, -0.7 - H)),
                        within(1e-8));
        assertThat(by.discount())
                .isCloseTo(
                        slope(
                                gradients,
                                q,
                                reward(discount + H, correction, 1.3, 0.4, -0.7),
                                reward(discount - H, correction, 1.3, 0.4, -0.7)),
                        within(1e-6));
    }

    private double slope(
            ImplicitGradient gradients, double[] q, BehaviorAlignmentReward up, BehaviorAlignmentReward down) {
        double[] above = gradients.update(theta, up);
        double[] below = gradients.update(theta, down);
        double sum = 0;
        for (int i = 0; i < q.length; i++) {
            sum += q[i] * (above[i] - below[i]) / (2 * H);
        }
        return sum;
    }

    /** Without weight decay the unbiased update is the gradient of the return it is given, here the primary reward's. */
    @Test
    void theOuterGradientIsThatOfTheReturn() {
        ImplicitGradient gradients = gradients(UpdateRule.UNBIASED, 0.8);
        double[] gradient = gradients.outerGradient(theta);
        double[] expected = primary.expected(mdp);
        for (int i = 0; i < theta.length; i++) {
            double[] up = theta.clone();
            double[] down = theta.clone();
            up[i] += H;
            down[i] -= H;
            double slope = (Evaluation.of(mdp, gradients.policy(up)).expectedReturn(expected)
                            - Evaluation.of(mdp, gradients.policy(down)).expectedReturn(expected))
                    / (2 * H);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
        }
    }

    /** A thousand terms with alpha well below 2 / |H| come to the dense solution; at a fixed point H is stable. */
    @Test
    void theSolversAgreeWhereTheyShould() {
        ImplicitGradient gradients = gradients(UpdateRule.BIASED, 0.5);
        BehaviorAlignmentReward reward = reward(0.5, new double[15], 1, 0.5, 0.5);
        double[] settled = gradients.fixedPoint(theta, reward, 1e-12, 100_000);
        Jacobian jacobian = gradients.jacobian(settled, reward);
        double[] outer = gradients.outerGradient(settled);
        double[] exact = HypergradientSolver.exact().solve(jacobian, outer);
        double[] series = new HypergradientSolver.Neumann(20_000, 0.2).solve(jacobian, outer);
        double[] residual = jacobian.transposeTimes(exact);
        for (int i = 0; i < exact.length; i++) {
            assertThat(residual[i]).isCloseTo(-outer[i], within(1e-12));
            assertThat(series[i]).isCloseTo(exact[i], within(1e-8));
        }
        assertThat(new HypergradientSolver.Identity(4).solve(jacobian, outer))
                .isEqualTo(Arrays.stream(outer).map(d -> d / 4).toArray());
    }

    /** H = diag(1, -1/2) has its first eigenvalue cut to -0.1: q = (g1 / 0.1, g2 / 0.5). */
    @Test
    void aCeilingTurnsTheWrongWayRound() {
        Jacobian indefinite = v -> new double[] {v[0], -v[1] / 2};
        double[] gradient = {1, 1};
        assertThat(HypergradientSolver.exact().solve(indefinite, gradient)).containsExactly(-1, 2);
        double[] cut = new HypergradientSolver.Exact(0.1).solve(indefinite, gradient);
        assertThat(cut[0]).isCloseTo(10, within(1e-9));
        assertThat(cut[1]).isCloseTo(2, within(1e-9));
    }
}
