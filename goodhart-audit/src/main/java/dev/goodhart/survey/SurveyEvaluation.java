package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hipparchus.stat.StatUtils;

/** Evaluates a survey, whole and by group. */
final class SurveyEvaluation {
    /** A group needs so many complete respondents. */
    static final int LEAST_GROUP = 30;

    private final SurveyModel model;
    private final SurveySettings settings;
    private final RandomGenerator random;

    SurveyEvaluation(SurveyModel model, SurveySettings settings, RandomGenerator random) {
        this.model = model;
        this.settings = settings;
        this.random = random;
    }

    SurveyAudit of(SurveyTable table) {
        List<String> remarks = new ArrayList<>();
        SurveyAudit whole = evaluate(table, settings.disattenuate(), remarks);
        List<SurveyAudit.Group> groups = new ArrayList<>();
        for (String name : table.groups().isEmpty() ? List.<String>of() : table.groupNames()) {
            SurveyTable part = table.ofGroup(name);
            int complete = part.complete(model.items()).length;
            if (complete < LEAST_GROUP) {
                remarks.add("The group '" + name + "' has " + complete + " complete respondents and was left out;"
                        + " a group needs " + LEAST_GROUP + ".");
                continue;
            }
            groups.add(new SurveyAudit.Group(name, group(name, part, remarks)));
        }
        long without = table.groups().stream().filter(String::isEmpty).count();
        if (without > 0) {
            remarks.add(without + " respondents name no group; they count in the whole alone.");
        }
        return new SurveyAudit(
                whole.respondents(),
                whole.complete(),
                whole.scales(),
                whole.correlation(),
                whole.estimates(),
                whole.fit(),
                whole.relativeAutonomy(),
                whole.resamples(),
                whole.dropped(),
                groups,
                remarks);
    }

    private SurveyAudit group(String name, SurveyTable part, List<String> remarks) {
        try {
            return evaluate(part, settings.disattenuate(), new ArrayList<>());
        } catch (InvalidInputException e) {
            if (!settings.disattenuate()) {
                throw new InvalidInputException("In the group '" + name + "': " + e.getMessage(), e);
            }
            try {
                SurveyAudit naive = evaluate(part, false, new ArrayList<>());
                remarks.add("In the group '" + name + "' errors of measurement are not corrected for: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
                return naive;
            } catch (InvalidInputException again) {
                throw new InvalidInputException("In the group '" + name + "': " + again.getMessage(), again);
            }
        }
    }

    private SurveyAudit evaluate(SurveyTable table, boolean disattenuate, List<String> remarks) {
        int[] complete = table.complete(model.items());
        int parameters = model.paths().equations().stream()
                .mapToInt(e -> e.predictors().size())
                .max()
                .orElseThrow();
        if (complete.length < parameters + 3) {
            throw new InvalidInputException("There must be at least " + (parameters + 3)
                    + " respondents who answered every item, there are " + complete.length + " of "
                    + table.respondents() + sparsest(table));
        }
        double[][][] answers = answers(table, complete);
        List<ScaleSummary> scales = new ArrayList<>();
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (int s = 0; s < answers.length; s++) {
            SurveyScale scale = model.scales().get(s);
            double[] score = score(answers[s]);
            scores.put(scale.name(), score);
            double deviation = Math.sqrt(StatUtils.variance(score));
            if (!(deviation > 1e-12)) {
                throw new InvalidInputException("The column '" + scale.items().getFirst() + "' must vary, is "
                        + score[0] + " for all " + score.length + " complete respondents");
            }
            Optional<CronbachAlpha> alpha = scale.isMeasure()
                    ? Optional.empty()
                    : Optional.of(CronbachAlpha.of(scale.name(), scale.items(), answers[s]));
            scales.add(new ScaleSummary(scale, alpha, StatUtils.mean(score), deviation, answered(table, scale)));
            alpha.ifPresent(a -> remark(a, remarks));
        }
        PathBootstrap bootstrap = new PathBootstrap(model, new ScoreMoments(answers));
        List<PathEstimate> estimates =
                bootstrap.estimates(disattenuate, settings.resamples(), settings.level(), random);
        if (bootstrap.dropped() > settings.resamples() / 20) {
            remarks.add(
                    bootstrap.dropped() + " of " + settings.resamples()
                            + " resamples have no disattenuated solution and were left out: those intervals are not to be relied on.");
        }
        double[][] correlation = bootstrap.observed().correlation();
        return new SurveyAudit(
                table.respondents(),
                complete.length,
                scales,
                correlation,
                estimates,
                FitIndices.of(model.paths(), correlation, complete.length),
                model.autonomy().isEmpty() ? Optional.empty() : Optional.of(autonomy(scores)),
                settings.resamples(),
                bootstrap.dropped(),
                List.of(),
                remarks);
    }

    private Interval autonomy(Map<String, double[]> scores) {
        double[] index = new RelativeAutonomyIndex(model.autonomy()).of(scores);
        if (settings.resamples() == 0) {
            return new Interval(StatUtils.mean(index), Double.NaN, Double.NaN, settings.level());
        }
        return new Bootstrap(settings.resamples(), settings.level(), random).interval(index, Statistic.MEAN);
    }

    private static void remark(CronbachAlpha alpha, List<String> remarks) {
        List<String> suspects = alpha.reversedSuspects();
        if (!suspects.isEmpty()) {
            remarks.add(
                    "In the scale '" + alpha.scale() + "' " + String.join(", ", suspects)
                            + (suspects.size() == 1 ? " goes" : " go")
                            + " against the other items (negative item-rest correlation): reversed in wording, but not marked so?");
        }
        if (alpha.alpha() < 0.6) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "The scale '%s' has alpha %.2f: its items say little about one construct.",
                    alpha.scale(),
                    alpha.alpha()));
        }
    }

    private double[][][] answers(SurveyTable table, int[] complete) {
        double[][][] answers = new double[model.scales().size()][][];
        for (int s = 0; s < answers.length; s++) {
            SurveyScale scale = model.scales().get(s);
            answers[s] = new double[scale.items().size()][];
            for (int k = 0; k < answers[s].length; k++) {
                String item = scale.items().get(k);
                double[] column = table.column(item);
                answers[s][k] = Arrays.stream(complete)
                        .mapToDouble(i -> scale.directed(item, column[i]))
                        .toArray();
            }
        }
        return answers;
    }

    private static double[] score(double[][] items) {
        double[] score = new double[items[0].length];
        for (double[] item : items) {
            for (int i = 0; i < score.length; i++) {
                score[i] += item[i] / items.length;
            }
        }
        return score;
    }

    private static List<Integer> answered(SurveyTable table, SurveyScale scale) {
        return scale.items().stream()
                .map(item -> (int) Arrays.stream(table.column(item))
                        .filter(a -> !Double.isNaN(a))
                        .count())
                .toList();
    }

    private String sparsest(SurveyTable table) {
        String worst = "";
        long least = Long.MAX_VALUE;
        for (String item : model.items()) {
            long answered = Arrays.stream(table.column(item))
                    .filter(a -> !Double.isNaN(a))
                    .count();
            if (answered < least) {
                least = answered;
                worst = item;
            }
        }
        return least < table.respondents()
                ? "\nMaybe leave out the item '" + worst + "', which " + least + " answered."
                : "";
    }
}
