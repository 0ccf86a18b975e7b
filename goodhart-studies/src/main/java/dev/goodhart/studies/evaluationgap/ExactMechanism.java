package dev.goodhart.studies.evaluationgap;

import dev.goodhart.study.Recorder;
import dev.goodhart.survey.CongruenceAngle;
import dev.goodhart.survey.EffortCost;
import dev.goodhart.survey.IncentiveCeiling;
import dev.goodhart.survey.MultitaskAgent;
import java.util.random.RandomGenerator;

/** Part 1: closed forms against surpluses that are computed from the agent's effort alone. */
final class ExactMechanism {
    static final double[] AUTONOMY = {0, 0.25, 0.5, 0.75, 1};
    static final int INSTANCES = 100;

    /** Grid of weights, 0 to 1.5 by .001. */
    static final int GRID = 1501;

    private ExactMechanism() {}

    static void run(RandomGenerator random, Recorder recorder) {
        reference(recorder);
        autonomy(recorder);
        randomInstances(random, recorder);
    }

    private static void reference(Recorder recorder) {
        MultitaskAgent agent = MultitaskAgent.of(Tasks.value(), Tasks.metric(), EffortCost.identity(3), 0);
        IncentiveCeiling ceiling = IncentiveCeiling.of(agent);
        recorder.metric(
                "cosine",
                CongruenceAngle.of(Tasks.value(), Tasks.metric(), EffortCost.identity(3))
                        .cosine());
        recorder.metric("ceiling", ceiling.attained());
        recorder.metric("surplus at the best weight", ceiling.bestSurplus());
    }

    private static void autonomy(Recorder recorder) {
        double[] best = new double[AUTONOMY.length];
        double[] closed = new double[AUTONOMY.length];
        double[] without = new double[AUTONOMY.length];
        for (int a = 0; a < AUTONOMY.length; a++) {
            MultitaskAgent agent =
                    MultitaskAgent.of(Tasks.value(), Tasks.metric(), EffortCost.identity(3), AUTONOMY[a]);
            closed[a] = IncentiveCeiling.of(agent).metricWeight();
            without[a] = agent.surplus(0.0);
            double[] weights = new double[(GRID - 1) / 10 + 1];
            double[] surplus = new double[weights.length];
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < GRID; i++) {
                double w = i / 1000.0;
                double s = agent.surplus(w);
                if (s > most) {
                    most = s;
                    best[a] = w;
                }
                if (i % 10 == 0) {
                    weights[i / 10] = w;
                    surplus[i / 10] = s;
                }
            }
            recorder.series(surplusName(AUTONOMY[a]), weights, surplus);
        }
        recorder.series("best weight on the grid", AUTONOMY, best);
        recorder.series("best weight", AUTONOMY, closed);
        recorder.series("surplus without metric", AUTONOMY, without);
    }

    static String surplusName(double autonomy) {
        return "surplus, A = " + autonomy;
    }

    private static void randomInstances(RandomGenerator random, Recorder recorder) {
        double ceilingError = 0;
        double weightError = 0;
        double symmetryError = 0;
        int plainWrong = 0;
        for (int instance = 0; instance < INSTANCES; instance++) {
            int n = 2 + random.nextInt(5);
            EffortCost cost = randomCost(n, random);
            double[] value = gaussian(n, random);
            double[] metric = gaussian(n, random);
            double autonomy = 0.9 * random.nextDouble();
            double cosine = CongruenceAngle.of(value, metric, cost).cosine();
            double plain =
                    CongruenceAngle.of(value, metric, EffortCost.identity(n)).cosine();
            MultitaskAgent selfish = MultitaskAgent.of(value, metric, cost, 0);
            double attained = peak(selfish) / selfish.surplus(selfish.firstBestEffort());
            ceilingError = Math.max(ceilingError, Math.abs(attained - cosine * cosine));
            plainWrong += Math.abs(attained - plain * plain) > 1e-3 ? 1 : 0;
            MultitaskAgent caring = MultitaskAgent.of(value, metric, cost, autonomy);
            double formula = (1 - autonomy) * cost.inner(value, metric) / cost.inner(metric, metric);
            weightError = Math.max(weightError, Math.abs(vertex(caring) - formula) / Math.max(1, Math.abs(formula)));
            double twice = 2 * vertex(selfish);
            symmetryError = Math.max(symmetryError, Math.abs(selfish.surplus(twice) - selfish.surplus(0.0)));
        }
        recorder.metric("largest error of the ceiling", ceilingError);
        recorder.metric("largest error of the best weight", weightError);
        recorder.metric("largest |S(2w*) - S(0)|", symmetryError);
        recorder.metric("share of instances where the plain cosine is wrong", plainWrong / (double) INSTANCES);
    }

    /** Where the parabola through three surpluses has its vertex. */
    private static double vertex(MultitaskAgent agent) {
        double left = agent.surplus(-1.0);
        double middle = agent.surplus(0.0);
        double right = agent.surplus(1.0);
        return (left - right) / (2 * (left - 2 * middle + right));
    }

    private static double peak(MultitaskAgent agent) {
        return agent.surplus(vertex(agent));
    }

    private static EffortCost randomCost(int n, RandomGenerator random) {
        double[][] root = new double[n][];
        for (int i = 0; i < n; i++) {
            root[i] = gaussian(n, random);
        }
        double[][] g = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    g[i][j] += root[i][k] * root[j][k];
                }
            }
            // Keeps the smallest eigenvalue away from 0, where 1e-9 would be beyond double precision.
            g[i][i] += 0.5;
        }
        return EffortCost.of(g);
    }

    private static double[] gaussian(int n, RandomGenerator random) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
        }
        return x;
    }
}
