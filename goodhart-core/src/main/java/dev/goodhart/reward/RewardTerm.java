package dev.goodhart.reward;

/**
 * One named, weighted part of a reward.
 *
 * @param name a name unique within its reward
 * @param weight the factor on {@code reward}, finite
 * @param reward the part before weighting
 */
public record RewardTerm(String name, double weight, TabularReward reward) {
    /** Checks the weight. */
    public RewardTerm {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("The weight of term '" + name + "' (" + weight + ") must be finite");
        }
    }

    /** {@return the part as it counts: weight times reward} */
    public TabularReward weighted() {
        return weight == 1 ? reward : reward.times(weight);
    }

    /**
     * The same part with another weight.
     *
     * @param newWeight a finite number
     * @return the term
     */
    public RewardTerm withWeight(double newWeight) {
        return new RewardTerm(name, newWeight, reward);
    }
}
