package dev.goodhart.audit;

/** What an audit says of a proxy. */
public enum AuditVerdict {
    /** The proxy orders all policies as the intended reward does. */
    EQUIVALENT(true, "orders all policies as the intended reward does"),
    /** Every proxy-optimal policy is good by the intended reward, though some others are ordered differently. */
    SOUND(true, "its best policies are good by the intended reward"),
    /** Some proxy-optimal policies are good and some are bad: the proxy does not care. */
    INDIFFERENT(false, "does not tell good policies from bad ones at its optimum"),
    /** Every proxy-optimal policy loses by the intended reward. */
    GAMED(false, "will be gamed: its best policies lose by the intended reward"),
    /** The proxy is the intended reward turned round. */
    OPPOSITE(false, "asks for the opposite of what is intended"),
    /** The proxy lets all policies tie. */
    TRIVIAL(false, "lets all policies tie: it asks for nothing");

    private final boolean acceptable;
    private final String phrase;

    AuditVerdict(boolean acceptable, String phrase) {
        this.acceptable = acceptable;
        this.phrase = phrase;
    }

    /** {@return whether the proxy may be optimised} */
    public boolean acceptable() {
        return acceptable;
    }

    /** {@return the verdict as the end of a sentence that begins with the proxy's name} */
    public String phrase() {
        return phrase;
    }
}
