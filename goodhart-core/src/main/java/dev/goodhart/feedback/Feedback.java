package dev.goodhart.feedback;

/** One answer of one judge. */
public sealed interface Feedback permits Comparison, Triplet {
    /** {@return who answered; empty when nobody was named} */
    String judge();
}
