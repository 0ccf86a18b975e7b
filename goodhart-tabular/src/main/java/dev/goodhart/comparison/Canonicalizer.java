package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings rewards of one world into canonical form. Rewards are only comparable when made canonical by the same canonicalizer: same
 * world, same discount, same policy.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Canonicalizer {
    private final TabularMdp mdp;
    private final Evaluation evaluation;
    private @Nullable MinimalCanonicalization minimal;

    /**
     * Makes a canonicalizer with the uniform policy.
     *
     * @param mdp the world
     */
    public Canonicalizer(TabularMdp mdp) {
        this(mdp, TabularPolicy.uniform(mdp));
    }

    /**
     * Makes a canonicalizer.
     *
     * @param mdp the world
     * @param policy the policy whose values level the rewards, for VAL and VAL_POTENTIAL
     */
    public Canonicalizer(TabularMdp mdp, TabularPolicy policy) {
        this.mdp = mdp;
        this.evaluation = Evaluation.of(mdp, policy);
    }

    /** {@return the world} */
    public TabularMdp mdp() {
        return mdp;
    }

    /**
     * The canonical form of a reward.
     *
     * @param function which form
     * @param reward a reward of the world's size
     * @return the canonical reward
     */
    public TabularReward canonicalize(CanonicalizationFunction function, TabularReward reward) {
        return switch (function) {
            case VAL -> valueAdjusted(reward);
            case MINIMAL -> minimal().of(reward);
            case VAL_POTENTIAL -> shaped(reward, evaluation.values(reward.expected(mdp)));
            case MINIMAL_POTENTIAL -> minimalPotential(reward);
            case EPIC -> epic(reward);
            case DARD -> DardCanonicalization.of(mdp, reward);
            case NONE -> reward;
        };
    }

    /** c(R)(s, a) = E[R(s, a, S') - V(s) + discount * V(S')], the same for every s' (Skalse et al. 2024, def. 3). */
    private TabularReward valueAdjusted(TabularReward reward) {
        return TabularReward.onStateAction(mdp.states(), mdp.actions(), evaluation.advantages(reward.expected(mdp)));
    }

    private MinimalCanonicalization minimal() {
        if (minimal == null) {
            minimal = new MinimalCanonicalization(mdp);
        }
        return minimal;
    }

    /** R(s, a, s') + discount * Phi(s') - Phi(s), with no exception for terminal states. */
    private TabularReward shaped(TabularReward reward, double[] potential) {
        return RewardSums.levelled(
                reward, RewardSums.line(0, -1, potential), RewardSums.line(0, mdp.discount(), potential));
    }

    /**
     * C(s, a, s') = R + discount * m(s') - m(s) - discount * mean(m), m(x) the mean of R(x, A, S') over uniform A and S'.
     */
    private TabularReward epic(TabularReward reward) {
        double pairs = (double) mdp.actions() * mdp.states();
        double[] mean = RewardSums.line(0, 1 / pairs, RewardSums.byState(reward));
        double all = Arrays.stream(mean).sum() / mdp.states();
        return RewardSums.levelled(
                reward, RewardSums.line(-mdp.discount() * all, -1, mean), RewardSums.line(0, mdp.discount(), mean));
    }

    /**
     * Setting the gradient of sum (R + g Phi(s') - Phi(s))^2 to zero gives, with B(x) the sum of R over transitions that leave x,
     * C(x) over those that enter x, n states, k actions: n k (1 + g^2) Phi(x) = B(x) - g C(x) + 2 g k sum(Phi), and summed over x
     * n k (1 - g)^2 sum(Phi) = (1 - g) n-fold total / n, from which sum(Phi) = total(R) / (n k (1 - g)).
     */
    private TabularReward minimalPotential(TabularReward reward) {
        double[] leaving = RewardSums.byState(reward);
        double[] entering = RewardSums.bySuccessor(reward);
        int states = mdp.states();
        double discount = mdp.discount();
        double total = 0;
        for (double sum : leaving) {
            total += sum;
        }
        double pairs = (double) states * mdp.actions();
        double sum = total / (pairs * (1 - discount));
        double[] potential = new double[states];
        for (int s = 0; s < states; s++) {
            potential[s] = (leaving[s] - discount * entering[s] + 2 * discount * mdp.actions() * sum)
                    / (pairs * (1 + discount * discount));
        }
        return shaped(reward, potential);
    }
}
