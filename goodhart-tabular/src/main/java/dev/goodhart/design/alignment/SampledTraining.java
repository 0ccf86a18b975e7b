package dev.goodhart.design.alignment;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/**
 * Training by REINFORCE. The episodes of the latest updates are the buffer D of the implicit gradient; the outer gradient is taken from
 * fresh ones, for the product of two estimates from the same episodes would be biased.
 */
final class SampledTraining implements Training {
    private static final int BUFFER = 10;

    private final TabularMdp mdp;
    private final RewardBlend blend;
    private final LearnerModel.Reinforce model;
    private final int outerEpisodes;
    private final RandomGenerator random;
    private final double[] theta;
    private final ArrayDeque<Episodes> buffer = new ArrayDeque<>();
    private long played;
    private boolean paid;

    SampledTraining(
            TabularMdp mdp,
            RewardBlend blend,
            LearnerModel.Reinforce model,
            int outerEpisodes,
            RandomGenerator random) {
        this.mdp = mdp;
        this.blend = blend;
        this.model = model;
        this.outerEpisodes = outerEpisodes;
        this.random = random;
        this.theta = new double[mdp.states() * mdp.actions()];
    }

    @Override
    public void learn(BlendParameters phi, int updates) {
        double[] reward = blend.transitions(phi);
        for (int i = 0; i < updates; i++) {
            TabularPolicy policy = policy();
            Episodes batch = sample(policy, model.episodes());
            double[] returns = batch.returns(reward, phi.discount());
            batch.centre(returns);
            double[] gradient = batch.policyGradient(policy, returns, visitDiscount(phi));
            for (int row = 0; row < theta.length; row++) {
                theta[row] += model.step() * (gradient[row] - model.weightDecay() * theta[row]);
            }
            buffer.addLast(batch);
            if (buffer.size() > BUFFER) {
                buffer.removeFirst();
            }
        }
    }

    @Override
    public TabularPolicy policy() {
        return TabularPolicy.softmax(mdp.states(), mdp.actions(), theta);
    }

    @Override
    public BlendParameters hypergradient(BlendParameters phi, HypergradientSolver solver) {
        TabularPolicy policy = policy();
        Episodes fresh = sample(policy, outerEpisodes);
        if (!paid) {
            throw new InvalidInputException(
                    "The primary reward must pay somewhere, but it was 0 on every step of the first "
                            + played + " episodes: there is no signal to align with\nMaybe the horizon ("
                            + model.horizon()
                            + ") is too short, or the warm-up.");
        }
        double[] returns = fresh.returns(blend.primaryTransitions(), mdp.discount());
        fresh.centre(returns);
        double[] outer = fresh.policyGradient(policy, returns, mdp.discount());
        double[] paidByState = paidByState(phi);
        double[] q = solver.solve(v -> hessianTimes(policy, paidByState, v), outer);
        return adjoint(policy, phi, q);
    }

    private Episodes sample(TabularPolicy policy, int count) {
        Episodes episodes = Episodes.sample(mdp, policy, count, model.horizon(), random);
        played += count;
        paid |= !paid && episodes.paid(blend.primaryTransitions());
        return episodes;
    }

    private double visitDiscount(BlendParameters phi) {
        return model.rule() == UpdateRule.UNBIASED ? phi.discount() : mdp.discount();
    }

    private double[] paidByState(BlendParameters phi) {
        double[] reward = blend.transitions(phi);
        double[] byState = new double[mdp.states()];
        for (Episodes episodes : buffer) {
            double[] byRow = episodes.byRow(episodes.returns(reward, phi.discount()), visitDiscount(phi), theta.length);
            for (int row = 0; row < byRow.length; row++) {
                byState[row / mdp.actions()] += byRow[row] / buffer.size();
            }
        }
        return byState;
    }

    /** H of the off-policy update, E_D[ sum_t grad psi_t G_t ] - lambda I: symmetric, one block for every state. */
    private double[] hessianTimes(TabularPolicy policy, double[] paidByState, double[] v) {
        double[] product = Scores.of(policy, v);
        for (int row = 0; row < product.length; row++) {
            product[row] *= -policy.probability()[row] * paidByState[row / mdp.actions()];
            product[row] -= model.weightDecay() * v[row];
        }
        return product;
    }

    /** Eligibilities z_t = discount z_{t-1} + c_t with c_t = psi_t . q: the reward of step t counts by z_t. */
    private BlendParameters adjoint(TabularPolicy policy, BlendParameters phi, double[] q) {
        double[] score = Scores.of(policy, q);
        double[] reward = blend.transitions(phi);
        double[] byTransition = new double[mdp.transitions()];
        boolean unbiased = model.rule() == UpdateRule.UNBIASED;
        double visitDiscount = visitDiscount(phi);
        double discount = phi.discount();
        double slope = 0;
        for (Episodes episodes : buffer) {
            double share = 1.0 / ((double) buffer.size() * episodes.count());
            for (int e = 0; e < episodes.count(); e++) {
                double z = 0;
                double y = 0;
                double weight = 1;
                double weightSlope = 0;
                for (int t = 0; t < episodes.length()[e]; t++) {
                    int at = e * episodes.horizon() + t;
                    double c = score[episodes.row()[at]];
                    y = z + discount * y + c * weightSlope;
                    z = discount * z + c * weight;
                    byTransition[episodes.transition()[at]] += share * z;
                    slope += share * reward[episodes.transition()[at]] * y;
                    weightSlope = unbiased ? weight + visitDiscount * weightSlope : 0;
                    weight *= visitDiscount;
                }
            }
        }
        return blend.gradientOfTransitions(byTransition, slope * discount * (1 - discount));
    }
}
