package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/**
 * A recursive path model (Wright 1934): each equation is a least-squares regression on standardised variables, solved from their
 * correlations, and no variable explains itself through others. With errors that do not correlate these are the maximum-likelihood
 * estimates, too.
 *
 * <p>How it can mislead: arrows are what the person who wrote the model assumes. The same correlations fit the arrows turned round
 * as well.
 */
public final class PathModel {
    private static final double COLLINEAR = 1e-10;

    private final List<String> variables;
    private final List<PathEquation> equations;

    private PathModel(List<String> variables, List<PathEquation> equations) {
        this.variables = variables;
        this.equations = equations;
    }

    /**
     * Makes a model.
     *
     * @param equations one for every outcome, in any order
     * @return the model, its equations in an order in which each uses variables already explained
     * @throws InvalidInputException if an outcome has two equations or a predictor twice, or variables explain each other in a circle
     */
    public static PathModel of(List<PathEquation> equations) {
        if (equations.isEmpty()) {
            throw new InvalidInputException("A path model must have at least one equation, has none");
        }
        Set<String> outcomes = new LinkedHashSet<>();
        for (PathEquation equation : equations) {
            if (!outcomes.add(equation.outcome())) {
                throw new InvalidInputException("'" + equation.outcome() + "' must have one equation, has two");
            }
            if (equation.predictors().isEmpty()
                    || new HashSet<>(equation.predictors()).size()
                            != equation.predictors().size()) {
                throw new InvalidInputException("The equation of '" + equation.outcome()
                        + "' must name each predictor once, has " + equation.predictors());
            }
        }
        Set<String> known = new LinkedHashSet<>();
        equations.forEach(
                e -> e.predictors().stream().filter(p -> !outcomes.contains(p)).forEach(known::add));
        List<PathEquation> ordered = new ArrayList<>();
        List<PathEquation> left = new ArrayList<>(equations);
        while (!left.isEmpty()) {
            List<PathEquation> ready =
                    left.stream().filter(e -> known.containsAll(e.predictors())).toList();
            if (ready.isEmpty()) {
                throw new InvalidInputException("Variables must not explain themselves, but "
                        + String.join(
                                ", ", left.stream().map(PathEquation::outcome).toList())
                        + " go round in a circle");
            }
            ordered.addAll(ready);
            ready.forEach(e -> known.add(e.outcome()));
            left.removeAll(ready);
        }
        return new PathModel(List.copyOf(known), List.copyOf(ordered));
    }

    /** {@return the variables: those that are not explained first, then the outcomes in the order of the equations} */
    public List<String> variables() {
        return variables;
    }

    /** {@return the equations, each after those of its predictors} */
    public List<PathEquation> equations() {
        return equations;
    }

    /** {@return how many variables have no equation} */
    public int exogenous() {
        return variables.size() - equations.size();
    }

    /** {@return pairs of variables, one of them an outcome, that no arrow joins: what the model can be tested by} */
    public int degreesOfFreedom() {
        int p = variables.size();
        int q = exogenous();
        int arrows = equations.stream().mapToInt(e -> e.predictors().size()).sum();
        return p * (p - 1) / 2 - q * (q - 1) / 2 - arrows;
    }

    /**
     * Solves the equations.
     *
     * @param correlation {@code [variables][variables]} in the order of {@link #variables()}
     * @return the coefficients
     * @throws InvalidInputException if the predictors of an equation are collinear
     */
    public PathFit fit(double[][] correlation) {
        double[][] coefficients = new double[equations.size()][];
        double[] rSquared = new double[equations.size()];
        for (int e = 0; e < coefficients.length; e++) {
            PathEquation equation = equations.get(e);
            double[] solved = regression(correlation, equation);
            if (solved == null) {
                throw new InvalidInputException("The predictors of '" + equation.outcome() + "' ("
                        + String.join(", ", equation.predictors())
                        + ") must not determine each other: their correlations have no inverse");
            }
            coefficients[e] = solved;
            rSquared[e] = rSquared(correlation, equation, solved);
        }
        return new PathFit(coefficients, rSquared);
    }

    /** The fit of a resample, null where it has none. */
    @Nullable
    PathFit tryFit(double[][] correlation) {
        double[][] coefficients = new double[equations.size()][];
        double[] rSquared = new double[equations.size()];
        for (int e = 0; e < coefficients.length; e++) {
            double[] solved = regression(correlation, equations.get(e));
            if (solved == null) {
                return null;
            }
            coefficients[e] = solved;
            rSquared[e] = rSquared(correlation, equations.get(e), solved);
        }
        return new PathFit(coefficients, rSquared);
    }

    /**
     * The indirect effect along a path: the product of its coefficients.
     *
     * @param fit the coefficients
     * @param path variables from the first to the last, each a predictor of the next
     * @return the product
     * @throws InvalidInputException if two neighbours have no arrow
     */
    public double indirectEffect(PathFit fit, List<String> path) {
        double product = 1;
        for (int i = 1; i < path.size(); i++) {
            String from = path.get(i - 1);
            String to = path.get(i);
            int e = equationOf(to);
            int p = e < 0 ? -1 : equations.get(e).predictors().indexOf(from);
            if (p < 0) {
                throw new InvalidInputException("An indirect effect must follow the arrows of the equations, but '" + to
                        + "' has no predictor '" + from + "'");
            }
            product *= fit.coefficients()[e][p];
        }
        return product;
    }

    int equationOf(String outcome) {
        for (int e = 0; e < equations.size(); e++) {
            if (equations.get(e).outcome().equals(outcome)) {
                return e;
            }
        }
        return -1;
    }

    private double @Nullable [] regression(double[][] correlation, PathEquation equation) {
        int k = equation.predictors().size();
        int y = variables.indexOf(equation.outcome());
        R064Store among = R064Store.FACTORY.make(k, k);
        R064Store with = R064Store.FACTORY.make(k, 1);
        for (int i = 0; i < k; i++) {
            int at = variables.indexOf(equation.predictors().get(i));
            with.set(i, 0, correlation[at][y]);
            for (int j = 0; j < k; j++) {
                among.set(
                        i,
                        j,
                        correlation[at][variables.indexOf(equation.predictors().get(j))]);
            }
        }
        Cholesky<Double> factor = Cholesky.R064.make(among);
        if (!factor.decompose(among) || !factor.isSPD() || factor.getDeterminant() < COLLINEAR) {
            return null;
        }
        MatrixStore<Double> solution = factor.getSolution(with);
        double[] solved = new double[k];
        for (int i = 0; i < k; i++) {
            solved[i] = solution.doubleValue(i, 0);
        }
        return solved;
    }

    private double rSquared(double[][] correlation, PathEquation equation, double[] coefficients) {
        int y = variables.indexOf(equation.outcome());
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i]
                    * correlation[variables.indexOf(equation.predictors().get(i))][y];
        }
        return sum;
    }
}
