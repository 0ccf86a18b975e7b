package dev.goodhart.design;

/** No reward satisfies what is asked of it; the message names the state whose margin cannot be kept and what may help. */
public final class InfeasibleDesignException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The state whose margin is missed by most. */
    private final int state;

    /** By how much, in units of return. */
    private final double shortfall;

    /**
     * Makes the exception.
     *
     * @param message what cannot be satisfied, and what may help
     * @param state the state whose margin is missed by most
     * @param shortfall by how much, in units of return
     */
    public InfeasibleDesignException(String message, int state, double shortfall) {
        super(message);
        this.state = state;
        this.shortfall = shortfall;
    }

    /** {@return the state whose margin is missed by most} */
    public int state() {
        return state;
    }

    /** {@return by how much, in units of return} */
    public double shortfall() {
        return shortfall;
    }
}
