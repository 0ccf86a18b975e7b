package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;

/**
 * The expected policy-gradient update at one theta and everything the implicit gradient asks of it:
 *
 * <pre>Delta(s, a) = d(s) pi(a | s) (Q(s, a) - V(s)) - lambda theta(s, a)</pre>
 *
 * where d are visits discounted by {@code visitDiscount}, Q and V use {@code discount}. For an unbiased learner both are its own discount and
 * Delta is the gradient of its return; for a biased one they differ.
 */
final class ExactUpdate implements Jacobian {
    private final TabularMdp mdp;
    private final double[] theta;
    private final double decay;
    private final boolean unbiased;
    private final TabularPolicy policy;
    private final Evaluation chain;
    private final Evaluation visitChain;
    private final double visitDiscount;
    private final double[] visits;
    private final double[] values;
    private final double[] advantage;

    /**
     * Evaluates the policy of theta.
     *
     * @param mdp the world with the learner's discount
     * @param visitWorld the world with the discount of the visits
     * @param unbiased whether the visits follow the learner's discount when it is learned
     */
    ExactUpdate(
            TabularMdp mdp,
            TabularMdp visitWorld,
            boolean unbiased,
            double decay,
            double[] theta,
            double[] reward,
            double precision) {
        this.mdp = mdp;
        this.theta = theta;
        this.decay = decay;
        this.unbiased = unbiased;
        this.policy = TabularPolicy.softmax(mdp.states(), mdp.actions(), theta);
        this.chain = Evaluation.of(mdp, policy, precision);
        this.visitDiscount = visitWorld.discount();
        this.visitChain = visitDiscount == mdp.discount() ? chain : Evaluation.of(visitWorld, policy, precision);
        this.visits = visitChain.stateOccupancy();
        this.values = chain.values(reward);
        this.advantage = chain.advantages(reward, values);
    }

    TabularPolicy policy() {
        return policy;
    }

    /** {@return Delta; with no weight decay and equal discounts the gradient of the return} */
    double[] direction() {
        double[] delta = new double[theta.length];
        for (int row = 0; row < delta.length; row++) {
            delta[row] = taken(row) * advantage[row] - decay * theta[row];
        }
        return delta;
    }

    /** H^T v with H = dDelta/dtheta; visits, policy and values all move with theta. */
    @Override
    public double[] transposeTimes(double[] v) {
        double[] moved = new double[theta.length];
        double[] byState = new double[mdp.states()];
        double[] byValue = new double[mdp.states()];
        for (int row = 0; row < v.length; row++) {
            int s = row / mdp.actions();
            byState[s] += policy.probability()[row] * advantage[row] * v[row];
            double weighted = taken(row) * v[row];
            byValue[s] -= weighted;
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                byValue[mdp.successor()[k]] += mdp.discount() * mdp.probability()[k] * weighted;
            }
        }
        double[] worth = visitChain.values(spread(byState));
        double[] reached = chain.visits(byValue);
        for (int row = 0; row < v.length; row++) {
            double next = 0;
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                next += mdp.probability()[k] * worth[mdp.successor()[k]];
            }
            moved[row] = taken(row) * (visitDiscount * next + advantage[row] * v[row])
                    + policy.probability()[row] * advantage[row] * reached[row / mdp.actions()];
        }
        double[] product = Scores.sum(policy, moved);
        for (int row = 0; row < v.length; row++) {
            product[row] -= decay * v[row];
        }
        return product;
    }

    /** The gradient of q . Delta, with q and theta held fixed, with respect to the reward of every row and to the learner's discount. */
    Adjoint adjoint(double[] q) {
        double[] weight = Scores.of(policy, q);
        double[] entered = new double[mdp.states()];
        double[] gained = new double[mdp.states()];
        for (int row = 0; row < weight.length; row++) {
            int s = row / mdp.actions();
            gained[s] += policy.probability()[row] * weight[row] * advantage[row];
            weight[row] *= taken(row);
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                entered[mdp.successor()[k]] += mdp.probability()[k] * weight[row];
            }
        }
        double[] x = chain.visits(entered);
        double[] reward = new double[weight.length];
        for (int row = 0; row < reward.length; row++) {
            reward[row] = weight[row] + mdp.discount() * policy.probability()[row] * x[row / mdp.actions()];
        }
        double discount = Backup.dot(x, values);
        if (unbiased) {
            double[] later = chain.values(spread(gained));
            for (int row = 0; row < reward.length; row++) {
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    discount += taken(row) * mdp.probability()[k] * later[mdp.successor()[k]];
                }
            }
        }
        return new Adjoint(reward, discount);
    }

    /** Derivatives of q . Delta. */
    record Adjoint(double[] reward, double discount) {}

    private double taken(int row) {
        return visits[row / mdp.actions()] * policy.probability()[row];
    }

    private double[] spread(double[] byState) {
        double[] rows = new double[theta.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = byState[row / mdp.actions()];
        }
        return rows;
    }
}
