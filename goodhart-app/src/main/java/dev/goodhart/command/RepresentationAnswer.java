package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.representation.EmbeddingGeometry;
import dev.goodhart.representation.PersonTransfer;
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
 * @param others how the answers of other people are given
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
        List<PersonTransfer> others,
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

    /** Whose answers are given: the share, its interval, and how often both named the same odd one of the same three. */
    List<List<String>> personRows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(personRow("held out", heldOut, ""));
        for (PersonTransfer other : others) {
            rows.add(personRow(
                    other.person().isEmpty() ? "others" : other.person(),
                    other.accuracy(),
                    other.pairs() == 0 ? "not asked" : other.same() + " of " + other.pairs()));
        }
        return rows;
    }

    private static List<String> personRow(String name, TripletAccuracy accuracy, String agreed) {
        return List.of(
                name,
                Integer.toString(accuracy.total()),
                accuracy.total() == 0 ? "" : Numbers.fixed(100.0 * accuracy.right() / accuracy.total(), 1) + " %",
                accuracy.total() == 0
                        ? ""
                        : Numbers.fixed(100 * accuracy.interval().low(), 1) + " to "
                                + Numbers.fixed(100 * accuracy.interval().high(), 1) + " %",
                agreed);
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(warnings);
        for (PersonTransfer other : others) {
            String name = other.person().isEmpty() ? "others" : other.person();
            if (heldOut.total() > 0
                    && other.accuracy().interval().high() < heldOut.interval().low()) {
                remarks.add("The answers of " + name
                        + " are given less often than those held out of the people learned from: they find other things alike, or"
                        + " weigh them otherwise.");
            }
        }
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
        if (!others.isEmpty()) {
            out.println();
            List<List<String>> rows = new ArrayList<>(
                    List.of(List.of("answers of", "count", "given", "95 %", "agree on the same three")));
            rows.addAll(personRows());
            TerminalText.columns(rows).forEach(out::println);
        }
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
        List<Object> persons = new ArrayList<>();
        for (PersonTransfer other : others) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("person", other.person());
            one.put("answers", other.accuracy().total());
            one.put("accuracy", JsonNumbers.interval(other.accuracy().interval()));
            one.put("sameThree", other.pairs());
            one.put("sameOddOne", other.same());
            persons.add(one);
        }
        root.put("testAnswers", persons);
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
