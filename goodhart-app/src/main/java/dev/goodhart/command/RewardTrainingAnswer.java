package dev.goodhart.command;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.Preference;
import dev.goodhart.preference.Aggregation;
import dev.goodhart.preference.ComparedItems;
import dev.goodhart.preference.RewardEnsemble;
import dev.goodhart.preference.RewardModelSettings;
import dev.goodhart.preference.TieRule;
import dev.goodhart.preference.TrainingReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What a training came to. */
record RewardTrainingAnswer(
        Path file,
        String fingerprint,
        long seed,
        RewardModelSettings settings,
        List<String> inputs,
        int items,
        int rows,
        int comparisons,
        int ties,
        List<TrainingReport> members,
        double tieThreshold,
        List<String> remarks) {
    static RewardTrainingAnswer of(
            RewardEnsemble trained,
            ComparedItemsOptions.Items read,
            List<Comparison> comparisons,
            Path file,
            long seed) {
        RewardModelSettings settings = trained.members().getFirst().settings();
        int ties = (int) comparisons.stream()
                .filter(c -> c.preference() == Preference.TIE)
                .count();
        List<TrainingReport> reports =
                trained.members().stream().map(member -> member.report()).toList();
        return new RewardTrainingAnswer(
                file,
                trained.fingerprint(),
                seed,
                settings,
                trained.inputs().names(),
                read.items().size(),
                read.items().rowCount(),
                comparisons.size(),
                ties,
                reports,
                trained.members().stream()
                        .mapToDouble(member -> member.tieThreshold())
                        .average()
                        .orElse(0),
                remarks(read.items(), settings, reports, ties));
    }

    /** Mean over members of a figure of their best epochs. */
    double mean(ToDoubleFunction<TrainingReport.Epoch> figure) {
        return members.stream()
                .mapToDouble(member -> figure.applyAsDouble(member.best()))
                .average()
                .orElse(Double.NaN);
    }

    private static List<String> remarks(
            ComparedItems items, RewardModelSettings settings, List<TrainingReport> reports, int ties) {
        List<String> remarks = new ArrayList<>();
        if (reports.getFirst().heldOut() == 0) {
            remarks.add(
                    "No comparison was held out, so that nothing stopped training early and nothing says how good the model is.");
        }
        boolean differ = IntStream.range(1, items.size()).anyMatch(i -> items.length(i) != items.length(0));
        if (differ && settings.aggregation() == Aggregation.SUM) {
            remarks.add("Lengths differ and scores are sums: length counts by itself. Maybe use --aggregation mean.");
        }
        if (ties > 0 && settings.ties() == TieRule.HALF) {
            remarks.add(ties + " ties count half a win for either side. --ties learns how near a tie is instead.");
        }
        boolean late = reports.stream().anyMatch(r -> r.heldOut() > 0 && r.bestEpoch() == settings.epochs());
        if (late) {
            remarks.add("The loss on comparisons held out still fell in the last epoch. Maybe use more --epochs.");
        }
        return remarks;
    }
}
