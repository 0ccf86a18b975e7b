package dev.goodhart.studies.evaluationgap;

import dev.goodhart.study.Recorder;
import dev.goodhart.survey.EffortCost;
import dev.goodhart.survey.GoalDisplacement;
import dev.goodhart.survey.MultitaskAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Part 2: researchers who differ in autonomy, in how they answer to the record, and in what gaming costs them. */
final class Population {
    static final double[] WEIGHTS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.5};
    static final String[] SERIES = {
        "quality effort",
        "quantity effort",
        "gaming effort",
        "gaming share",
        "metric",
        "value",
        "surplus",
        "quality share",
        "value per unit of metric"
    };

    /** Quality and quantity compete for the same time. */
    private static final double[][] COST = {{1, 0.5, 0}, {0.5, 1, 0}, {0, 0, 1}};

    private Population() {}

    static void run(EvaluationGapSettings settings, RandomGenerator random, Recorder recorder) {
        EffortCost cost = EffortCost.of(COST);
        List<MultitaskAgent> agents = new ArrayList<>();
        for (int i = 0; i < settings.agents(); i++) {
            double moral = Math.abs(random.nextGaussian(0.35, 0.2));
            agents.add(new MultitaskAgent(
                    Tasks.value(),
                    Tasks.metric(),
                    cost,
                    new double[] {0, 0, moral},
                    Math.max(0, random.nextGaussian(0.6, 0.15)),
                    Math.max(0, random.nextGaussian(1, 0.3)),
                    0,
                    true));
        }
        double[][] series = new double[SERIES.length][WEIGHTS.length];
        for (int i = 0; i < WEIGHTS.length; i++) {
            GoalDisplacement at = GoalDisplacement.of(agents, WEIGHTS[i]);
            double[] row = {
                at.effort()[Tasks.QUALITY],
                at.effort()[Tasks.QUANTITY],
                at.effort()[Tasks.GAMING],
                at.gamingShare(Tasks.GAMING),
                at.metric(),
                at.value(),
                at.surplus(),
                at.share(Tasks.QUALITY, Tasks.QUALITY, Tasks.QUANTITY),
                at.value() / at.metric()
            };
            for (int k = 0; k < row.length; k++) {
                series[k][i] = row[k];
            }
            recorder.progress((i + 1.0) / WEIGHTS.length);
        }
        for (int k = 0; k < SERIES.length; k++) {
            recorder.series(SERIES[k], WEIGHTS, series[k]);
        }
    }
}
