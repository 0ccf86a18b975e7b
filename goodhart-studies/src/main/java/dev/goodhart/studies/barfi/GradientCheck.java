package dev.goodhart.studies.barfi;

import dev.goodhart.design.alignment.BehaviorAlignmentReward;
import dev.goodhart.design.alignment.HypergradientSolver;
import dev.goodhart.design.alignment.ImplicitGradient;
import dev.goodhart.design.alignment.Jacobian;
import dev.goodhart.design.alignment.LearnerModel;
import dev.goodhart.design.alignment.UpdateRule;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.study.Recorder;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Part D: dJ/d(phi2, phi3) at phi = (1, 0.05) with the trap, against central differences of the inner problem solved again to 1e-12. With
 * the unbiased learner H is symmetric, and a transpose too many shows only with the biased one.
 */
final class GradientCheck {
    /** The weights at which the gradient is taken. */
    static final double[] WEIGHTS = {1, 0.05};

    private static final double STEP = 1e-4;
    private static final double SETTLED = 1e-12;
    private static final int LIMIT = 20_000;
    private static final double BIASED_DISCOUNT = 0.5;

    private final TabularMdp mdp = GoalGrid.mdp();
    private final List<NamedReward> auxiliaries = List.of(GoalGrid.auxiliary(Heuristic.TRAP, new SplittableRandom(0)));
    private final ImplicitGradient gradients;
    private final double discount;

    private GradientCheck(UpdateRule rule, double discount) {
        this.discount = discount;
        this.gradients = new ImplicitGradient(
                mdp,
                GoalGrid.primary(),
                auxiliaries,
                LearnerModel.ExactGradient.defaults().with(rule, discount));
    }

    static void run(Recorder recorder) {
        new GradientCheck(UpdateRule.UNBIASED, GoalGrid.mdp().discount()).record("unbiased", recorder);
        recorder.progress(0.5);
        new GradientCheck(UpdateRule.BIASED, BIASED_DISCOUNT).record("biased", recorder);
    }

    private void record(String learner, Recorder recorder) {
        int size = mdp.states() * mdp.actions();
        BehaviorAlignmentReward reward = reward(WEIGHTS);
        double[] theta = gradients.fixedPoint(new double[size], reward, SETTLED, LIMIT);
        Jacobian jacobian = gradients.jacobian(theta, reward);
        double[] outer = gradients.outerGradient(theta);
        record(learner + ", exact", along(theta, HypergradientSolver.exact().solve(jacobian, outer)), recorder);
        record(
                learner + ", identity",
                along(theta, new HypergradientSolver.Identity(1).solve(jacobian, outer)),
                recorder);
        record(
                learner + ", wrong transpose",
                along(theta, HypergradientSolver.exact().solve(transposed(jacobian, size), outer)),
                recorder);
        double[] wrongSign = HypergradientSolver.exact().solve(jacobian, outer);
        for (int i = 0; i < size; i++) {
            wrongSign[i] = -wrongSign[i];
        }
        record(learner + ", missing minus", along(theta, wrongSign), recorder);
        record(learner + ", differences", differences(theta), recorder);
    }

    private double[] along(double[] theta, double[] q) {
        ImplicitGradient.ByReward gradient = gradients.along(theta, reward(WEIGHTS), q);
        return new double[] {gradient.primaryWeight(), gradient.auxiliaryWeights()[0]};
    }

    private double[] differences(double[] theta) {
        double[] slope = new double[WEIGHTS.length];
        for (int i = 0; i < slope.length; i++) {
            for (int sign : new int[] {1, -1}) {
                double[] moved = WEIGHTS.clone();
                moved[i] += sign * STEP;
                double[] settled = gradients.fixedPoint(theta, reward(moved), SETTLED, LIMIT);
                double reached = Evaluation.of(mdp, gradients.policy(settled))
                        .expectedReturn(GoalGrid.primary().expected(mdp));
                slope[i] += sign * reached / (2 * STEP);
            }
        }
        return slope;
    }

    private BehaviorAlignmentReward reward(double[] weights) {
        return new BehaviorAlignmentReward(
                GoalGrid.primary(),
                auxiliaries,
                new double[mdp.states() * mdp.actions()],
                weights[0],
                new double[] {weights[1]},
                discount);
    }

    /** The same matrix with rows for columns, written out. */
    private static Jacobian transposed(Jacobian jacobian, int size) {
        double[][] rows = new double[size][];
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            rows[i] = jacobian.transposeTimes(unit);
        }
        return v -> {
            double[] product = new double[size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    product[i] += rows[i][j] * v[j];
                }
            }
            return product;
        };
    }

    private static void record(String name, double[] gradient, Recorder recorder) {
        recorder.metric(name + ": dJ / dphi2", gradient[0]);
        recorder.metric(name + ": dJ / dphi3", gradient[1]);
    }
}
