package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;

/** Training by expected updates. */
final class ExactTraining implements Training {
    private final ImplicitGradient gradients;
    private final double[] theta;

    ExactTraining(TabularMdp mdp, RewardBlend blend, LearnerModel.ExactGradient model) {
        this.gradients = new ImplicitGradient(mdp, blend, model);
        this.theta = new double[mdp.states() * mdp.actions()];
    }

    @Override
    public void learn(BlendParameters phi, int updates) {
        gradients.learn(theta, phi, updates);
    }

    @Override
    public TabularPolicy policy() {
        return gradients.policy(theta);
    }

    @Override
    public BlendParameters hypergradient(BlendParameters phi, HypergradientSolver solver) {
        return gradients.gradient(theta, phi, solver);
    }
}
