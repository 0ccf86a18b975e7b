package dev.goodhart.design;

import dev.goodhart.design.InteriorPoint.End;
import dev.goodhart.design.InteriorPoint.Solution;

/** The weights inside the optimal face. */
final class ProgramCenter {
    private ProgramCenter() {}

    static double[] of(DesignProgram program, Criterion criterion, double sparsity) {
        Solution solution = InteriorPoint.solve(program.program(criterion, sparsity));
        if (solution.end() != End.OPTIMAL) {
            program.requireFeasible();
            throw new ArithmeticException("The program of the design could not be solved: its value lies between "
                    + solution.bound() + " and " + solution.value() + ", a margin is missed by "
                    + solution.violation());
        }
        return solution.x();
    }
}
