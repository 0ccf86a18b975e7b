package dev.goodhart.audit;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;

/**
 * A proxy written as scale * intended + discount * Phi(s') - Phi(s), in expectation over successors.
 *
 * @param scale the factor on the intended reward, positive
 * @param potential {@code [states]} Phi
 * @param residual the largest difference that remains, in units of reward
 */
public record ShapingForm(double scale, double[] potential, double residual) {
    /**
     * Finds the form of a proxy that orders all policies as the intended reward does. For any policy, the value of a shaping
     * reward is -Phi, so Phi = scale * V_intended - V_proxy; and advantages do not see it, so the scale is their ratio.
     *
     * @param mdp the world
     * @param intended what is wanted, not trivial
     * @param proxy an equivalent reward
     * @return the form
     */
    public static ShapingForm of(TabularMdp mdp, TabularReward intended, TabularReward proxy) {
        Evaluation uniform = Evaluation.of(mdp, TabularPolicy.uniform(mdp));
        double[] r1 = intended.expected(mdp);
        double[] r2 = proxy.expected(mdp);
        double[] a1 = uniform.advantages(r1);
        double[] a2 = uniform.advantages(r2);
        double cross = 0;
        double square = 0;
        for (int row = 0; row < a1.length; row++) {
            cross += a1[row] * a2[row];
            square += a1[row] * a1[row];
        }
        double scale = cross / square;
        double[] v1 = uniform.values(r1);
        double[] v2 = uniform.values(r2);
        double[] potential = new double[v1.length];
        for (int s = 0; s < potential.length; s++) {
            potential[s] = scale * v1[s] - v2[s];
        }
        double residual = 0;
        for (int row = 0; row < a1.length; row++) {
            residual = Math.max(residual, Math.abs(a2[row] - scale * a1[row]));
        }
        return new ShapingForm(scale, potential, residual);
    }
}
