package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reward of beginnings that was learned.
 *
 * @param pairs learned from
 * @param heldOut pairs kept out
 * @param accuracy on these, NaN without any
 * @param skipped pairs whose chosen answer is too short for the contrastive loss
 * @param losses {@code [steps]} of preferences
 * @param positive {@code [steps]} mean cosines of states that should be alike
 * @param negative {@code [steps]} mean cosines of states that should not
 * @param orderedAt share of held-out pairs ordered after each tenth of the answers
 */
record PrefixRewardAnswer(
        int pairs,
        int heldOut,
        double accuracy,
        long skipped,
        double[] losses,
        double[] positive,
        double[] negative,
        double[] orderedAt) {
    String headline() {
        return Double.isNaN(accuracy)
                ? "Learned from " + pairs + " pairs; too few to hold any out"
                : "Orders " + Numbers.fixed(100 * accuracy, 1) + " % of " + heldOut
                        + " held-out pairs at their end, " + Numbers.fixed(100 * orderedAt[4], 1)
                        + " % halfway (learned from " + pairs + ")";
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (skipped > 0) {
            remarks.add(skipped
                    + " chosen answers have a single step: they have no earlier and later state and are left out"
                    + " of the contrastive loss.");
        }
        remarks.add("A cosine to the goal is no probability, and whoever optimises it finds what it gets wrong.");
        return remarks;
    }

    Map<String, @Nullable Object> json(Path written, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("model", written.toString());
        root.put("pairs", pairs);
        root.put("heldOut", heldOut);
        root.put("heldOutAccuracy", JsonNumbers.finite(accuracy));
        List<@Nullable Double> ordered = new ArrayList<>();
        for (double share : orderedAt) {
            ordered.add(JsonNumbers.finite(share));
        }
        root.put("orderedAfterTenths", ordered);
        root.put("tooShortForContrast", skipped);
        root.put("remarks", remarks());
        if (report != null) {
            root.put("report", report.toString());
        }
        return root;
    }
}
