package dev.goodhart.command;

import dev.goodhart.audit.Finding;
import dev.goodhart.figure.Numbers;
import dev.goodhart.reward.RewardTerm;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Prints a designed reward in the terminal. */
final class DesignText {
    private static final int MOST_TERMS = 20;
    private static final int WIDEST_PAYMENT = 100;

    private final PrintWriter out;
    private final Ansi ansi;

    DesignText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(Design design) {
        out.printf(
                Locale.ROOT,
                "%s: %,d states, %d actions, discount %s; intended reward '%s'%n%n",
                design.file().world().name(),
                design.file().world().mdp().states(),
                design.file().world().mdp().actions(),
                design.file().world().mdp().discount(),
                design.file().intended().name());
        boolean proved = design.designed().certificate().keepsOptimalActions();
        String colour = design.method().promising() ? (proved ? "green" : "red") : "yellow";
        out.println(ansi.string("@|bold," + colour + " " + (proved ? "INVARIANT" : "NOT INVARIANT") + "|@") + "  "
                + design.method() + ": " + design.promise());
        out.println();
        TerminalText.columns(terms(design)).forEach(out::println);
        out.println();
        out.println(TerminalText.wrapped("Proof: ", proof(design)));
        design.designed().notes().forEach(note -> out.println(TerminalText.wrapped("Note: ", note)));
        Finding audit = design.audit().findings().getFirst();
        out.println(TerminalText.wrapped(
                "Audit: ",
                design.audit().verdict().toString().toLowerCase(Locale.ROOT) + ", "
                        + design.audit().verdict().phrase() + ". " + audit.detail()));
        out.println(TerminalText.wrapped("Learners: ", learners(design)));
    }

    static String proof(Design design) {
        return design.designed().certificate().inWords(design.file().world().stateNames());
    }

    /** When the median learner gets there, and stays there, under each reward. */
    static String learners(Design design) {
        return "with this reward the median Q-learner "
                + reaches(design, design.curves().designed())
                + "; with the intended reward it "
                + reaches(design, design.curves().intended()) + ". Training took "
                + Numbers.of(design.curves().steps()[design.curves().steps().length - 1]) + " steps.";
    }

    private static String reaches(Design design, LearningCurves.Progress progress) {
        double first = design.stepsToReach(progress);
        double last = design.stepsToKeep(progress);
        if (Double.isNaN(first)) {
            return "never reaches 95 % of what the best policy gains over acting at random";
        }
        return "first reaches 95 % of the possible gain after " + Numbers.of(first) + " steps and "
                + (Double.isNaN(last)
                        ? "does not keep it"
                        : last == first ? "keeps it" : "keeps it from " + Numbers.of(last) + " on");
    }

    private static List<List<String>> terms(Design design) {
        List<List<String>> cells = cells(design);
        List<List<String>> shown = new ArrayList<>();
        for (List<String> row : cells.subList(0, Math.min(cells.size(), MOST_TERMS + 1))) {
            String pays = row.get(2);
            shown.add(List.of(
                    row.get(0),
                    row.get(1),
                    pays.length() > WIDEST_PAYMENT ? pays.substring(0, WIDEST_PAYMENT - 3) + "..." : pays));
        }
        if (cells.size() > shown.size()) {
            shown.add(List.of((cells.size() - shown.size()) + " more terms", "", "--write or --json shows all"));
        }
        int width = shown.stream().mapToInt(row -> row.get(2).length()).max().orElse(0);
        return shown.stream()
                .map(row -> List.of(
                        row.get(0),
                        row.get(1),
                        row.get(2) + " ".repeat(width - row.get(2).length())))
                .toList();
    }

    /** A row for each term under a heading. */
    static List<List<String>> cells(Design design) {
        TermRows rows = new TermRows(design.file().world());
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("term", "weight", "pays"));
        for (RewardTerm term : design.designed().reward().terms()) {
            cells.add(List.of(term.name(), Numbers.of(term.weight()), rows.inWords(term)));
        }
        return cells;
    }
}
