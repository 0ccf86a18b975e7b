package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.judge.MetricStability;
import dev.goodhart.judge.PositionBias;
import dev.goodhart.judge.RaterAgreement;
import dev.goodhart.judge.ScoreTable;
import dev.goodhart.judge.input.ScoreRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the reader of an audit of judges should mind. */
final class JudgeRemarks {
    private static final double HIGH_AGREEMENT = 0.8;
    private static final double LOW_KAPPA = 0.2;
    private static final double ALPHA = 0.05;

    private JudgeRemarks() {}

    static List<String> of(ScoreRows rows, JudgeFindings findings) {
        List<String> remarks = new ArrayList<>();
        if (rows.empty() > 0) {
            remarks.add("Empty scores that were left out: " + Numbers.of(rows.empty()) + ".");
        }
        if (rows.repeated() > 0) {
            remarks.add("Rows that repeat a score of the same rater and item, and were left out: "
                    + Numbers.of(rows.repeated()) + ".");
        }
        smallCells(remarks, findings.metrics());
        findings.metrics().forEach(metric -> stability(remarks, metric));
        findings.agreements().forEach(agreement -> agreement(remarks, agreement));
        if (!findings.measurements().isEmpty()) {
            remarks.add("No agreement of raters is given for " + String.join(", ", findings.measurements())
                    + ": kappa and alpha ask how many ratings are equal, and these have more than "
                    + RaterAgreement.MOST_VALUES + " different values.");
        }
        if (!findings.positions().isEmpty()) {
            position(remarks, findings.positions().getFirst());
        }
        return remarks.stream().distinct().toList();
    }

    private static void smallCells(List<String> remarks, List<MetricStability> metrics) {
        List<MetricStability> small = metrics.stream()
                .filter(m -> m.table().smallestCell() < MetricStability.ENOUGH_ITEMS)
                .toList();
        if (!small.isEmpty()) {
            int least =
                    small.stream().mapToInt(m -> m.table().smallestCell()).min().orElse(0);
            remarks.add("Cells have as few as " + least + (least == 1 ? " item" : " items") + ", fewer than "
                    + MetricStability.ENOUGH_ITEMS + ", so that means are rough, in: "
                    + String.join(
                            ", ", small.stream().map(MetricStability::metric).toList()) + ".");
        }
        if (small.stream().anyMatch(m -> Double.isNaN(m.components().pValue()))) {
            remarks.add("With one item in every cell nothing can be said on chance.");
        }
    }

    private static void stability(List<String> remarks, MetricStability metric) {
        ScoreTable table = metric.table();
        if (!table.missing().isEmpty()) {
            remarks.add(
                    "Left out of '" + metric.metric() + "', since they lack a context: " + table.missingText() + ".");
        }
        if (!metric.constant().isEmpty()) {
            remarks.add("'" + metric.metric() + "' is the same for all systems in "
                    + String.join(", ", metric.constant()) + ": there is no ranking, and tau does not exist.");
        }
        if (metric.metric().startsWith("self-bleu") && table.smallestCell() != table.largestCell()) {
            remarks.add("'" + metric.metric() + "' depends on the number of texts, which goes from "
                    + table.smallestCell() + " to " + table.largestCell() + "; compare equal numbers.");
        }
        if (metric.metric().equals("tfidf-similarity")) {
            remarks.add(
                    "'tfidf-similarity' compares weighted words and stands in for a semantic similarity; for that give"
                            + " --embeddings.");
        }
    }

    private static void agreement(List<String> remarks, RaterAgreement agreement) {
        if (agreement.single() > 0) {
            remarks.add("Items of '" + agreement.metric() + "' with one rating, which say nothing on agreement: "
                    + Numbers.of(agreement.single()) + ".");
        }
        if (agreement.observed() >= HIGH_AGREEMENT && agreement.fleiss() < LOW_KAPPA) {
            double most = Arrays.stream(agreement.counts().prevalence()).max().orElse(0);
            remarks.add("Raters of '" + agreement.metric() + "' agree on " + TerminalText.percent(agreement.observed())
                    + " of pairs although kappa is low: " + TerminalText.percent(most)
                    + " of all ratings are the same value, so that chance would agree as well.");
        }
    }

    private static void position(List<String> remarks, PositionBias all) {
        if (all.bothOrders() == 0 && all.pValue() <= ALPHA) {
            remarks.add(
                    "No pair was shown in both orders, so the lean to one side may be the answers' and not the judge's.");
        }
        if (all.flipP() <= ALPHA) {
            remarks.add("Where the verdict changed with the order, it went to the "
                    + (all.flipsToLeft() > all.flipsToRight() ? "left" : "right")
                    + " more often than chance: position bias.");
        }
    }
}
