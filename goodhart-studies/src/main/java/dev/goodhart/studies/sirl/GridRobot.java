package dev.goodhart.studies.sirl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A robot that carries a cup across a 5 x 5 grid, by every shortest path between opposite corners and with every final angle of the cup:
 * 4 x 70 x 7 trajectories. What a person cares about: the mean distance to two obstacles and to a laptop, and how far the cup is tilted.
 */
public final class GridRobot {
    /** How many features a person cares about. */
    public static final int FEATURES = 4;

    /** The mean distance to the laptop. */
    public static final int LAPTOP = 2;

    /** How far the cup is tilted. */
    public static final int ANGLE = 3;

    /** What the features are called. */
    public static final List<String> NAMES = List.of("obstacle A", "obstacle B", "laptop", "|angle|");

    private static final int SIZE = 5;
    private static final int MOVES = 2 * (SIZE - 1);
    private static final int[][] CORNERS = {{0, 0, 4, 4}, {4, 4, 0, 0}, {0, 4, 4, 0}, {4, 0, 0, 4}};
    private static final int[][] OBJECTS = {{1, 1}, {3, 2}, {1, 4}};
    private static final int[] ANGLES = {-90, -60, -30, 0, 30, 60, 90};

    private final double[][] inputs;
    private final double[][] features;
    private final double[][] normalised;

    private GridRobot(double[][] inputs, double[][] features) {
        this.inputs = inputs;
        this.features = features;
        this.normalised = new double[features.length][FEATURES];
        double[] least = extreme(-1);
        double[] most = extreme(1);
        for (int i = 0; i < features.length; i++) {
            for (int f = 0; f < FEATURES; f++) {
                normalised[i][f] = (features[i][f] - least[f]) / (most[f] - least[f]);
            }
        }
    }

    /** {@return the world, always the same} */
    public static GridRobot world() {
        List<double[]> inputs = new ArrayList<>();
        List<double[]> features = new ArrayList<>();
        for (int[] corner : CORNERS) {
            for (int[] horizontal : combinations()) {
                int[][] path = path(corner, horizontal);
                for (int angle : ANGLES) {
                    inputs.add(input(path, angle));
                    features.add(feature(path, angle));
                }
            }
        }
        return new GridRobot(inputs.toArray(double[][]::new), features.toArray(double[][]::new));
    }

    /** {@return how many trajectories there are: 1,960} */
    public int size() {
        return inputs.length;
    }

    /** {@return {@code [1960][19]} x and y of nine states and the final angle, in [-1, 1]} */
    public double[][] inputs() {
        return inputs;
    }

    /** {@return {@code [1960][4]} the features in their units: cells, cells, cells, degrees} */
    public double[][] features() {
        return features;
    }

    /** {@return {@code [1960][4]} the features scaled to [0, 1] over all trajectories} */
    public double[][] normalised() {
        return normalised;
    }

    /**
     * The least or the greatest value of every feature.
     *
     * @param sign -1 for the least, 1 for the greatest
     * @return {@code [4]}
     */
    public double[] extreme(int sign) {
        double[] extreme = features[0].clone();
        for (double[] row : features) {
            for (int f = 0; f < FEATURES; f++) {
                extreme[f] = sign > 0 ? Math.max(extreme[f], row[f]) : Math.min(extreme[f], row[f]);
            }
        }
        return extreme;
    }

    /**
     * Quantiles of the laptop distance over all trajectories: (rank - 1) / (n - 1), equal distances sharing their mean rank.
     *
     * @return {@code [1960]} in [0, 1]
     */
    public double[] laptopQuantiles() {
        int n = size();
        Integer[] order = new Integer[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(features[a][LAPTOP], features[b][LAPTOP]));
        double[] quantile = new double[n];
        for (int from = 0; from < n; ) {
            int to = from + 1;
            while (to < n && features[order[to]][LAPTOP] - features[order[from]][LAPTOP] < 1e-9) {
                to++;
            }
            for (int k = from; k < to; k++) {
                quantile[order[k]] = (from + to - 1) / 2.0 / (n - 1);
            }
            from = to;
        }
        return quantile;
    }

    /** The 70 choices of four of eight moves, in lexicographic order. */
    private static List<int[]> combinations() {
        List<int[]> all = new ArrayList<>();
        for (int a = 0; a < MOVES; a++) {
            for (int b = a + 1; b < MOVES; b++) {
                for (int c = b + 1; c < MOVES; c++) {
                    for (int d = c + 1; d < MOVES; d++) {
                        all.add(new int[] {a, b, c, d});
                    }
                }
            }
        }
        return all;
    }

    private static int[][] path(int[] corner, int[] horizontal) {
        int x = corner[0];
        int y = corner[1];
        int[][] path = new int[MOVES + 1][];
        path[0] = new int[] {x, y};
        int next = 0;
        for (int move = 0; move < MOVES; move++) {
            if (next < horizontal.length && horizontal[next] == move) {
                x += Integer.signum(corner[2] - corner[0]);
                next++;
            } else {
                y += Integer.signum(corner[3] - corner[1]);
            }
            path[move + 1] = new int[] {x, y};
        }
        return path;
    }

    private static double[] input(int[][] path, int angle) {
        double[] input = new double[2 * path.length + 1];
        for (int t = 0; t < path.length; t++) {
            input[2 * t] = path[t][0] / 2.0 - 1;
            input[2 * t + 1] = path[t][1] / 2.0 - 1;
        }
        input[2 * path.length] = angle / 90.0;
        return input;
    }

    private static double[] feature(int[][] path, int angle) {
        double[] feature = new double[FEATURES];
        for (int o = 0; o < OBJECTS.length; o++) {
            for (int[] at : path) {
                feature[o] += Math.hypot(at[0] - OBJECTS[o][0], at[1] - OBJECTS[o][1]) / path.length;
            }
        }
        feature[ANGLE] = Math.abs(angle);
        return feature;
    }
}
