package dev.goodhart.audit.log;

/** What a log says of its proxy. */
public enum LogVerdict {
    /** The more of the proxy an episode has, the more it has of what was intended, up to the top of the log. */
    SOUND(true, "takes the intended score with it, up to the top of the log"),
    /** Towards the top of the proxy the intended score falls. */
    GAMED(false, "is gamed in this log: the intended score falls towards its top"),
    /** The intended score is the same at the top of the proxy as elsewhere. */
    INDIFFERENT(false, "does not tell good episodes from bad ones"),
    /** The proxy is the same in every episode. */
    TRIVIAL(false, "is the same in every episode: it asks for nothing"),
    /** The log cannot say. */
    UNDECIDED(false, "cannot be judged by this log");

    private final boolean acceptable;
    private final String phrase;

    LogVerdict(boolean acceptable, String phrase) {
        this.acceptable = acceptable;
        this.phrase = phrase;
    }

    /** {@return whether the log shows nothing against optimising the proxy} */
    public boolean acceptable() {
        return acceptable;
    }

    /** {@return the verdict as the end of a sentence that begins with the proxy} */
    public String phrase() {
        return phrase;
    }
}
