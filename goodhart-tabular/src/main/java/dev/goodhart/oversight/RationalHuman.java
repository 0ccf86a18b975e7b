package dev.goodhart.oversight;

/** The human who never errs: pi_H(U) = 1 if U >= 0, else 0. */
public record RationalHuman() implements HumanPolicy {
    @Override
    public double allow(double utility) {
        return utility >= 0 ? 1 : 0;
    }

    @Override
    public double[] breakpoints() {
        return new double[] {0};
    }

    @Override
    public String describe() {
        return "rational";
    }
}
