package dev.goodhart.studies.evaluationgap;

import dev.goodhart.study.Recorder;
import dev.goodhart.survey.EvaluationGapAudit;
import dev.goodhart.survey.PathEstimate;
import dev.goodhart.survey.ScaleSummary;
import dev.goodhart.survey.SurveyAudit;
import dev.goodhart.survey.SurveyModel;
import dev.goodhart.survey.SurveySettings;
import java.util.random.RandomGenerator;

/** Part 3: does the instrument find what was planted, and nothing where nothing was? */
final class SurveyRecovery {
    static final double A = 0.4;

    /** Means over the replicates of a trial are recorded under these names. */
    static final String[] MEANS = {
        "alpha AM",
        "alpha CM",
        "alpha PP",
        "alpha OM",
        "naive a",
        "naive b",
        "naive ab",
        "naive R2",
        "corrected a",
        "corrected b",
        "corrected ab",
        "corrected R2"
    };

    private SurveyRecovery() {}

    static void run(EvaluationGapSettings settings, RandomGenerator random, Recorder recorder) {
        SurveyModel model = PlantedSurvey.model();
        SurveySettings survey = new SurveySettings(settings.resamples(), 0.95, true);
        int replicates = settings.replicates();
        double truth = A * settings.explained();
        double[] mean = new double[MEANS.length];
        double[] index = new double[replicates];
        double[] corrected = new double[replicates];
        double[] naive = new double[replicates];
        int covered = 0;
        int naiveZero = 0;
        int correctedZero = 0;
        for (int r = 0; r < replicates; r++) {
            SurveyAudit audit = EvaluationGapAudit.fromSurvey(
                    new PlantedSurvey(A, settings.explained()).answers(settings.respondents(), random),
                    model,
                    survey,
                    random);
            double[] row = row(audit);
            for (int k = 0; k < row.length; k++) {
                mean[k] += row[k] / replicates;
            }
            PathEstimate indirect = indirect(audit);
            index[r] = r;
            corrected[r] = indirect.best().estimate();
            naive[r] = indirect.naive().estimate();
            covered += indirect.best().contains(truth) ? 1 : 0;
            PathEstimate nothing = indirect(EvaluationGapAudit.fromSurvey(
                    new PlantedSurvey(0, settings.explained()).answers(settings.respondents(), random),
                    model,
                    survey,
                    random));
            naiveZero += nothing.naive().contains(0) ? 1 : 0;
            correctedZero += nothing.best().contains(0) ? 1 : 0;
            recorder.progress((r + 1.0) / replicates);
        }
        for (int k = 0; k < MEANS.length; k++) {
            recorder.metric("mean " + MEANS[k], mean[k]);
        }
        recorder.metric("truth", truth);
        recorder.metric("covers the truth", covered / (double) replicates);
        recorder.metric("a = 0: naive interval includes 0", naiveZero / (double) replicates);
        recorder.metric("a = 0: corrected interval includes 0", correctedZero / (double) replicates);
        recorder.series("corrected indirect effect", index, corrected);
        recorder.series("naive indirect effect", index, naive);
    }

    private static PathEstimate indirect(SurveyAudit audit) {
        return audit.estimate(PlantedSurvey.CONTROLLED, PlantedSurvey.PRESSURE, PlantedSurvey.MISCONDUCT);
    }

    /** In the order of {@link #MEANS}. */
    private static double[] row(SurveyAudit audit) {
        double[] row = new double[MEANS.length];
        int at = 0;
        for (ScaleSummary scale : audit.scales()) {
            row[at++] = scale.alpha().orElseThrow().alpha();
        }
        PathEstimate a = audit.estimate(PlantedSurvey.CONTROLLED, PlantedSurvey.PRESSURE);
        PathEstimate b = audit.estimate(PlantedSurvey.PRESSURE, PlantedSurvey.MISCONDUCT);
        PathEstimate rSquared = audit.estimate(PlantedSurvey.MISCONDUCT);
        PathEstimate[] all = {a, b, indirect(audit), rSquared};
        for (PathEstimate estimate : all) {
            row[at] = estimate.naive().estimate();
            row[at + all.length] = estimate.best().estimate();
            at++;
        }
        return row;
    }
}
