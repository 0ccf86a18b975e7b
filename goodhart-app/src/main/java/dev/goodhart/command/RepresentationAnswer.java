package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.representation.EmbeddingGeometry;
import dev.goodhart.representation.SimilarityQueries;
import dev.goodhart.representation.TripletAccuracy;
import dev.goodhart.representation.TripletAgreement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An embedding that was learned.
 *
 * @param ids {@code [n]} names of the trajectories
 * @param points {@code [n][dim]} where they lie
 * @param learnedFrom answers learned from
 * @param heldOut how held-out answers are given
 * @param agreement of answers about the same three
 * @param losses {@code [steps]} the loss of each step
 * @param warnings what a person should know
 * @param queries what to ask next
 * @param file where the embedding was written
 */
record RepresentationAnswer(
        List<String> ids,
        double[][] points,
        int learnedFrom,
        TripletAccuracy heldOut,
        TripletAgreement agreement,
        double[] losses,
        List<String> warnings,
        List<SimilarityQueries.Query> queries,
        Path file) {
    /** Fewer answers about the same three say nothing. */
    private static final int TELLING = 5;

    /** Whether held-out answers are given no better than by guessing. */
    boolean failed() {
        return heldOut.total() > 0 && !heldOut.aboveChance();
    }

    String headline() {
        return heldOut.total() == 0
                ? "Learned from " + learnedFrom + " answers; none was held out"
                : "Gives " + Numbers.fixed(100.0 * heldOut.right() / heldOut.total(), 1) + " % of " + heldOut.total()
                        + " held-out answers (95 %: "
                        + Numbers.fixed(100 * heldOut.interval().low(), 1) + " to "
                        + Numbers.fixed(100 * heldOut.interval().high(), 1) + " %; guessing 33.3 %)";
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(warnings);
        if (failed()) {
            remarks.add(
                    "Held-out answers are not given better than by guessing: the answers look random, are too few, or columns are"
                            + " shifted.");
        }
        if (agreement.sameJudge() >= TELLING) {
            remarks.add(
                    "Asked again about the same three, a person named the same odd one " + agreement.sameJudgeAgree()
                            + " of " + agreement.sameJudge() + " times: more than that cannot be learned.");
        }
        if (agreement.others() >= TELLING) {
            remarks.add("Two persons named the same odd one of the same three " + agreement.othersAgree() + " of "
                    + agreement.others() + " times.");
        }
        remarks.add(
                "An embedding is no reward, and its axes mean nothing by themselves: read features with 'goodhart learn probe'.");
        return remarks;
    }

    List<List<String>> queryRows() {
        List<List<String>> rows = new ArrayList<>();
        for (SimilarityQueries.Query q : queries) {
            rows.add(List.of(
                    ids.get(q.first()), ids.get(q.second()), ids.get(q.third()), Numbers.fixed(q.disagreement(), 3)));
        }
        return rows;
    }

    void print(PrintWriter out) {
        out.println(headline());
        out.println("  learned from " + learnedFrom + " answers about " + ids.size() + " trajectories, "
                + points[0].length + " numbers each, mean distance "
                + Numbers.fixed(EmbeddingGeometry.meanDistance(points), 3));
        out.println("  written to " + file);
        if (!queries.isEmpty()) {
            out.println();
            List<List<String>> rows = new ArrayList<>(List.of(List.of("ask next", "", "", "disagreement")));
            rows.addAll(queryRows());
            TerminalText.columns(rows).forEach(out::println);
        }
        remarks().forEach(r -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", r)));
    }

    Map<String, @Nullable Object> json(@Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("embedding", file.toString());
        root.put("trajectories", ids.size());
        root.put("answers", learnedFrom);
        root.put("heldOut", heldOut.total());
        root.put("heldOutAccuracy", heldOut.total() == 0 ? null : JsonNumbers.interval(heldOut.interval()));
        root.put("agreement", agreement);
        root.put("lastLoss", JsonNumbers.finite(losses[losses.length - 1]));
        root.put("askNext", queryRows());
        root.put("remarks", remarks());
        if (report != null) {
            root.put("report", report.toString());
        }
        return root;
    }
}
