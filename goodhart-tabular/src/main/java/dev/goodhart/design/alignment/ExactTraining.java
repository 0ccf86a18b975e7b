package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;

/** Training by expected updates. */
final class ExactTraining implements Training {
    /** Systems too large for a direct solve are solved to this precision: a step of gradient ascent needs no more. */
    private static final double PRECISION = 1e-9;

    private final TabularMdp mdp;
    private final RewardBlend blend;
    private final LearnerModel.ExactGradient model;
    private final double[] theta;

    ExactTraining(TabularMdp mdp, RewardBlend blend, LearnerModel.ExactGradient model) {
        this.mdp = mdp;
        this.blend = blend;
        this.model = model;
        this.theta = new double[mdp.states() * mdp.actions()];
    }

    @Override
    public void learn(BlendParameters phi, int updates) {
        double[] reward = blend.rows(phi);
        TabularMdp world = mdp.withDiscount(phi.discount());
        for (int i = 0; i < updates; i++) {
            step(update(world, reward).direction());
        }
    }

    /** Updates until no entry of the update is larger than the tolerance, or the limit is reached. */
    void settle(BlendParameters phi, double tolerance, int limit) {
        double[] reward = blend.rows(phi);
        TabularMdp world = mdp.withDiscount(phi.discount());
        for (int i = 0; i < limit; i++) {
            double largest = 0;
            double[] delta = update(world, reward).direction();
            for (double d : delta) {
                largest = Math.max(largest, Math.abs(d));
            }
            if (largest <= tolerance) {
                return;
            }
            step(delta);
        }
    }

    @Override
    public TabularPolicy policy() {
        return SoftmaxPolicy.of(mdp, theta);
    }

    @Override
    public BlendParameters hypergradient(BlendParameters phi, HypergradientSolver solver) {
        ExactUpdate update = update(mdp.withDiscount(phi.discount()), blend.rows(phi));
        double[] outer = new ExactUpdate(mdp, mdp, true, 0, theta, blend.primaryRows(), PRECISION).direction();
        ExactUpdate.Adjoint adjoint = update.adjoint(solver.solve(update, outer));
        double slope = phi.discount() * (1 - phi.discount());
        return blend.gradientOfRows(adjoint.reward(), adjoint.discount() * slope);
    }

    private ExactUpdate update(TabularMdp world, double[] reward) {
        boolean unbiased = model.rule() == UpdateRule.UNBIASED;
        return new ExactUpdate(world, unbiased ? world : mdp, unbiased, model.weightDecay(), theta, reward, PRECISION);
    }

    private void step(double[] delta) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] += model.step() * delta[i];
        }
    }
}
