package dev.goodhart.studies.evaluationgap;

import dev.goodhart.survey.PathEquation;
import dev.goodhart.survey.PathModel;
import dev.goodhart.survey.SurveyModel;
import dev.goodhart.survey.SurveyScale;
import dev.goodhart.survey.SurveyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Respondents with known effects: four normal constructs of variance 1, items of loading .75 that are answered on five points.
 *
 * @param a coefficient of controlled motivation on pressure
 * @param b coefficient of pressure on misconduct
 */
record PlantedSurvey(double a, double b) {
    static final String AUTONOMOUS = "AutonomousMotivation";
    static final String CONTROLLED = "ControlledMotivation";
    static final String PRESSURE = "PublicationPressure";
    static final String MISCONDUCT = "ObservedMisconduct";

    private static final double C = -0.05;
    private static final double MOTIVES = -0.1;
    private static final double LOADING = 0.75;
    private static final double[] CUTS = {-1.2, -0.4, 0.4, 1.2};
    private static final List<String> NAMES = List.of(AUTONOMOUS, CONTROLLED, PRESSURE, MISCONDUCT);
    private static final int[] ITEMS = {3, 4, 6, 5};

    static SurveyModel model() {
        List<SurveyScale> scales = new ArrayList<>();
        for (int s = 0; s < ITEMS.length; s++) {
            scales.add(SurveyScale.of(NAMES.get(s), items(s)));
        }
        return new SurveyModel(
                scales,
                PathModel.of(List.of(
                        new PathEquation(PRESSURE, List.of(CONTROLLED, AUTONOMOUS)),
                        new PathEquation(MISCONDUCT, List.of(PRESSURE, CONTROLLED, AUTONOMOUS)))),
                List.of(List.of(CONTROLLED, PRESSURE, MISCONDUCT)),
                Map.of());
    }

    SurveyTable answers(int respondents, RandomGenerator random) {
        List<String> columns = IntStream.range(0, ITEMS.length)
                .boxed()
                .flatMap(s -> items(s).stream())
                .toList();
        double[][] answers = new double[columns.size()][respondents];
        double pressureError = Math.sqrt(1 - a * a - C * C - 2 * a * C * MOTIVES);
        double misconductError = Math.sqrt(1 - b * b);
        double itemError = Math.sqrt(1 - LOADING * LOADING);
        for (int i = 0; i < respondents; i++) {
            double autonomous = random.nextGaussian();
            double controlled = MOTIVES * autonomous + Math.sqrt(1 - MOTIVES * MOTIVES) * random.nextGaussian();
            double pressure = a * controlled + C * autonomous + pressureError * random.nextGaussian();
            double misconduct = b * pressure + misconductError * random.nextGaussian();
            double[] construct = {autonomous, controlled, pressure, misconduct};
            int column = 0;
            for (int s = 0; s < ITEMS.length; s++) {
                for (int k = 0; k < ITEMS[s]; k++) {
                    answers[column++][i] = answer(LOADING * construct[s] + itemError * random.nextGaussian());
                }
            }
        }
        return new SurveyTable(columns, answers, List.of());
    }

    private static int answer(double latent) {
        int answer = 1;
        for (double cut : CUTS) {
            answer += latent > cut ? 1 : 0;
        }
        return answer;
    }

    private static List<String> items(int scale) {
        String stem = List.of("am", "cm", "pp", "om").get(scale);
        return IntStream.rangeClosed(1, ITEMS[scale]).mapToObj(k -> stem + k).toList();
    }
}
