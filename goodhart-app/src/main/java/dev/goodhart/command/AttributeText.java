package dev.goodhart.command;

import dev.goodhart.attribution.RewardRedistribution;
import dev.goodhart.figure.Numbers;
import dev.goodhart.progress.NetworkContributions;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints an attribution in the terminal. */
final class AttributeText {
    private static final int ROWS = 5;
    private static final int WIDTH = 60;

    private AttributeText() {}

    static String headline(AttributeAnswer answer) {
        RunFile file = answer.file();
        RewardRedistribution spread = answer.estimator().options().redistribution();
        return Numbers.of(file.runs().size()) + " runs, " + Numbers.of(file.turns()) + " turns; "
                + (spread == RewardRedistribution.PROGRESS
                        ? "progress by " + answer.kind().name().toLowerCase(Locale.ROOT) + ", " + fitted(answer)
                        : spread.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String fitted(AttributeAnswer answer) {
        String line = Numbers.of(answer.features()) + " features";
        if (answer.estimator().model() instanceof NetworkContributions network) {
            return line + " and " + network.networks() + (network.memory() ? " recurrent" : "")
                    + (network.networks() == 1 ? " network" : " networks");
        }
        return line;
    }

    static void print(AttributeAnswer answer, PrintWriter out) {
        out.println(headline(answer));
        out.println();
        for (VerdictLine finding : AttributeFindings.of(answer)) {
            String sign = switch (finding.level()) {
                case GOOD -> "  + ";
                case WARN -> "  ! ";
                case BAD -> "  x ";
                case NEUTRAL -> "  - ";
            };
            out.println(TerminalText.wrapped(sign, finding.headline() + ": " + finding.detail()));
        }
        List<AttributeAnswer.TurnGroup> groups = answer.turns();
        if (!groups.isEmpty()) {
            out.println();
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("turns that earn most and least", "times", "mean"));
            int top = Math.min(ROWS, groups.size());
            groups.subList(0, top).forEach(group -> rows.add(row(group)));
            groups.subList(Math.max(top, groups.size() - ROWS), groups.size()).forEach(group -> rows.add(row(group)));
            TerminalText.columns(rows).forEach(out::println);
        }
        out.println();
    }

    static List<String> row(AttributeAnswer.TurnGroup group) {
        return List.of(
                CreditText.shortened(group.name(), WIDTH), Numbers.of(group.count()), Numbers.fixed(group.mean(), 4));
    }
}
