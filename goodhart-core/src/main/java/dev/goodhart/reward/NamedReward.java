package dev.goodhart.reward;

import java.util.List;

/**
 * A reward as people speak of it: a name, a role, and the breakdown into named, weighted terms.
 *
 * @param name a name unique within its world
 * @param role where it comes from
 * @param terms at least one term, with distinct names, all of one size
 * @param total the sum of the weighted terms
 */
public record NamedReward(String name, RewardRole role, List<RewardTerm> terms, TabularReward total) {
    /** Copies the terms. */
    public NamedReward {
        terms = List.copyOf(terms);
    }

    /**
     * Makes a reward from its terms.
     *
     * @param name a name
     * @param role where it comes from
     * @param terms at least one term, with distinct names
     * @return the reward with its total
     * @throws IllegalArgumentException if there is no term or two share a name
     */
    public static NamedReward of(String name, RewardRole role, List<RewardTerm> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("The reward '" + name + "' must have at least one term");
        }
        if (terms.stream().map(RewardTerm::name).distinct().count() < terms.size()) {
            throw new IllegalArgumentException("The terms of reward '" + name + "' must have distinct names");
        }
        TabularReward total = terms.stream()
                .map(RewardTerm::weighted)
                .reduce(TabularReward::plus)
                .orElseThrow();
        return new NamedReward(name, role, terms, total);
    }

    /**
     * A reward of one term.
     *
     * @param name its name, also the term's
     * @param role where it comes from
     * @param reward the values
     * @return the reward
     */
    public static NamedReward ofSingle(String name, RewardRole role, TabularReward reward) {
        return of(name, role, List.of(new RewardTerm(name, 1, reward)));
    }
}
