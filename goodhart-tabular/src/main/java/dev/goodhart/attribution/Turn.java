package dev.goodhart.attribution;

/**
 * One turn of a run: what the agent saw, then what it did.
 *
 * @param observation what it saw before it acted; empty where turns are given by features
 * @param action what it did; empty where turns are given by features
 * @param features {@code [features]} numbers that describe observation and action, empty where they are text
 * @param execution whether the world carried the action out
 */
public record Turn(String observation, String action, double[] features, Execution execution) {
    private static final double[] NONE = {};

    /**
     * A turn in words.
     *
     * @param observation what was seen
     * @param action what was done
     * @param execution whether it was carried out
     * @return the turn
     */
    public static Turn of(String observation, String action, Execution execution) {
        return new Turn(observation, action, NONE, execution);
    }

    /**
     * A turn in numbers.
     *
     * @param features {@code [features]}, finite
     * @param execution whether it was carried out
     * @return the turn
     */
    public static Turn of(double[] features, Execution execution) {
        return new Turn("", "", features, execution);
    }

    /** {@return whether the turn is given by numbers} */
    public boolean numeric() {
        return features.length > 0;
    }
}
