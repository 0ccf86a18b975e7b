package dev.goodhart.design;

import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The weights at a corner of the optimal face, from the simplex solver of ojAlgo. */
final class ProgramVertex {
    private ProgramVertex() {}

    /** The solution of a program as a linear program with a slack for every group. */
    static double[] of(HingeProgram program) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        Variable[] x = new Variable[program.variables];
        for (int i = 0; i < x.length; i++) {
            x[i] = model.addVariable("x" + i)
                    .lower(program.lower[i])
                    .upper(program.upper[i])
                    .weight(program.cost[i]);
        }
        for (int k = 0; k < program.groups(); k++) {
            Variable slack = model.addVariable("e" + k).lower(0).weight(program.weight[k]);
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                row(model, program, j, x).set(slack, 1);
            }
        }
        for (int j = program.groupStart[program.groups()]; j < program.rows(); j++) {
            row(model, program, j, x);
        }
        Optimisation.Result result = model.minimise();
        if (!result.getState().isFeasible()) {
            throw new ArithmeticException("The simplex solver ended in state " + result.getState());
        }
        double[] solution = new double[x.length];
        for (int i = 0; i < solution.length; i++) {
            solution[i] = result.doubleValue(i);
        }
        return solution;
    }

    private static Expression row(ExpressionsBasedModel model, HingeProgram program, int j, Variable[] x) {
        Expression row = model.addExpression("r" + j).lower(program.floor[j]);
        for (int i = 0; i < x.length; i++) {
            double c = program.coefficient[j * x.length + i];
            if (Math.abs(c) > 1e-13) {
                row.set(x[i], c);
            }
        }
        return row;
    }
}
