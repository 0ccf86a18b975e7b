package dev.goodhart.design.alignment;

/**
 * What the alignment made of one auxiliary reward.
 *
 * <p>It is read from the weights of an alignment without correction: beside a full table the weights mean nothing.
 *
 * @param name the auxiliary reward's
 * @param relativeWeight phi3 / |phi2|: its learned weight, beside a primary reward of weight one; it came with 1
 * @param use what that means
 */
public record AuxiliaryVerdict(String name, double relativeWeight, Use use) {
    /** Above this an auxiliary reward helps: the study's bound for one that does, which replaced a first one of 0.05 after results had been seen. */
    public static final double HELPS_ABOVE = 0.5;

    /** Below this it has changed sign: the study's bound for one that does harm, mirrored. What lies between is ignored. */
    public static final double INVERTED_BELOW = -0.05;

    /** How an auxiliary reward is used. */
    public enum Use {
        /** It is kept. */
        HELPS,
        /** It has at most half of the primary reward's weight left, which may be nothing. */
        IGNORED,
        /** Its weight changed sign: it pays for what should be avoided. */
        INVERTED
    }

    static AuxiliaryVerdict of(String name, double primaryWeight, double weight) {
        double relative = weight / Math.max(Math.abs(primaryWeight), 1e-12);
        Use use = relative > HELPS_ABOVE ? Use.HELPS : relative < INVERTED_BELOW ? Use.INVERTED : Use.IGNORED;
        return new AuxiliaryVerdict(name, relative, use);
    }
}
