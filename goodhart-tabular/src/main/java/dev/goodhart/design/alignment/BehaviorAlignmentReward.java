package dev.goodhart.design.alignment;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;

/**
 * A reward that was learned for a learner (Gupta, Chandak, Jordan, Thomas and da Silva 2023):
 *
 * <pre>r(s, a, s') = correction(s, a) + primaryWeight * r_p(s, a, s') + sum_i auxiliaryWeight_i * r_aux,i(s, a, s')</pre>
 *
 * <p>It is meant to be optimised by that learner with {@code discount}, not to say what is wanted: its optimal policies need not be those of
 * the primary reward.
 *
 * @param primary r_p
 * @param auxiliaries r_aux
 * @param correction {@code [states * actions]} phi1; zeros without one
 * @param primaryWeight phi2
 * @param auxiliaryWeights {@code [auxiliaries]} phi3
 * @param discount the discount the learner should use
 */
public record BehaviorAlignmentReward(
        TabularReward primary,
        List<NamedReward> auxiliaries,
        double[] correction,
        double primaryWeight,
        double[] auxiliaryWeights,
        double discount) {
    /** The name of the primary reward among the terms. */
    public static final String PRIMARY = "primary";

    /** The name of the free part among the terms. */
    public static final String CORRECTION = "correction";

    /** Copies the list. */
    public BehaviorAlignmentReward {
        auxiliaries = List.copyOf(auxiliaries);
        if (auxiliaryWeights.length != auxiliaries.size()) {
            throw new IllegalArgumentException("There must be a weight for each of " + auxiliaries.size()
                    + " auxiliary rewards, there are " + auxiliaryWeights.length);
        }
    }

    /**
     * The reward as named, weighted terms: {@code primary}, every auxiliary by its name, and {@code correction} where there is one.
     *
     * @param name the name of the whole
     * @return the reward, in the role of a learned one
     */
    public NamedReward named(String name) {
        List<RewardTerm> terms = new ArrayList<>();
        terms.add(new RewardTerm(PRIMARY, primaryWeight, primary));
        for (int i = 0; i < auxiliaryWeights.length; i++) {
            NamedReward auxiliary = auxiliaries.get(i);
            boolean taken = auxiliary.name().equals(PRIMARY) || auxiliary.name().equals(CORRECTION);
            terms.add(new RewardTerm(
                    taken ? "auxiliary " + auxiliary.name() : auxiliary.name(),
                    auxiliaryWeights[i],
                    auxiliary.total()));
        }
        if (corrects()) {
            terms.add(new RewardTerm(
                    CORRECTION, 1, TabularReward.onStateAction(primary.states(), primary.actions(), correction)));
        }
        return NamedReward.of(name, RewardRole.LEARNED, terms);
    }

    /**
     * The expected reward of every row.
     *
     * @param mdp the world
     * @return {@code [states * actions]}; 0 in terminal states
     */
    public double[] expected(TabularMdp mdp) {
        double[] expected = named("behaviour alignment").total().expected(mdp);
        for (int row = 0; row < expected.length; row++) {
            if (mdp.isTerminal(row / mdp.actions())) {
                expected[row] = 0;
            }
        }
        return expected;
    }

    private boolean corrects() {
        for (double c : correction) {
            if (c != 0) {
                return true;
            }
        }
        return false;
    }
}
