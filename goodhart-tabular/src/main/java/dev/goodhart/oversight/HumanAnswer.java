package dev.goodhart.oversight;

/**
 * What R expects of the human's answer, and what each answer would tell it about U.
 *
 * @param probabilityOfAllowing E[pi_H(U)]
 * @param meanIfAllowed E[U | allowed]; NaN if that cannot happen
 * @param meanIfPressed E[U | switch pressed]; NaN if that cannot happen
 */
public record HumanAnswer(double probabilityOfAllowing, double meanIfAllowed, double meanIfPressed) {
    static HumanAnswer of(UtilityBelief belief, HumanPolicy human) {
        if (belief instanceof NormalBelief normal && human instanceof RationalHuman) {
            double mu = normal.mean();
            double sigma = normal.standardDeviation();
            double k = mu / sigma;
            return new HumanAnswer(
                    StandardNormal.cumulative(k),
                    mu + sigma / StandardNormal.mills(-k),
                    mu - sigma / StandardNormal.mills(k));
        }
        if (human instanceof ConstantHuman constant) {
            double p = constant.probability();
            return new HumanAnswer(p, p > 0 ? belief.mean() : Double.NaN, p < 1 ? belief.mean() : Double.NaN);
        }
        double[] splits = human.breakpoints();
        double allow = belief.expectation(human::allow, splits);
        double press = belief.expectation(human::press, splits);
        return new HumanAnswer(
                allow,
                allow > 0 ? belief.expectation(u -> u * human.allow(u), splits) / allow : Double.NaN,
                press > 0 ? belief.expectation(u -> u * human.press(u), splits) / press : Double.NaN);
    }
}
