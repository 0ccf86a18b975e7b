package dev.goodhart.design;

import dev.goodhart.design.InteriorPoint.End;
import dev.goodhart.design.InteriorPoint.Solution;
import dev.goodhart.design.RewardStructure.Column;
import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Greedy choice of the states that may pay: each step adds the state with which the best reward is most informative.
 *
 * <p>Wrong actions of a supported state are best paid the least there is, whatever else, so that the program of a step has one number for
 * each supported state. Candidates are solved side by side; one whose bound shows that it cannot win is left early, which never
 * changes the choice. Of candidates that tie the lowest wins.
 */
final class SupportSearch {
    private static final double TIE = 1e-8;

    private final TabularMdp world;
    private final MarginModel model;
    private final ExplicableRewardDesign.Settings settings;
    private final double[] given;
    private final int threads;
    private final double[][][] values;
    /** Whether wrong actions are numbers of the program too. */
    private final boolean general;

    private double incumbent;

    SupportSearch(
            TabularMdp world,
            MarginModel model,
            ExplicableRewardDesign.Settings settings,
            double[] given,
            int threads) {
        this.world = world;
        this.model = model;
        this.settings = settings;
        this.given = given;
        this.threads = threads;
        this.values = new double[world.states()][][];
        this.general = settings.stateOnly() || settings.sparsity() > 0;
    }

    List<BudgetStep> run(BitSet first, int budget) {
        BitSet support = (BitSet) first.clone();
        DesignProgram start = program(support);
        start.requireFeasible();
        List<BudgetStep> steps = new ArrayList<>();
        steps.add(new BudgetStep(
                -1,
                support,
                informativeness(solve(start, Double.POSITIVE_INFINITY).value())));
        for (int step = 0; step < budget; step++) {
            int[] candidates = IntStream.range(0, world.states())
                    .filter(s -> !support.get(s) && !world.isTerminal(s))
                    .toArray();
            if (candidates.length == 0) {
                break;
            }
            Solution[] solutions = solveAll(support, candidates);
            int best = 0;
            for (int i = 1; i < candidates.length; i++) {
                best = better(solutions[i], solutions[best]) ? i : best;
            }
            support.set(candidates[best]);
            steps.add(new BudgetStep(candidates[best], support, informativeness(solutions[best].value())));
        }
        return steps;
    }

    private static boolean better(Solution one, Solution other) {
        return one.end() != End.CUT_OFF && (other.end() == End.CUT_OFF || one.value() < other.value() - TIE);
    }

    private double informativeness(double value) {
        return -value / (model.horizons().length * (double) world.states());
    }

    private Solution[] solveAll(BitSet support, int[] candidates) {
        incumbent = Double.POSITIVE_INFINITY;
        DesignProgram base = program(support);
        double[] near = solve(base, Double.POSITIVE_INFINITY).x();
        Solution[] solutions = new Solution[candidates.length];
        if (threads == 1) {
            for (int i = 0; i < candidates.length; i++) {
                solutions[i] = solveWith(base, near, support, candidates[i]);
            }
            return solutions;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Solution>> pending = new ArrayList<>();
            for (int candidate : candidates) {
                pending.add(pool.submit(() -> solveWith(base, near, support, candidate)));
            }
            for (int i = 0; i < solutions.length; i++) {
                solutions[i] = pending.get(i).get();
            }
            return solutions;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The search was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A candidate could not be solved: " + e.getMessage(), e);
        }
    }

    private Solution solveWith(DesignProgram base, double[] near, BitSet support, int candidate) {
        double cutOff;
        synchronized (this) {
            cutOff = incumbent + 3 * TIE;
        }
        Solution solution;
        if (general) {
            BitSet extended = (BitSet) support.clone();
            extended.set(candidate);
            solution = solve(program(extended), cutOff);
        } else {
            HingeProgram program = extended(base, candidate).program(settings.criterion(), settings.sparsity());
            solution = checked(RowGeneration.solve(program, Arrays.copyOf(near, near.length + 1), cutOff));
        }
        synchronized (this) {
            incumbent = Math.min(incumbent, solution.end() == End.OPTIMAL ? solution.value() : incumbent);
        }
        return solution;
    }

    private Solution solve(DesignProgram program, double cutOff) {
        return checked(InteriorPoint.solve(program.program(settings.criterion(), settings.sparsity()), cutOff));
    }

    private static Solution checked(Solution solution) {
        if (solution.end() == End.STALLED) {
            throw new ArithmeticException("The program of the design could not be solved: its value lies between "
                    + solution.bound() + " and " + solution.value() + ", a margin is missed by "
                    + solution.violation());
        }
        return solution;
    }

    private DesignProgram program(BitSet support) {
        if (general) {
            SupportConstraint constraint = new SupportConstraint(support, settings.stateOnly());
            return new DesignProgram(model, settings.maximum(), given, constraint.columns(world));
        }
        double[] fixed = given.clone();
        double[] fixedMargins = model.margins(given);
        List<Column> columns = new ArrayList<>();
        double[][] margins = new double[support.cardinality()][];
        for (int s = support.nextSetBit(0); s >= 0; s = support.nextSetBit(s + 1)) {
            payLeast(s, fixed, fixedMargins);
            Kept kept = kept(s);
            margins[columns.size()] = kept.margins();
            columns.add(kept.column());
        }
        return new DesignProgram(model, settings.maximum(), fixed, fixedMargins, columns, margins);
    }

    /** What a program with one more state needs of the one without. */
    private DesignProgram extended(DesignProgram program, int state) {
        double[] fixed = program.given().clone();
        double[] fixedMargins = program.givenMargins().clone();
        payLeast(state, fixed, fixedMargins);
        Kept kept = kept(state);
        List<Column> columns = new ArrayList<>(program.columns());
        double[][] margins = Arrays.copyOf(program.columnMargins(), columns.size() + 1);
        margins[columns.size()] = kept.margins();
        columns.add(kept.column());
        return new DesignProgram(model, settings.maximum(), fixed, fixedMargins, columns, margins);
    }

    /** Pays every action but the kept one the least there is; only their own margins move. */
    private void payLeast(int state, double[] fixed, double[] fixedMargins) {
        int kept = state * world.actions() + model.target().choice()[state];
        for (int row = state * world.actions(); row < (state + 1) * world.actions(); row++) {
            if (row != kept) {
                model.lower(row, fixed[row] + settings.maximum(), fixedMargins);
                fixed[row] = -settings.maximum();
            }
        }
    }

    private record Kept(Column column, double[] margins) {}

    private Kept kept(int state) {
        int row = state * world.actions() + model.target().choice()[state];
        double[] unit = new double[given.length];
        unit[row] = 1;
        return new Kept(Column.ofRow("state " + state, row), model.margins(unit, valuesOf(state, unit)));
    }

    private double[][] valuesOf(int state, double[] unit) {
        synchronized (values) {
            if (values[state] == null) {
                values[state] = model.values(unit);
            }
            return values[state];
        }
    }
}
