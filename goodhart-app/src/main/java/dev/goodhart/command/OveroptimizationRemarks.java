package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.overoptimization.SampleAudit;
import dev.goodhart.overoptimization.TermShare;
import java.util.ArrayList;
import java.util.List;

/** What the reader of best-of-n estimates should mind. */
final class OveroptimizationRemarks {
    private static final double SUMS_UP = 1e-6;

    private OveroptimizationRemarks() {}

    static List<String> ofSamples(SampleAudit audit) {
        List<String> remarks = new ArrayList<>();
        if (audit.leftOut() > 0) {
            remarks.add("Prompts left out for having too few samples: " + audit.leftOut() + ".");
        }
        if (audit.tied() > SampleAudit.MANY_TIES) {
            remarks.add(TerminalText.percent(audit.tied())
                    + " of the pairs of samples have equal proxies: distances are those of the ties as they"
                    + " are, less than log n - (n-1)/n.");
        }
        if (audit.draws().getLast() == audit.smallest() && audit.smallest() > 1) {
            remarks.add("At n = " + audit.smallest()
                    + " the estimate of a prompt with as many samples rests on one of them.");
        }
        if (!audit.overPrompts()) {
            remarks.add("There are " + audit.prompts()
                    + " prompts; intervals redraw samples within them and say nothing on other prompts."
                    + " For n near the number of samples they are too narrow.");
        }
        if (!audit.curves().containsKey("gold")) {
            remarks.add("No gold reward: best-of-n can only be judged by what the proxy promises, which always rises.");
        } else if (audit.law().isEmpty()) {
            remarks.add("Fewer than four distances above 0: no law is fitted. At least 16 samples a prompt allow one.");
        }
        double sum = audit.terms().stream().mapToDouble(TermShare::spread).sum();
        if (!audit.terms().isEmpty() && Math.abs(sum - 1) > SUMS_UP) {
            remarks.add("The terms hold " + TerminalText.percent(sum)
                    + " of the proxy's spread; the others are missing or weighted otherwise (" + Numbers.of(1 - sum, 3)
                    + " left).");
        }
        return remarks;
    }
}
