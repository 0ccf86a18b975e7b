package dev.goodhart.design;

/**
 * Mehrotra's predictor-corrector method (1992) for a {@link HingeProgram}.
 *
 * <p>The slack of every group and of every row is eliminated by hand, so that a step solves a system of the size of x alone and costs
 * rows times the square of the variables. The iterates stay dual feasible: the dual value bounds the optimum from below at any time, by
 * which a program that cannot beat a known value is left early. The end point lies inside the optimal face, near its analytic centre.
 */
final class InteriorPoint {
    private static final int LIMIT = 120;
    private static final double PRECISION = 1e-9;
    private static final double FEASIBLE = 1e-9;
    /** Share of the way to the boundary. */
    private static final double STEP = 0.995;

    /**
     * How a solve ended.
     *
     * @param x the point
     * @param value the objective there
     * @param bound no feasible point has less
     * @param violation largest violation of a hard row
     * @param end why it ended
     */
    record Solution(double[] x, double value, double bound, double violation, End end) {}

    /** Why a solve ended. */
    enum End {
        /** The value is the optimum, to the precision. */
        OPTIMAL,
        /** The optimum is not below the cut-off. */
        CUT_OFF,
        /** Neither could be shown: infeasible, or beyond double precision. */
        STALLED
    }

    private final HingeProgram program;
    private final int d;
    private final int n;
    private final int softEnd;
    private final double[] x;
    private final double[] s;
    private final double[] y;
    private final double[] e;
    private final double[] v;
    private final double[] zp;
    private final double[] zq;
    private final double[] ds;
    private final double[] dy;
    private final double[] de;
    private final double[] dv;
    private final double[] dx;
    private final double[] dzp;
    private final double[] dzq;
    /** Row . x of the present point. */
    private final double[] rowAt;
    /** y / s of every row, and v / e of every group. */
    private final double[] pull;

    private final double[] slackPull;
    private final double[] rp;
    private final double[] rd;
    private final double[] rdx;
    private final double[] cs;
    private final double[] ce;
    private final double[] cp;
    private final double[] cq;
    private final double[] boxPull;
    private final NormalEquations equations;

    private InteriorPoint(HingeProgram program) {
        this.program = program;
        d = program.variables;
        n = program.rows();
        int groups = program.groups();
        softEnd = program.groupStart[groups];
        x = new double[d];
        s = new double[n];
        y = new double[n];
        e = new double[groups];
        v = new double[groups];
        zp = new double[d];
        zq = new double[d];
        ds = new double[n];
        dy = new double[n];
        de = new double[groups];
        dv = new double[groups];
        dx = new double[d];
        dzp = new double[d];
        dzq = new double[d];
        rowAt = new double[n];
        pull = new double[n];
        slackPull = new double[groups];
        rp = new double[n];
        rd = new double[groups];
        rdx = new double[d];
        cs = new double[n];
        ce = new double[groups];
        cp = new double[d];
        cq = new double[d];
        boxPull = new double[d];
        equations = new NormalEquations(program);
    }

    static Solution solve(HingeProgram program) {
        return solve(program, Double.POSITIVE_INFINITY);
    }

    /** Solves, or stops once the optimum is known not to be below the cut-off. */
    static Solution solve(HingeProgram program, double cutOff) {
        return new InteriorPoint(program).run(cutOff);
    }

    private Solution run(double cutOff) {
        start();
        double bound = Double.NEGATIVE_INFINITY;
        double[] best = x.clone();
        double bestValue = Double.POSITIVE_INFINITY;
        double leastViolation = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < LIMIT; iteration++) {
            bound = Math.max(bound, dualValue());
            for (int j = 0; j < n; j++) {
                rowAt[j] = program.row(j, x);
            }
            double value = program.value(x, rowAt);
            double violation = program.violation(rowAt);
            boolean feasible = violation <= FEASIBLE;
            if (feasible ? value < bestValue || leastViolation > FEASIBLE : violation < leastViolation) {
                System.arraycopy(x, 0, best, 0, d);
                bestValue = value;
                leastViolation = violation;
            }
            if (feasible && value - bound <= PRECISION * (1 + Math.abs(bound))) {
                return new Solution(x.clone(), value, bound, violation, End.OPTIMAL);
            }
            if (bound >= cutOff) {
                return new Solution(best, bestValue, bound, leastViolation, End.CUT_OFF);
            }
            if (!step()) {
                break;
            }
        }
        boolean near = leastViolation <= 10 * FEASIBLE && bestValue - bound <= 1e3 * PRECISION * (1 + Math.abs(bound));
        return new Solution(best, bestValue, bound, leastViolation, near ? End.OPTIMAL : End.STALLED);
    }

    private void start() {
        for (int i = 0; i < d; i++) {
            x[i] = (program.lower[i] + program.upper[i]) / 2;
        }
        double largest = 1e-3;
        for (int k = 0; k < e.length; k++) {
            double worst = 0;
            int size = program.groupStart[k + 1] - program.groupStart[k];
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                s[j] = program.row(j, x) - program.floor[j];
                y[j] = program.weight[k] / (size + 1);
                worst = Math.max(worst, -s[j]);
            }
            e[k] = worst + 1;
            v[k] = program.weight[k] / (size + 1);
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                s[j] += e[k];
            }
            largest = Math.max(largest, program.weight[k]);
        }
        for (int j = softEnd; j < n; j++) {
            s[j] = Math.max(1, program.row(j, x) - program.floor[j]);
            y[j] = largest;
        }
        dualResidual();
        for (int i = 0; i < d; i++) {
            zp[i] = Math.max(rdx[i], 0) + largest;
            zq[i] = Math.max(-rdx[i], 0) + largest;
        }
    }

    /** cost - sum of y row, without the multipliers of the box. */
    private void dualResidual() {
        System.arraycopy(program.cost, 0, rdx, 0, d);
        for (int j = 0; j < n; j++) {
            double yj = y[j];
            int at = j * d;
            for (int i = 0; i < d; i++) {
                rdx[i] -= yj * program.coefficient[at + i];
            }
        }
    }

    /** The Lagrangian of the present multipliers, whose box multipliers are chosen anew so that it is a bound to the last digit. */
    private double dualValue() {
        double value = program.constant;
        for (int j = 0; j < n; j++) {
            value += y[j] * program.floor[j];
        }
        for (int k = 0; k < e.length; k++) {
            double sum = 0;
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                sum += y[j];
            }
            if (sum > program.weight[k] * (1 + 1e-12)) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        dualResidual();
        for (int i = 0; i < d; i++) {
            value += rdx[i] * (rdx[i] > 0 ? program.lower[i] : program.upper[i]);
        }
        return value;
    }

    /** Takes the residual that the dual value has left. */
    private boolean step() {
        for (int i = 0; i < d; i++) {
            rdx[i] += zq[i] - zp[i];
        }
        for (int j = 0; j < n; j++) {
            pull[j] = y[j] / s[j];
        }
        for (int k = 0; k < e.length; k++) {
            slackPull[k] = v[k] / e[k];
            rd[k] = program.weight[k] - v[k];
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                rd[k] -= y[j];
                rp[j] = program.floor[j] - rowAt[j] - e[k] + s[j];
            }
        }
        for (int j = softEnd; j < n; j++) {
            rp[j] = program.floor[j] - rowAt[j] + s[j];
        }
        for (int i = 0; i < d; i++) {
            boxPull[i] = zp[i] / (x[i] - program.lower[i]) + zq[i] / (program.upper[i] - x[i]);
        }
        equations.factor(pull, slackPull, boxPull);
        centring(0, false);
        direction();
        double primal = Math.min(1, primalLength());
        double dual = Math.min(1, dualLength());
        double before = complementarity(0, 0);
        double after = complementarity(primal, dual);
        double mu = before / (n + e.length + 2 * d);
        double sigma = Math.pow(after / before, 3);
        centring(sigma * mu, true);
        direction();
        primal = Math.min(1, STEP * primalLength());
        dual = Math.min(1, STEP * dualLength());
        move(primal, dual);
        return mu > 1e-18 && Double.isFinite(mu) && Math.max(primal, dual) > 1e-10;
    }

    private void centring(double target, boolean corrected) {
        for (int j = 0; j < n; j++) {
            cs[j] = target - s[j] * y[j] - (corrected ? ds[j] * dy[j] : 0);
        }
        for (int k = 0; k < e.length; k++) {
            ce[k] = target - e[k] * v[k] - (corrected ? de[k] * dv[k] : 0);
        }
        for (int i = 0; i < d; i++) {
            double p = x[i] - program.lower[i];
            double q = program.upper[i] - x[i];
            cp[i] = target - p * zp[i] - (corrected ? dx[i] * dzp[i] : 0);
            cq[i] = target - q * zq[i] + (corrected ? dx[i] * dzq[i] : 0);
        }
    }

    private void direction() {
        for (int i = 0; i < d; i++) {
            double p = x[i] - program.lower[i];
            double q = program.upper[i] - x[i];
            dx[i] = cp[i] / p - cq[i] / q - rdx[i];
        }
        for (int k = 0; k < e.length; k++) {
            double sum = slackPull[k];
            double t = ce[k] / e[k] - rd[k];
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                sum += pull[j];
                t += cs[j] / s[j] + pull[j] * rp[j];
            }
            de[k] = t / sum;
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                addRow(j, cs[j] / s[j] + pull[j] * (rp[j] - de[k]));
            }
        }
        for (int j = softEnd; j < n; j++) {
            addRow(j, cs[j] / s[j] + pull[j] * rp[j]);
        }
        equations.solve(dx);
        for (int k = 0; k < e.length; k++) {
            double sum = slackPull[k];
            double shift = 0;
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                sum += pull[j];
                ds[j] = program.row(j, dx);
                shift += pull[j] * ds[j];
            }
            de[k] -= shift / sum;
            for (int j = program.groupStart[k]; j < program.groupStart[k + 1]; j++) {
                ds[j] += de[k] - rp[j];
                dy[j] = cs[j] / s[j] - pull[j] * ds[j];
            }
            dv[k] = ce[k] / e[k] - slackPull[k] * de[k];
        }
        for (int j = softEnd; j < n; j++) {
            ds[j] = program.row(j, dx) - rp[j];
            dy[j] = cs[j] / s[j] - pull[j] * ds[j];
        }
        for (int i = 0; i < d; i++) {
            dzp[i] = (cp[i] - zp[i] * dx[i]) / (x[i] - program.lower[i]);
            dzq[i] = (cq[i] + zq[i] * dx[i]) / (program.upper[i] - x[i]);
        }
    }

    private void addRow(int j, double factor) {
        int at = j * d;
        for (int i = 0; i < d; i++) {
            dx[i] += factor * program.coefficient[at + i];
        }
    }

    private double primalLength() {
        double length = Math.min(length(s, ds), length(e, de));
        for (int i = 0; i < d; i++) {
            if (dx[i] < 0) {
                length = Math.min(length, (program.lower[i] - x[i]) / dx[i]);
            } else if (dx[i] > 0) {
                length = Math.min(length, (program.upper[i] - x[i]) / dx[i]);
            }
        }
        return Math.min(1 / STEP, length);
    }

    private double dualLength() {
        return Math.min(
                Math.min(1 / STEP, Math.min(length(y, dy), length(v, dv))), Math.min(length(zp, dzp), length(zq, dzq)));
    }

    private static double length(double[] at, double[] by) {
        double length = Double.POSITIVE_INFINITY;
        for (int i = 0; i < at.length; i++) {
            if (by[i] < 0) {
                length = Math.min(length, -at[i] / by[i]);
            }
        }
        return length;
    }

    private double complementarity(double primal, double dual) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += (s[j] + primal * ds[j]) * (y[j] + dual * dy[j]);
        }
        for (int k = 0; k < e.length; k++) {
            sum += (e[k] + primal * de[k]) * (v[k] + dual * dv[k]);
        }
        for (int i = 0; i < d; i++) {
            sum += (x[i] + primal * dx[i] - program.lower[i]) * (zp[i] + dual * dzp[i]);
            sum += (program.upper[i] - x[i] - primal * dx[i]) * (zq[i] + dual * dzq[i]);
        }
        return sum;
    }

    private void move(double primal, double dual) {
        axpy(primal, ds, s);
        axpy(primal, de, e);
        axpy(primal, dx, x);
        axpy(dual, dy, y);
        axpy(dual, dv, v);
        axpy(dual, dzp, zp);
        axpy(dual, dzq, zq);
    }

    private static void axpy(double factor, double[] by, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * by[i];
        }
    }
}
