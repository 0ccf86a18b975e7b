package dev.goodhart.study;

/** Asked of the evidence: something no finished trial has reported. */
public final class MissingEvidenceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what is missing
     */
    public MissingEvidenceException(String message) {
        super(message);
    }
}
