package dev.goodhart.network;

/** What is learned has left the numbers: a setting is too high for it. */
public final class DivergedException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what is no number any more, when, and what may be changed
     */
    public DivergedException(String message) {
        super(message);
    }
}
