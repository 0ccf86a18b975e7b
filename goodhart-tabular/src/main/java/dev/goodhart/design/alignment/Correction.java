package dev.goodhart.design.alignment;

/** The free part phi1 of a behaviour alignment reward. */
public enum Correction {
    /** None: the reward is a weighted sum of what was given, and its weights can be read. */
    NONE,
    /** One number for every state and action. It can repair anything, and makes the weights beside it unreadable. */
    TABLE
}
