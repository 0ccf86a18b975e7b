package dev.goodhart.mdp;

/** A world that is not a Markov decision process: the message names the row or entry, what was expected and what came. */
public final class InvalidMdpException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what is wrong, where, and what was expected
     */
    public InvalidMdpException(String message) {
        super(message);
    }
}
