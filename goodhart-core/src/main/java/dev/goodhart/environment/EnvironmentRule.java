package dev.goodhart.environment;

/** What {@link VectorEnvironment} promises and an {@link EnvironmentChecker} can look at from outside. */
public enum EnvironmentRule {
    /** Sizes. */
    SHAPES("arrays have the lengths that spec and size say, and the spec is the same for any number of copies"),
    /** Numbers. */
    FINITE("observations and actions taken are finite numbers"),
    /** What stands where when an episode ends. */
    AUTORESET(
            "a step begins where the last one led, and one that ends holds the end of the old episode, not the new one's start"),
    /** When episodes are cut off. */
    TIME_LIMIT("an episode is truncated at the time limit and at no other step"),
    /** Repetition. */
    DETERMINISM(
            "the same seed and actions give the same steps, bit by bit, also on an environment that was used before"),
    /** Checkpoints. */
    RESUME("a saved state gives the steps that would have followed, bit by bit, also in a new environment"),
    /** Copies. */
    INDEPENDENCE("what is done in one copy changes no other, and copies share no random numbers"),
    /** Actions beyond the bounds. */
    CLIPPING("a vector beyond its bounds is taken as the nearest one within, and so reported"),
    /** Actions that make no sense. */
    REFUSAL("a step before the first reset, or an action that is none, is refused and changes nothing"),
    /** Who owns which array. */
    OWNERSHIP("the caller's action is neither changed nor kept");

    private final String promise;

    EnvironmentRule(String promise) {
        this.promise = promise;
    }

    /** {@return what the rule asks for, in words that begin a sentence} */
    public String promise() {
        return promise;
    }
}
