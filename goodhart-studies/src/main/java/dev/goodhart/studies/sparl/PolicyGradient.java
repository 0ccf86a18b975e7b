package dev.goodhart.studies.sparl;

import java.util.List;

/** The gradient of a softmax policy from runs and what their turns are paid: rewards-to-go less their mean at each step. */
final class PolicyGradient {
    private PolicyGradient() {}

    /**
     * The estimate.
     *
     * @param pay {@code [runs][turns]}
     * @param normalised whether advantages get mean 0 and deviation 1 over all turns, as the learner has them
     * @return {@code [states * actions]}, the mean over runs
     */
    static double[] of(List<ErrandRun> runs, double[][] pay, double[] policy, boolean normalised) {
        double[][] advantage = advantages(pay);
        if (normalised) {
            normalise(advantage);
        }
        double[] gradient = new double[policy.length];
        for (int i = 0; i < advantage.length; i++) {
            for (int t = 0; t < advantage[i].length; t++) {
                double weight = advantage[i][t] / advantage.length;
                int from = runs.get(i).states()[t] * ErrandWorld.ACTIONS;
                gradient[runs.get(i).pair(t)] += weight;
                for (int a = 0; a < ErrandWorld.ACTIONS; a++) {
                    gradient[from + a] -= weight * policy[from + a];
                }
            }
        }
        return gradient;
    }

    private static double[][] advantages(double[][] pay) {
        double[][] go = new double[pay.length][];
        double[] sum = new double[ErrandWorld.HORIZON];
        int[] count = new int[ErrandWorld.HORIZON];
        for (int i = 0; i < pay.length; i++) {
            go[i] = pay[i].clone();
            for (int t = go[i].length - 2; t >= 0; t--) {
                go[i][t] += go[i][t + 1];
            }
            for (int t = 0; t < go[i].length; t++) {
                sum[t] += go[i][t];
                count[t]++;
            }
        }
        for (double[] run : go) {
            for (int t = 0; t < run.length; t++) {
                run[t] -= sum[t] / count[t];
            }
        }
        return go;
    }

    private static void normalise(double[][] advantage) {
        int count = 0;
        double sum = 0;
        double square = 0;
        for (double[] run : advantage) {
            for (double a : run) {
                count++;
                sum += a;
                square += a * a;
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, square / count - mean * mean)) + 1e-8;
        for (double[] run : advantage) {
            for (int t = 0; t < run.length; t++) {
                run[t] = (run[t] - mean) / deviation;
            }
        }
    }

    static double cosine(double[] x, double[] y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
    }
}
