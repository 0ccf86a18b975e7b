package dev.goodhart.studies.sirl;

import dev.goodhart.representation.FeatureProbe;
import dev.goodhart.representation.TripletLoss;
import dev.goodhart.representation.TripletLoss.Anchoring;
import dev.goodhart.study.Recorder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The exact part: the world's figures, and the loss by hand, under isometries and against differences. */
final class Geometry {
    static final String ROTATION = "loss: change under rotation and translation";
    static final String GRADIENT = "loss: gradient against central differences";

    private static final double STEP = 1e-4;
    private static final int DIM = 6;
    private static final int TRIPLETS = 20;

    private Geometry() {}

    static void run(RandomGenerator random, Recorder recorder) {
        GridRobot robot = GridRobot.world();
        recorder.metric("rows", robot.size());
        double[][] tables = {
            robot.extreme(-1), robot.extreme(1), mean(robot), robot.features()[0], robot.features()[700]
        };
        String[] names = {"min", "max", "mean", "row 0", "row 700"};
        for (int k = 0; k < names.length; k++) {
            for (int f = 0; f < GridRobot.FEATURES; f++) {
                recorder.metric(names[k] + " " + GridRobot.NAMES.get(f), tables[k][f]);
            }
        }
        double[] unseen = FeatureProbe.fit(robot.inputs(), robot.features()).error(robot.inputs(), robot.features());
        for (int f = 0; f < GridRobot.FEATURES; f++) {
            recorder.metric("left by raw " + GridRobot.NAMES.get(f), unseen[f]);
        }
        double[] first = {0, 0};
        double[] second = {2, 0};
        double[] odd = {0, 1};
        TripletLoss both = new TripletLoss(1, Anchoring.SYMMETRIC);
        TripletLoss one = new TripletLoss(1, Anchoring.ONE_ANCHOR);
        recorder.metric("loss: by hand", both.of(first, second, odd));
        recorder.metric("loss: swapped", both.of(second, first, odd));
        recorder.metric("loss: one anchor", one.of(first, second, odd));
        recorder.metric("loss: one anchor, swapped", one.of(second, first, odd));
        recorder.metric("loss: collapsed", both.of(first, first, first));
        recorder.metric(ROTATION, rotation(both, random));
        recorder.metric(GRADIENT, gradient(both, random));
    }

    static Map<String, Double> expected() {
        Map<String, Double> expected = new LinkedHashMap<>();
        expected.put("rows", 1960.0);
        put(expected, "min", 1.736124266676, 1.748282386662, 1.992851647295, 0);
        put(expected, "max", 3.344761542080, 2.870691216779, 3.969868536554, 90);
        put(expected, "mean", 2.210430591924, 2.031914858189, 2.726386301708, 51.428571428571);
        put(expected, "row 0", 2.581915820574, 2.107845495273, 3.969868536554, 90);
        put(expected, "row 700", 2.128369750217, 1.813369768620, 3.078783554572, 90);
        put(expected, "left by raw", 0.241981600879, 0.303225648029, 0.162766318748, 1);
        expected.put("loss: by hand", 4.0);
        expected.put("loss: swapped", 4.0);
        expected.put("loss: one anchor", 4.0);
        expected.put("loss: one anchor, swapped", 0.0);
        expected.put("loss: collapsed", 2.0);
        return expected;
    }

    private static void put(Map<String, Double> expected, String name, double... values) {
        for (int f = 0; f < values.length; f++) {
            expected.put(name + " " + GridRobot.NAMES.get(f), values[f]);
        }
    }

    private static double[] mean(GridRobot robot) {
        double[] mean = new double[GridRobot.FEATURES];
        for (double[] row : robot.features()) {
            for (int f = 0; f < mean.length; f++) {
                mean[f] += row[f] / robot.size();
            }
        }
        return mean;
    }

    /** A rotation is a product of plane rotations; the largest change of the loss of a triplet. */
    private static double rotation(TripletLoss loss, RandomGenerator random) {
        double largest = 0;
        for (int k = 0; k < TRIPLETS; k++) {
            double[][] three = new double[3][DIM];
            for (double[] point : three) {
                for (int c = 0; c < DIM; c++) {
                    point[c] = random.nextGaussian();
                }
            }
            double before = loss.of(three[0], three[1], three[2]);
            double[] shift = random.doubles(DIM, -5, 5).toArray();
            for (int a = 0; a < DIM; a++) {
                for (int b = 0; b < a; b++) {
                    double angle = random.nextDouble(2 * Math.PI);
                    for (double[] point : three) {
                        double x = point[a];
                        double y = point[b];
                        point[a] = Math.cos(angle) * x - Math.sin(angle) * y;
                        point[b] = Math.sin(angle) * x + Math.cos(angle) * y;
                    }
                }
            }
            for (double[] point : three) {
                for (int c = 0; c < DIM; c++) {
                    point[c] += shift[c];
                }
            }
            largest = Math.max(largest, Math.abs(loss.of(three[0], three[1], three[2]) - before));
        }
        return largest;
    }

    /** The gradient of the 32-bit batch against differences of the 64-bit loss: the points are exact in 32 bits. */
    private static double gradient(TripletLoss loss, RandomGenerator random) {
        float[] points = new float[3 * TRIPLETS * DIM];
        for (int i = 0; i < points.length; i++) {
            points[i] = random.nextInt(-512, 513) / 256f;
        }
        float[] gradient = new float[points.length];
        loss.gradient(points, TRIPLETS, DIM, gradient);
        double largest = 0;
        for (int i = 0; i < points.length; i++) {
            int triplet = i / (3 * DIM);
            double[][] three = new double[3][DIM];
            for (int p = 0; p < 3; p++) {
                for (int c = 0; c < DIM; c++) {
                    three[p][c] = points[(3 * triplet + p) * DIM + c];
                }
            }
            double[] moved = three[i / DIM % 3];
            double at = moved[i % DIM];
            moved[i % DIM] = at + STEP;
            double up = loss.of(three[0], three[1], three[2]);
            moved[i % DIM] = at - STEP;
            double down = loss.of(three[0], three[1], three[2]);
            largest = Math.max(largest, Math.abs((up - down) / (2 * STEP) / TRIPLETS - gradient[i]));
        }
        return largest;
    }
}
