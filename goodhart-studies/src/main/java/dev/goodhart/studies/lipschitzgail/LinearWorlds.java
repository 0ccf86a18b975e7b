package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.sharpness.RolloutSharpness;
import dev.goodhart.sharpness.ValueSharpness;
import dev.goodhart.study.Recorder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.decomposition.LU;
import org.ojalgo.matrix.store.R064Store;

/**
 * Linear worlds s' = M s + N a under a = K s with reward w (s, a), where the slope of Q is known: grad Q = (I - discount F')^-1 w with
 * F = [[M, N], [K M, K N]]. Sets the true slope beside the two bounds.
 */
final class LinearWorlds {
    static final String WORLDS = "worlds";
    static final String FINITE = "sound bound: finite";
    static final String VIOLATED = "sound bound: violated";
    static final String LARGEST = "sound bound: largest ratio";
    static final String MEDIAN = "sound bound: median ratio";
    static final String NORMS = "norm of F above A sqrt(1 + B^2)";
    static final String QUOTED_FINITE = "quoted form: finite";
    static final String QUOTED_VIOLATED = "quoted form: violated";
    static final String QUOTED_WORST = "quoted form: largest ratio";
    static final String RATIOS = "slope over sound bound";
    static final String QUOTED_RATIOS = "slope over quoted form";

    private static final double TOLERANCE = 1e-9;
    private static final double DISCOUNT = 0.9;
    private static final int STATES = 3;
    private static final int ACTIONS = 2;
    private static final int DIM = STATES + ACTIONS;

    private final double[] ratios;
    private final double[] quotedRatios;
    private int finite;
    private int quotedFinite;
    private int norms;
    private int worlds;

    private LinearWorlds(int draws) {
        this.ratios = new double[draws];
        this.quotedRatios = new double[draws];
    }

    static void run(int draws, RandomGenerator random, Recorder recorder) {
        LinearWorlds all = new LinearWorlds(draws);
        for (int i = 0; i < draws; i++) {
            all.draw(random);
        }
        all.report(recorder);
    }

    private void draw(RandomGenerator random) {
        double[][] world = gaussian(STATES, DIM, 1, random);
        scale(world, (0.2 + random.nextDouble()) / RolloutSharpness.spectralNorm(world));
        double[][] policy = gaussian(ACTIONS, STATES, random.nextDouble(), random);
        double[] w = gaussian(1, DIM, 1, random)[0];
        double length = norm(w);
        double[][] joint = joint(world, policy);
        if (DISCOUNT * spectralRadius(joint) >= 0.999) {
            return;
        }
        worlds++;
        double slope = slope(joint, w) / length;
        double l = RolloutSharpness.spectralNorm(joint);
        double apart =
                ValueSharpness.joint(RolloutSharpness.spectralNorm(world), RolloutSharpness.spectralNorm(policy));
        norms += l > apart + TOLERANCE ? 1 : 0;
        double sound = ValueSharpness.sound(1, DISCOUNT, l);
        if (Double.isFinite(sound)) {
            ratios[finite++] = slope / sound;
        }
        double quoted = ValueSharpness.quoted(1, DISCOUNT, frobenius(world), frobenius(policy));
        if (Double.isFinite(quoted)) {
            quotedRatios[quotedFinite++] = slope / quoted;
        }
    }

    private void report(Recorder recorder) {
        double[] sound = sorted(ratios, finite);
        double[] quoted = sorted(quotedRatios, quotedFinite);
        recorder.metric(WORLDS, worlds);
        recorder.metric(FINITE, finite);
        recorder.metric(VIOLATED, above(sound));
        recorder.metric(LARGEST, finite == 0 ? 0 : sound[finite - 1]);
        recorder.metric(MEDIAN, finite == 0 ? 0 : sound[finite / 2]);
        recorder.metric(NORMS, norms);
        recorder.metric(QUOTED_FINITE, quotedFinite);
        recorder.metric(QUOTED_VIOLATED, above(quoted));
        recorder.metric(QUOTED_WORST, quotedFinite == 0 ? 0 : quoted[quotedFinite - 1]);
        recorder.series(RATIOS, shares(finite), sound);
        recorder.series(QUOTED_RATIOS, shares(quotedFinite), quoted);
    }

    private static double[][] joint(double[][] world, double[][] policy) {
        double[][] joint = new double[DIM][DIM];
        for (int j = 0; j < DIM; j++) {
            for (int i = 0; i < STATES; i++) {
                joint[i][j] = world[i][j];
                for (int a = 0; a < ACTIONS; a++) {
                    joint[STATES + a][j] += policy[a][i] * world[i][j];
                }
            }
        }
        return joint;
    }

    private static double slope(double[][] joint, double[] w) {
        R064Store system = R064Store.FACTORY.make(DIM, DIM);
        R064Store right = R064Store.FACTORY.make(DIM, 1);
        for (int i = 0; i < DIM; i++) {
            right.set(i, 0, w[i]);
            for (int j = 0; j < DIM; j++) {
                system.set(i, j, (i == j ? 1 : 0) - DISCOUNT * joint[j][i]);
            }
        }
        LU<Double> factor = LU.R064.make(system);
        factor.decompose(system);
        double[] solution = new double[DIM];
        for (int i = 0; i < DIM; i++) {
            solution[i] = factor.getSolution(right).doubleValue(i, 0);
        }
        return norm(solution);
    }

    private static double spectralRadius(double[][] matrix) {
        R064Store store = R064Store.FACTORY.make(DIM, DIM);
        for (int i = 0; i < DIM; i++) {
            for (int j = 0; j < DIM; j++) {
                store.set(i, j, matrix[i][j]);
            }
        }
        Eigenvalue<Double> values = Eigenvalue.R064.make(store, false);
        values.computeValuesOnly(store);
        return values.getEigenvalues().stream().mapToDouble(v -> v.norm()).max().orElseThrow();
    }

    private static double[][] gaussian(int rows, int columns, double scale, RandomGenerator random) {
        double[][] matrix = new double[rows][columns];
        for (double[] row : matrix) {
            for (int j = 0; j < columns; j++) {
                row[j] = scale * random.nextGaussian();
            }
        }
        return matrix;
    }

    private static void scale(double[][] matrix, double factor) {
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
    }

    private static double frobenius(double[][] matrix) {
        return Math.sqrt(
                Arrays.stream(matrix).mapToDouble(row -> norm(row) * norm(row)).sum());
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }

    private static double[] sorted(double[] values, int count) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double above(double[] ratio) {
        return Arrays.stream(ratio).filter(r -> r > 1 + TOLERANCE).count();
    }

    private static double[] shares(int count) {
        double[] share = new double[count];
        Arrays.setAll(share, i -> (i + 0.5) / count);
        return share;
    }
}
