package dev.goodhart.command;

import dev.goodhart.arena.Match;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.judge.JudgeCalibration;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.JudgeStabilityAudit;
import dev.goodhart.judge.JudgeStabilitySettings;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.judge.PositionBias;
import dev.goodhart.judge.RaterAgreement;
import dev.goodhart.judge.RatingTable;
import dev.goodhart.judge.ScoreTable;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said of judges.
 *
 * @param metrics stability across contexts
 * @param agreements how far raters agree, for metrics with several
 * @param measurements metrics with several raters, but too many different values to ask how many are equal
 * @param calibrations how many labels a metric needs, if a trusted rater was named
 * @param positions position bias, all judges together first, if there are comparisons
 */
record JudgeFindings(
        List<MetricStability> metrics,
        List<RaterAgreement> agreements,
        List<String> measurements,
        Map<String, List<JudgeCalibration>> calibrations,
        List<PositionBias> positions) {
    private static final int CALIBRATION_DRAWS = 200;
    private static final int MOST_JUDGES = 50;

    static JudgeFindings of(
            List<JudgeScore> scores,
            List<Match> matches,
            boolean agreementOnly,
            @Nullable String trusted,
            JudgeStabilitySettings settings,
            SeedTree seeds,
            Runnable done) {
        List<MetricStability> metrics = new ArrayList<>();
        List<RaterAgreement> agreements = new ArrayList<>();
        Map<String, List<JudgeCalibration>> calibrations = new LinkedHashMap<>();
        Map<String, List<JudgeScore>> byMetric =
                scores.stream().collect(Collectors.groupingBy(JudgeScore::metric, TreeMap::new, Collectors.toList()));
        byMetric.forEach((metric, rows) -> {
            List<JudgeScore> judged = trusted == null
                    ? rows
                    : rows.stream().filter(r -> !r.rater().equals(trusted)).toList();
            if (!agreementOnly) {
                metrics.add(JudgeStabilityAudit.of(ScoreTable.of(metric, judged), settings, seeds.child(metric)));
            }
            agreement(metric, rows, agreements);
            if (trusted != null) {
                calibrations.put(
                        metric,
                        JudgeCalibration.of(
                                metric,
                                rows,
                                trusted,
                                CALIBRATION_DRAWS,
                                seeds.child("calibration").child(metric).generator()));
            }
            done.run();
        });
        if (agreementOnly && agreements.isEmpty() && byMetric.values().stream().allMatch(JudgeFindings::measured)) {
            throw new InvalidInputException("Ratings must have at most " + RaterAgreement.MOST_VALUES
                    + " different values for kappa and alpha, which ask how many are equal; "
                    + String.join(", ", byMetric.keySet()) + " have more\nMaybe round them.");
        }
        if (agreementOnly && agreements.isEmpty()) {
            throw new InvalidInputException("The files must hold items that two raters scored, have none"
                    + "\nMaybe name the column of the raters with --rater, and that of the items with --item.");
        }
        List<String> measurements = byMetric.entrySet().stream()
                .filter(own -> severalRaters(own.getValue()) && measured(own.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new JudgeFindings(metrics, agreements, measurements, calibrations, positions(matches));
    }

    private static void agreement(String metric, List<JudgeScore> rows, List<RaterAgreement> agreements) {
        if (measured(rows) || !severalRaters(rows)) {
            return;
        }
        RaterAgreement agreement = RaterAgreement.of(RatingTable.of(metric, rows));
        if (agreement.items() > 0) {
            agreements.add(agreement);
        }
    }

    private static boolean severalRaters(List<JudgeScore> rows) {
        return rows.stream().map(JudgeScore::rater).distinct().limit(2).count() == 2;
    }

    private static boolean measured(List<JudgeScore> rows) {
        return rows.stream().mapToDouble(JudgeScore::score).distinct().count() > RaterAgreement.MOST_VALUES;
    }

    private static List<PositionBias> positions(List<Match> matches) {
        if (matches.isEmpty()) {
            return List.of();
        }
        List<PositionBias> positions = new ArrayList<>(List.of(PositionBias.of("", matches)));
        Map<String, List<Match>> byJudge =
                matches.stream().collect(Collectors.groupingBy(Match::judge, TreeMap::new, Collectors.toList()));
        if (byJudge.size() > 1 && byJudge.size() <= MOST_JUDGES) {
            byJudge.forEach((judge, own) -> positions.add(PositionBias.of(judge, own)));
        }
        return positions;
    }

    boolean unstable() {
        return metrics.stream().anyMatch(MetricStability::unstable);
    }
}
