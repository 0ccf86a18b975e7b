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
    /** Weights below this share of what the auxiliary reward came with count as nothing. */
    public static final double IGNORED_BELOW = 0.05;

    /** How an auxiliary reward is used. */
    public enum Use {
        /** It is kept: it speeds the learner up or holds it on the way. */
        HELPS,
        /** Its weight went to nothing. */
        IGNORED,
        /** Its weight changed sign: it pays for what should be avoided. */
        INVERTED
    }

    static AuxiliaryVerdict of(String name, double primaryWeight, double weight) {
        double relative = weight / Math.max(Math.abs(primaryWeight), 1e-12);
        Use use = Math.abs(relative) < IGNORED_BELOW ? Use.IGNORED : relative > 0 ? Use.HELPS : Use.INVERTED;
        return new AuxiliaryVerdict(name, relative, use);
    }
}
