package dev.goodhart.design;

import dev.goodhart.design.InteriorPoint.End;
import dev.goodhart.design.InteriorPoint.Solution;
import dev.goodhart.study.SeedTree;
import java.util.random.RandomGenerator;

/** One point of the optimal face of a program. */
final class ProgramCenter {
    private static final int CORNERS = 24;
    /** How much a secondary objective counts: far below what the first decides, far above the solver's precision. */
    private static final double SECONDARY = 1e-6;

    private ProgramCenter() {}

    static double[] of(HingeProgram program, TieBreak tieBreak) {
        return switch (tieBreak) {
            case CENTER -> center(program);
            case INTERIOR -> interior(program);
            case VERTEX -> ProgramVertex.of(program);
        };
    }

    /** The mean of corners; always the same ones. */
    private static double[] center(HingeProgram program) {
        RandomGenerator random = SeedTree.of("tie-break").generator();
        double[] near = interior(program);
        double[] mean = new double[program.variables];
        double largest = 0;
        for (double weight : program.weight) {
            largest = Math.max(largest, weight);
        }
        for (double c : program.cost) {
            largest = Math.max(largest, Math.abs(c));
        }
        for (int k = 0; k < CORNERS; k++) {
            double[] cost = program.cost.clone();
            for (int i = 0; i < cost.length; i++) {
                cost[i] += (largest > 0 ? SECONDARY * largest : 1) * random.nextGaussian();
            }
            double[] corner = checked(RowGeneration.solve(program.withCost(cost), near, Double.POSITIVE_INFINITY));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += corner[i] / CORNERS;
            }
        }
        return mean;
    }

    static double[] interior(HingeProgram program) {
        return checked(InteriorPoint.solve(program));
    }

    private static double[] checked(Solution solution) {
        if (solution.end() != End.OPTIMAL) {
            throw new ArithmeticException("The program of the design could not be solved: its value lies between "
                    + solution.bound() + " and " + solution.value() + ", a margin is missed by "
                    + solution.violation());
        }
        return solution.x();
    }
}
