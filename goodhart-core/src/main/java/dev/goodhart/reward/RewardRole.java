package dev.goodhart.reward;

/** Where a reward comes from; part of the reward, never guessed. */
public enum RewardRole {
    /** What the designer really wants. */
    INTENDED,
    /** What is proposed for optimisation in its place. */
    PROXY,
    /** What a method fitted to feedback. */
    LEARNED,
    /** Another reward with shaping terms added. */
    SHAPED
}
