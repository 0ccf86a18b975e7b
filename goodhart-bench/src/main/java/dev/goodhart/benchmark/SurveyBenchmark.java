package dev.goodhart.benchmark;

import dev.goodhart.study.SeedTree;
import dev.goodhart.survey.EvaluationGapAudit;
import dev.goodhart.survey.PathEquation;
import dev.goodhart.survey.PathModel;
import dev.goodhart.survey.SurveyModel;
import dev.goodhart.survey.SurveyScale;
import dev.goodhart.survey.SurveySettings;
import dev.goodhart.survey.SurveyTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Prints the time of a survey against the number of respondents: four scales of four items, 2,000 resamples, one thread. */
public final class SurveyBenchmark {
    private static final int[] SIZES = {100, 1_000, 10_000, 100_000};
    private static final List<String> NAMES = List.of("A", "C", "P", "M");
    private static final int ITEMS = 4;

    private SurveyBenchmark() {}

    /**
     * Prints a Markdown table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("Load " + MachineLoad.now() + ". Seconds, one thread.\n");
        System.out.println("| respondents | without intervals | 2,000 resamples |\n|--:|--:|--:|");
        for (int size : SIZES) {
            SurveyTable table = simulated(size);
            System.out.printf(Locale.ROOT, "| %,d | %.3g | %.3g |%n", size, seconds(table, 0), seconds(table, 2000));
        }
        System.out.println("\nLoad at the end " + MachineLoad.now() + ".");
    }

    private static double seconds(SurveyTable table, int resamples) {
        SurveySettings settings = new SurveySettings(resamples, 0.95, true);
        return Stopwatch.seconds(() -> EvaluationGapAudit.fromSurvey(
                        table,
                        model(),
                        settings,
                        SeedTree.of("survey-benchmark").generator())
                .estimates()
                .getFirst()
                .best()
                .estimate());
    }

    private static SurveyModel model() {
        return new SurveyModel(
                NAMES.stream().map(name -> SurveyScale.of(name, items(name))).toList(),
                PathModel.of(List.of(
                        new PathEquation("P", List.of("C", "A")), new PathEquation("M", List.of("P", "C", "A")))),
                List.of(List.of("C", "P", "M")),
                Map.of());
    }

    private static List<String> items(String name) {
        return IntStream.range(0, ITEMS).mapToObj(k -> name + k).toList();
    }

    private static SurveyTable simulated(int respondents) {
        RandomGenerator random =
                SeedTree.of("survey-benchmark").child(respondents).generator();
        double[][] answers = new double[NAMES.size() * ITEMS][respondents];
        for (int i = 0; i < respondents; i++) {
            double before = 0;
            for (int s = 0; s < NAMES.size(); s++) {
                double construct = 0.4 * before + random.nextGaussian();
                for (int k = 0; k < ITEMS; k++) {
                    answers[s * ITEMS + k][i] =
                            Math.clamp(Math.round(3 + construct + 0.8 * random.nextGaussian()), 1, 5);
                }
                before = construct;
            }
        }
        return new SurveyTable(
                NAMES.stream().flatMap(name -> items(name).stream()).toList(), answers, List.of());
    }
}
