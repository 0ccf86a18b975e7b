package dev.goodhart.design;

import dev.goodhart.design.RewardStructure.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The linear program of explicable design: the free numbers are the weights of the columns, on top of a reward that is given.
 *
 * <p>(C1) margins for ever are kept: at least delta / 1.00001 for wrong actions, at least 0 for tied ones. (C2) no expected reward is larger
 * than the maximum. The objective is |H| |S| times the negated informativeness.
 */
final class DesignProgram {
    /** Tied actions may be better by this much, far below the tolerance of a tie: an equality would leave no interior. */
    private static final double TIE_SLACK = 1e-8;
    /** Without a box a program has no bound; where the structure implies none, weights may be this many times the maximum. */
    private static final double LOOSE = 1e3;

    private final MarginModel model;
    private final double maximum;
    private final double[] given;
    private final double[] givenMargins;
    private final List<Column> columns;
    private final double[][] columnMargins;
    private final double[] lower;
    private final double[] upper;
    private final boolean overlapping;

    DesignProgram(MarginModel model, double maximum, double[] given, List<Column> columns) {
        this(model, maximum, given, model.margins(given), columns, margins(model, columns, given.length));
    }

    DesignProgram(
            MarginModel model,
            double maximum,
            double[] given,
            double[] givenMargins,
            List<Column> columns,
            double[][] columnMargins) {
        this.model = model;
        this.maximum = maximum;
        this.given = given;
        this.givenMargins = givenMargins;
        this.columns = columns;
        this.columnMargins = columnMargins;
        int[] payers = new int[given.length];
        columns.forEach(column -> Arrays.stream(column.rows()).forEach(row -> payers[row]++));
        this.overlapping = Arrays.stream(payers).anyMatch(count -> count > 1);
        this.lower = new double[columns.size()];
        this.upper = new double[columns.size()];
        for (int i = 0; i < lower.length; i++) {
            bound(i);
        }
    }

    static double[][] margins(MarginModel model, List<Column> columns, int rows) {
        double[][] margins = new double[columns.size()][];
        for (int i = 0; i < margins.length; i++) {
            double[] reward = new double[rows];
            add(columns.get(i), 1, reward);
            margins[i] = model.margins(reward);
        }
        return margins;
    }

    private void bound(int i) {
        Column column = columns.get(i);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int k = 0; k < column.rows().length; k++) {
            double v = column.values()[k];
            double g = given[column.rows()[k]];
            low = Math.max(low, v > 0 ? (-maximum - g) / v : (maximum - g) / v);
            high = Math.min(high, v > 0 ? (maximum - g) / v : (-maximum - g) / v);
            largest = Math.max(largest, Math.abs(v));
        }
        lower[i] = overlapping ? -LOOSE * maximum / largest : low;
        upper[i] = overlapping ? LOOSE * maximum / largest : high;
    }

    double[] given() {
        return given;
    }

    double[] givenMargins() {
        return givenMargins;
    }

    List<Column> columns() {
        return columns;
    }

    double[][] columnMargins() {
        return columnMargins;
    }

    int groupSize() {
        return model.horizons().length * model.target().states();
    }

    /** The program, with lambda times the sum of |R| over the columns added to the negated informativeness. */
    HingeProgram program(Criterion criterion, double lambda) {
        HingeProgram.Builder builder = new HingeProgram.Builder(lower, upper);
        double[] row = new double[columns.size()];
        int[] deviations = model.deviations();
        int actions = model.target().actions();
        for (int h = 0; h < model.horizons().length; h++) {
            for (int i = 0; i < deviations.length; i++) {
                int at = h * deviations.length + i;
                boolean first = i == 0 || deviations[i] / actions != deviations[i - 1] / actions;
                if (first || criterion == Criterion.HINGE_SUM) {
                    builder.group(1);
                }
                builder.soft(
                        coefficients(at, row), model.target().margin()[deviations[i] / actions] - givenMargins[at]);
                boolean last = i == deviations.length - 1 || deviations[i + 1] / actions != deviations[i] / actions;
                if (last || criterion == Criterion.HINGE_SUM) {
                    builder.endGroup();
                }
            }
        }
        addSparsity(builder, lambda);
        addHard(builder);
        return builder.build();
    }

    /** Only what must hold, without an objective. */
    HingeProgram constraints() {
        HingeProgram.Builder builder = new HingeProgram.Builder(lower, upper);
        addHard(builder);
        return builder.build();
    }

    /** What must hold as what should: the optimum is the least sum of what margins and maximum are missed by. */
    HingeProgram elastic() {
        HingeProgram.Builder builder = new HingeProgram.Builder(lower, upper);
        visitHard((row, floor) -> {
            builder.group(1);
            builder.soft(row, floor);
            builder.endGroup();
        });
        return builder.build();
    }

    private void addHard(HingeProgram.Builder builder) {
        visitHard(builder::hard);
    }

    private void addSparsity(HingeProgram.Builder builder, double lambda) {
        if (lambda == 0) {
            return;
        }
        for (int i = 0; i < lower.length; i++) {
            double size = Arrays.stream(columns.get(i).values()).map(Math::abs).sum();
            double[] row = new double[lower.length];
            builder.group(lambda * groupSize() * size);
            row[i] = 1;
            builder.soft(row, 0);
            row[i] = -1;
            builder.soft(row, 0);
            builder.endGroup();
        }
    }

    private interface RowVisitor {
        void visit(double[] row, double floor);
    }

    private void visitHard(RowVisitor visitor) {
        double[] row = new double[columns.size()];
        for (int at = model.lasting(); at < model.size(); at++) {
            visitor.visit(coefficients(at, row), required(at) - givenMargins[at]);
        }
        if (overlapping) {
            for (int pair = 0; pair < given.length; pair++) {
                double[] pays = new double[columns.size()];
                for (int i = 0; i < pays.length; i++) {
                    int k = Arrays.binarySearch(columns.get(i).rows(), pair);
                    pays[i] = k < 0 ? 0 : columns.get(i).values()[k];
                }
                visitor.visit(pays, -maximum - given[pair]);
                for (int i = 0; i < pays.length; i++) {
                    pays[i] = -pays[i];
                }
                visitor.visit(pays, given[pair] - maximum);
            }
        }
    }

    private double required(int at) {
        int i = at - model.lasting();
        if (i >= model.deviations().length) {
            return -TIE_SLACK;
        }
        int state = model.deviations()[i] / model.target().actions();
        return model.target().margin()[state] / InvarianceCertificate.MARGIN_DIVISOR;
    }

    private double[] coefficients(int at, double[] row) {
        for (int i = 0; i < row.length; i++) {
            row[i] = columnMargins[i][at];
        }
        return row;
    }

    /** The reward of the weights, {@code [states * actions]}. */
    double[] reward(double[] weights) {
        double[] reward = given.clone();
        for (int i = 0; i < weights.length; i++) {
            add(columns.get(i), weights[i], reward);
        }
        return reward;
    }

    private static void add(Column column, double weight, double[] reward) {
        for (int k = 0; k < column.rows().length; k++) {
            reward[column.rows()[k]] += weight * column.values()[k];
        }
    }

    /**
     * Checks that the constraints can be met.
     *
     * @throws InfeasibleDesignException if they cannot; names the state whose margin is missed by most
     */
    void requireFeasible() {
        InteriorPoint.Solution nearest = InteriorPoint.solve(elastic());
        if (nearest.bound() <= InvarianceCertificate.MARGIN_TOLERANCE) {
            return;
        }
        double[] margins = model.margins(reward(nearest.x()));
        int worst = model.lasting();
        int missed = 0;
        for (int at = model.lasting(); at < margins.length; at++) {
            double shortfall = required(at) - margins[at];
            missed += shortfall > InvarianceCertificate.MARGIN_TOLERANCE ? 1 : 0;
            worst = shortfall > required(worst) - margins[worst] ? at : worst;
        }
        int i = worst - model.lasting();
        int[] deviations = model.deviations();
        int pair = i < deviations.length ? deviations[i] : model.ties()[i - deviations.length];
        int state = pair / model.target().actions();
        throw new InfeasibleDesignException(
                String.format(
                        Locale.ROOT,
                        "No reward of this form keeps the intended optimal actions: at best the margin of state %d over"
                                + " action %d is %.6g, must be %.6g; %d margins are missed"
                                + "%nMaybe allow rewards larger than %.6g, pay in more states, or split a leaf",
                        state,
                        pair % model.target().actions(),
                        margins[worst],
                        Math.max(0, required(worst)),
                        missed,
                        maximum),
                state,
                required(worst) - margins[worst]);
    }
}
