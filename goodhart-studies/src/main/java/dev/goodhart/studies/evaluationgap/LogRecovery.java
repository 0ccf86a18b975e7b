package dev.goodhart.studies.evaluationgap;

import dev.goodhart.study.Recorder;
import dev.goodhart.survey.BehaviourLog;
import dev.goodhart.survey.EffortCost;
import dev.goodhart.survey.EvaluationGapAudit;
import dev.goodhart.survey.SurveySettings;
import java.util.List;
import java.util.random.RandomGenerator;

/** Logs of 2,000 rows: effort follows value with an autonomy of its own, everything is seen with noise. */
final class LogRecovery {
    private static final int ROWS = 2000;
    private static final double EFFORT_NOISE = 0.3;
    private static final double NOISE = 0.5;
    private static final double RIDGE = 1;

    private LogRecovery() {}

    static void run(EvaluationGapSettings settings, RandomGenerator random, Recorder recorder) {
        double[] index = new double[settings.replicates()];
        double[] cosine = new double[settings.replicates()];
        for (int r = 0; r < cosine.length; r++) {
            index[r] = r;
            cosine[r] = EvaluationGapAudit.fromLogs(
                            log(random), RIDGE, EffortCost.identity(3), new SurveySettings(0, 0.95, false), random)
                    .cosine()
                    .estimate();
        }
        recorder.series("cosine", index, cosine);
    }

    private static BehaviourLog log(RandomGenerator random) {
        double[][] effort = new double[ROWS][3];
        double[] metric = new double[ROWS];
        double[] value = new double[ROWS];
        double[] v = Tasks.value();
        double[] h = Tasks.metric();
        for (int i = 0; i < ROWS; i++) {
            double autonomy = Math.max(0, random.nextGaussian(0.6, 0.15));
            for (int k = 0; k < 3; k++) {
                effort[i][k] = autonomy * v[k] + random.nextGaussian(0, EFFORT_NOISE);
                metric[i] += h[k] * effort[i][k];
                value[i] += v[k] * effort[i][k];
            }
            metric[i] += random.nextGaussian(0, NOISE);
            value[i] += random.nextGaussian(0, NOISE);
        }
        return new BehaviourLog(List.of("quality", "quantity", "gaming"), effort, metric, value, new boolean[0]);
    }
}
