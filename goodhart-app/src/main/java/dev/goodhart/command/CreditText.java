package dev.goodhart.command;

import dev.goodhart.credit.Credits;
import dev.goodhart.figure.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes credits for the terminal: every unit of a single text, a line for each of the first texts otherwise. */
final class CreditText {
    private static final int ROWS = 10;
    private static final int UNIT_ROWS = 40;
    private static final int WIDTH = 44;

    private CreditText() {}

    static void print(CreditSummary summary, PrintWriter out) {
        out.println(headline(summary));
        out.println();
        List<CreditedText> shown = summary.shown();
        if (shown.size() == 1) {
            single(shown.getFirst(), out);
        } else {
            table(summary, out);
        }
        for (String remark : remarks(summary)) {
            out.println();
            out.println(TerminalText.wrapped("Note: ", remark));
        }
    }

    static String headline(CreditSummary summary) {
        String methods = summary.methods().entrySet().stream()
                .map(entry -> entry.getKey() + (summary.methods().size() == 1 ? "" : " x " + entry.getValue()))
                .collect(Collectors.joining(", "));
        return counted(summary.texts(), "text") + ", " + counted(summary.units(), "unit") + "; " + methods + "; "
                + counted(summary.evaluations(), "evaluation");
    }

    private static String counted(long count, String noun) {
        return Numbers.of(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static List<String> remarks(CreditSummary summary) {
        List<String> remarks = new ArrayList<>();
        if (!Double.isNaN(summary.bias())) {
            remarks.add("Estimated bias with reward-to-go: " + Numbers.of(summary.bias(), 3)
                    + " of the right weights (root mean square over texts; largest "
                    + Numbers.of(summary.largestBias(), 3)
                    + "). That is how much past credit depends on what was written later; prefix credit has none.");
        }
        if (summary.meanShare() > 0.5) {
            remarks.add(
                    "Interactions carry " + TerminalText.percent(summary.meanShare())
                            + " of the credit: most of it is not what a unit adds to an empty text, and rests on scores of fragments.");
        }
        if (summary.joinedWithoutSpace() > 0) {
            remarks.add(
                    "The units of " + counted(summary.joinedWithoutSpace(), "text")
                            + " have no spaces between them and are joined as they are. If they are words, end each with its space.");
        }
        return remarks;
    }

    private static void single(CreditedText text, PrintWriter out) {
        Credits credits = text.credits();
        double[] errors = credits.standardErrors();
        List<List<String>> rows = new ArrayList<>();
        int shown = Math.min(UNIT_ROWS, credits.units());
        for (int i = 0; i < shown; i++) {
            List<String> row = new ArrayList<>(
                    List.of(shortened(text.text().units().get(i)), Numbers.fixed(credits.credits()[i], 4)));
            if (errors != null) {
                row.add("+- " + Numbers.fixed(errors[i], 4));
            }
            rows.add(row);
        }
        TerminalText.columns(rows).forEach(out::println);
        if (shown < credits.units()) {
            out.println("  and " + (credits.units() - shown) + " more");
        }
        out.println();
        out.println("Score " + Numbers.of(credits.total())
                + (credits.emptyValue().isEmpty() ? "" : "; of nothing " + Numbers.of(credits.empty()))
                + "; credits sum to the difference but for " + Numbers.of(credits.efficiencyResidual(), 2)
                + (Double.isNaN(credits.interactionShare())
                        ? ""
                        : "; interactions carry " + TerminalText.percent(credits.interactionShare())));
    }

    private static void table(CreditSummary summary, PrintWriter out) {
        List<List<String>> rows =
                cells(summary.shown().subList(0, Math.min(ROWS, summary.shown().size())));
        TerminalText.columns(rows).forEach(out::println);
        if (summary.texts() > ROWS) {
            out.println("  and " + Numbers.of(summary.texts() - ROWS) + " more");
        }
    }

    /** A heading and a row for each text. */
    static List<List<String>> cells(List<CreditedText> texts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("text", "units", "score", "v({})", "interactions", "most credit", "", "least credit", ""));
        for (CreditedText text : texts) {
            Credits credits = text.credits();
            int best = text.best();
            int worst = text.worst();
            List<String> units = text.text().units();
            rows.add(List.of(
                    shortened(text.text().id(), 24),
                    Integer.toString(credits.units()),
                    Numbers.of(credits.total()),
                    Numbers.of(credits.empty()),
                    TerminalText.percent(credits.interactionShare()),
                    shortened(units.get(best), 20),
                    Numbers.of(credits.credits()[best], 3),
                    shortened(units.get(worst), 20),
                    Numbers.of(credits.credits()[worst], 3)));
        }
        return rows;
    }

    private static String shortened(String text) {
        return shortened(text, WIDTH);
    }

    static String shortened(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= most ? line : line.substring(0, most - 3) + "...";
    }
}
