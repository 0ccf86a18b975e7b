package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/**
 * How the return of the primary reward changes with the reward that a learner is given, through the learner's fixed point, with exact
 * expected updates:
 *
 * <pre>dJ/dphi = d/dphi of q . Delta(theta, phi), q and theta held fixed, where H^T q = -dJ/dtheta and H = dDelta/dtheta</pre>
 *
 * <p>It is the gradient only where theta is the fixed point, Delta = 0. Parameters theta are {@code [states * actions]} preferences of a
 * softmax policy.
 */
public final class ImplicitGradient {
    /** Systems too large for a direct solve are solved to this precision: a step of gradient ascent needs no more. */
    private static final double PRECISION = 1e-9;

    private final TabularMdp mdp;
    private final RewardBlend blend;
    private final LearnerModel.ExactGradient model;

    /**
     * Prepares gradients.
     *
     * @param mdp the world; its discount is the one that counts
     * @param primary the reward that counts
     * @param auxiliaries the rewards blended with it
     * @param model the learner; its discount is that of the reward it is given
     */
    public ImplicitGradient(
            TabularMdp mdp, TabularReward primary, List<NamedReward> auxiliaries, LearnerModel.ExactGradient model) {
        this(
                mdp,
                new RewardBlend(
                        mdp,
                        primary,
                        auxiliaries.stream().map(NamedReward::total).toList()),
                model);
    }

    ImplicitGradient(TabularMdp mdp, RewardBlend blend, LearnerModel.ExactGradient model) {
        this.mdp = mdp;
        this.blend = blend;
        this.model = model;
    }

    /**
     * A derivative with respect to everything that is learned.
     *
     * @param correction {@code [states * actions]} by phi1
     * @param primaryWeight by phi2
     * @param auxiliaryWeights {@code [auxiliaries]} by phi3
     * @param discount by the learner's discount
     */
    public record ByReward(double[] correction, double primaryWeight, double[] auxiliaryWeights, double discount) {}

    /**
     * The learner's update.
     *
     * @param theta {@code [states * actions]}
     * @param reward what the learner is given
     * @return {@code [states * actions]} Delta, weight decay included
     */
    public double[] update(double[] theta, BehaviorAlignmentReward reward) {
        return at(theta, parameters(reward)).direction();
    }

    /**
     * Its derivative.
     *
     * @param theta {@code [states * actions]}
     * @param reward what the learner is given
     * @return H
     */
    public Jacobian jacobian(double[] theta, BehaviorAlignmentReward reward) {
        return at(theta, parameters(reward));
    }

    /**
     * The gradient of what counts.
     *
     * @param theta {@code [states * actions]}
     * @return {@code [states * actions]} dJ/dtheta: the primary reward under the world's discount
     */
    public double[] outerGradient(double[] theta) {
        return new ExactUpdate(mdp, mdp, true, 0, theta, blend.primaryRows(), PRECISION).direction();
    }

    /**
     * The derivative of q . Delta with q and theta held fixed.
     *
     * @param theta {@code [states * actions]}
     * @param reward what the learner is given
     * @param q {@code [states * actions]}
     * @return dJ/dphi if q solves the implicit system
     */
    public ByReward along(double[] theta, BehaviorAlignmentReward reward, double[] q) {
        BlendParameters phi = parameters(reward);
        BlendParameters gradient = along(at(theta, phi), q, 1);
        return new ByReward(gradient.correction(), gradient.primary(), gradient.auxiliary(), gradient.discount());
    }

    /**
     * Ascends until the update is nothing.
     *
     * @param start {@code [states * actions]} where from
     * @param reward what the learner is given
     * @param tolerance largest entry of the update at the end
     * @param limit most updates
     * @return {@code [states * actions]} theta
     */
    public double[] fixedPoint(double[] start, BehaviorAlignmentReward reward, double tolerance, int limit) {
        double[] theta = start.clone();
        BlendParameters phi = parameters(reward);
        for (int i = 0; i < limit; i++) {
            double largest = 0;
            double[] delta = at(theta, phi).direction();
            for (double d : delta) {
                largest = Math.max(largest, Math.abs(d));
            }
            if (largest <= tolerance) {
                break;
            }
            ascend(theta, delta);
        }
        return theta;
    }

    /**
     * The policy of parameters.
     *
     * @param theta {@code [states * actions]}
     * @return the softmax policy
     */
    public TabularPolicy policy(double[] theta) {
        return TabularPolicy.softmax(mdp.states(), mdp.actions(), theta);
    }

    /** Updates theta in place. */
    void learn(double[] theta, BlendParameters phi, int updates) {
        for (int i = 0; i < updates; i++) {
            ascend(theta, at(theta, phi).direction());
        }
    }

    BlendParameters gradient(double[] theta, BlendParameters phi, HypergradientSolver solver) {
        ExactUpdate update = at(theta, phi);
        return along(update, solver.solve(update, outerGradient(theta)), phi.discount() * (1 - phi.discount()));
    }

    private BlendParameters along(ExactUpdate update, double[] q, double slope) {
        ExactUpdate.Adjoint adjoint = update.adjoint(q);
        return blend.gradientOfRows(adjoint.reward(), adjoint.discount() * slope);
    }

    private ExactUpdate at(double[] theta, BlendParameters phi) {
        boolean unbiased = model.rule() == UpdateRule.UNBIASED;
        TabularMdp world = mdp.withDiscount(phi.discount());
        return new ExactUpdate(
                world, unbiased ? world : mdp, unbiased, model.weightDecay(), theta, blend.rows(phi), PRECISION);
    }

    private static BlendParameters parameters(BehaviorAlignmentReward reward) {
        return new BlendParameters(
                reward.correction(), reward.primaryWeight(), reward.auxiliaryWeights(), reward.discount());
    }

    private void ascend(double[] theta, double[] delta) {
        for (int i = 0; i < theta.length; i++) {
            theta[i] += model.step() * delta[i];
        }
    }
}
