package dev.goodhart.studies.par;

/** Names of what is measured in more than one part. */
final class Names {
    static final String PEAK = "gold at its peak";
    static final String MIDDLE = "gold after one epoch";
    static final String END = "gold at the end";
    static final String WIN = "win rate at the end";
    static final String PADDING = "padding at the end";
    static final String GOLD = "gold";
    static final String KL = "KL";

    private Names() {}
}
