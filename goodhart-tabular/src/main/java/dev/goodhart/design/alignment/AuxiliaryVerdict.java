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
    /** An auxiliary reward that keeps more than this share of what it came with helps. */
    public static final double HELPS_ABOVE = 0.5;

    /** One whose weight ends below this has changed sign; what lies between is ignored. */
    public static final double INVERTED_BELOW = -0.05;

    /** How an auxiliary reward is used. */
    public enum Use {
        /** It is kept: it speeds the learner up or holds it on the way. */
        HELPS,
        /** It lost more than half of its weight, and is on its way to nothing or there. */
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
