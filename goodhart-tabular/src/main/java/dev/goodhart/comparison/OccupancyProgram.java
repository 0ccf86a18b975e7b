package dev.goodhart.comparison;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Worst-case regret as one linear program over two discounted occupancy measures: the slow, independent way, for checking
 * {@link WorstCaseRegret} on worlds of up to a few hundred state-action pairs.
 */
public final class OccupancyProgram {
    private static final int SIZE_LIMIT = 2_000;

    private OccupancyProgram() {}

    /**
     * The unnormalised worst case, max J1(pi1) - J1(pi2) subject to J2(pi2) at least J2(pi1).
     *
     * @param mdp the world, at most 2,000 state-action pairs
     * @param intended reward of J1
     * @param proxy reward of J2
     * @return the loss, in units of return
     * @throws IllegalArgumentException if the world is too large
     * @throws ArithmeticException if the solver finds no optimum
     */
    public static double worstCaseLoss(TabularMdp mdp, TabularReward intended, TabularReward proxy) {
        double[] r1 = intended.expected(mdp);
        double[] r2 = proxy.expected(mdp);
        int rows = r1.length;
        if (rows > SIZE_LIMIT) {
            throw new IllegalArgumentException("The linear program takes at most " + SIZE_LIMIT
                    + " state-action pairs, the world has " + rows + "\nMaybe use WorstCaseRegret");
        }
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] visits = new Variable[2 * rows];
        for (int i = 0; i < visits.length; i++) {
            double reward = i < rows ? r1[i] : -r1[i - rows];
            visits[i] = model.addVariable("m" + i).lower(0).weight(reward);
        }
        for (int half = 0; half < 2; half++) {
            flow(model, mdp, visits, half * rows);
        }
        Expression preference = model.addExpression("proxy").lower(0);
        for (int i = 0; i < rows; i++) {
            preference.set(visits[i], -r2[i]);
            preference.set(visits[rows + i], r2[i]);
        }
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            throw new ArithmeticException("The solver ended in state " + result.getState());
        }
        return result.getValue();
    }

    private static void flow(ExpressionsBasedModel model, TabularMdp mdp, Variable[] visits, int offset) {
        Expression[] balance = new Expression[mdp.states()];
        for (int s = 0; s < balance.length; s++) {
            balance[s] = model.addExpression("flow" + offset + "." + s).level(mdp.start()[s]);
        }
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            balance[row / mdp.actions()].add(visits[offset + row], 1);
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                balance[mdp.successor()[k]].add(visits[offset + row], -mdp.discount() * mdp.probability()[k]);
            }
        }
    }
}
