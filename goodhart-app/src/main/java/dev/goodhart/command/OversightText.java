package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.oversight.GateDecision;
import dev.goodhart.oversight.GateVerdict;
import dev.goodhart.oversight.HumanAnswer;
import dev.goodhart.oversight.HumanFit;
import dev.goodhart.oversight.Overconfidence;
import dev.goodhart.oversight.QuestionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes an answer for the terminal. */
final class OversightText {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private OversightText() {}

    static String of(OversightAnswer answer) {
        OversightText text = new OversightText();
        text.verdict(answer);
        if (answer.isSingle()) {
            text.single(answer);
        } else {
            text.ranking(answer.plan());
        }
        text.human(answer);
        text.remarks(answer.remarks());
        return text.out.toString();
    }

    private void verdict(OversightAnswer answer) {
        QuestionPlan plan = answer.plan();
        if (answer.isSingle()) {
            GateVerdict verdict = plan.entries().getFirst().verdict();
            line(verdict + "  " + explained(verdict, answer.first(), plan));
        } else {
            long act = plan.entries().stream()
                    .filter(e -> e.verdict() == GateVerdict.ACT)
                    .count();
            int all = plan.entries().size();
            line("ASK about " + plan.asked() + " of " + all + " actions, ACT on " + act + ", STOP "
                    + (all - act - plan.asked()) + ".");
        }
        line("");
    }

    private static String explained(GateVerdict verdict, GateDecision decision, QuestionPlan plan) {
        return switch (verdict) {
            case ASK -> "Propose the action and act only if the human allows it.";
            case ACT -> "Act without asking: " + reason(decision, plan) + ".";
            case STOP -> "Leave it without asking: " + reason(decision, plan) + ".";
        };
    }

    private static String reason(GateDecision decision, QuestionPlan plan) {
        double delta = decision.incentiveToDefer();
        if (decision.verdict() == GateVerdict.ASK) {
            return "a question would gain, but none is left (--questions " + plan.questions() + ")";
        }
        if (delta > 0) {
            return "the answer is worth less than the question costs";
        }
        return delta < 0 ? "the human's errors outweigh what the answer would tell" : "the answer would change nothing";
    }

    private void single(OversightAnswer answer) {
        GateDecision decision = answer.first();
        row("Delta", decision.incentiveToDefer(), "incentive to defer: what asking adds before its cost");
        row("act", decision.valueOfActing(), "expected utility of acting now");
        row(
                "ask",
                decision.valueOfAsking(),
                "of asking first" + (decision.gate().askCost() > 0 ? ", its cost subtracted" : ""));
        row("stop", decision.valueOfStopping(), "of being switched off");
        row("information", decision.valueOfInformation(), "what knowing the utility would add; the most any human can");
        line("");
        answerTells(decision.answer());
        line("");
        line("Asking pays");
        breakEvens(decision);
        line("");
        line("Belief: " + decision.action().belief().describe() + ".");
    }

    private void answerTells(HumanAnswer answer) {
        double allow = answer.probabilityOfAllowing();
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(answer.meanIfAllowed())) {
            parts.add("then the utility is " + Numbers.of(answer.meanIfAllowed()) + " on average");
        }
        if (!Double.isNaN(answer.meanIfPressed())) {
            parts.add("if not, " + Numbers.of(answer.meanIfPressed()));
        }
        line("The human is expected to allow it with probability " + Numbers.of(allow) + "; " + String.join("; ", parts)
                + ".");
    }

    private void breakEvens(GateDecision decision) {
        OptionalDouble sigma = decision.breakEvenSigma();
        double sd = decision.action().belief().standardDeviation();
        if (sigma.isEmpty()) {
            line("  for no amount of doubt with this human, at this mean and cost");
        } else if (sigma.getAsDouble() == 0) {
            line("  for any doubt at all (sd above 0); the belief's sd is " + Numbers.of(sd));
        } else {
            line("  from a standard deviation of " + Numbers.of(sigma.getAsDouble()) + " at this mean; the belief's is "
                    + Numbers.of(sd));
        }
        double beta = decision.breakEvenBeta();
        if (Double.isInfinite(beta)) {
            line("  with a logistic human of any beta");
        } else if (beta == 0) {
            line("  not even with a rational human");
        } else {
            line("  with a logistic human up to a beta of " + Numbers.of(beta));
        }
        if (decision.breakEvenCost() > 0) {
            line("  up to a cost of " + Numbers.of(decision.breakEvenCost()) + " for this question");
        } else {
            line("  at no cost: even free, this question "
                    + (decision.incentiveToDefer() < 0 ? "would lose" : "would change nothing"));
        }
    }

    private void ranking(QuestionPlan plan) {
        int width = plan.entries().stream()
                .mapToInt(e -> e.decision().action().name().length())
                .max()
                .orElse(0);
        String name = "%-" + Math.clamp(width, 6, 40) + "s";
        line(String.format(
                Locale.ROOT,
                name + "  %-7s %10s %10s %10s %10s %8s",
                "action",
                "verdict",
                "Delta",
                "act",
                "ask",
                "stop",
                "allowed"));
        for (QuestionPlan.Entry entry : plan.entries()) {
            GateDecision d = entry.decision();
            String label = d.action().name();
            line(String.format(
                    Locale.ROOT,
                    name + "  %-7s %10s %10s %10s %10s %8s",
                    label.length() > 40 ? label.substring(0, 37) + "..." : label,
                    entry.verdict() + (entry.verdict() != d.verdict() ? " *" : ""),
                    Numbers.of(d.incentiveToDefer()),
                    Numbers.of(d.valueOfActing()),
                    Numbers.of(d.valueOfAsking()),
                    Numbers.of(d.valueOfStopping()),
                    Numbers.of(d.answer().probabilityOfAllowing(), 3)));
        }
        line("");
        if (plan.asked() < plan.worthAsking()) {
            line("* worth a question, but the budget of " + plan.questions() + " is spent.");
        }
        line("Expected payoff of all: " + Numbers.of(plan.value()) + "; without questions "
                + Numbers.of(plan.valueWithoutQuestions()) + "; with every question worth asking (" + plan.worthAsking()
                + ") "
                + Numbers.of(plan.valueWithoutLimit()) + ".");
    }

    private void human(OversightAnswer answer) {
        line("Human: " + answer.model().human().describe() + ".");
        HumanFit fit = answer.model().fit();
        Overconfidence overconfidence = answer.model().overconfidence();
        if (fit != null && overconfidence != null) {
            line("  fitted to " + fit.decisions() + " decisions (" + fit.allowed() + " allowed): beta "
                    + Numbers.of(fit.beta())
                    + " +- " + Numbers.of(fit.betaError(), 2) + ", bias " + Numbers.of(fit.bias()) + " +- "
                    + Numbers.of(fit.biasError(), 2) + "; right in " + Numbers.fixed(100 * overconfidence.observed(), 1)
                    + " % of them");
        }
    }

    private void remarks(List<String> remarks) {
        for (String remark : remarks) {
            line("");
            wrapped("Note: " + remark);
        }
    }

    private void row(String label, double value, String meaning) {
        line(String.format(Locale.ROOT, "  %-12s %10s   %s", label, Numbers.of(value), meaning));
    }

    private void wrapped(String text) {
        StringBuilder current = new StringBuilder();
        for (String word : text.split(" ")) {
            if (current.length() + word.length() + 1 > WIDTH) {
                line(current.toString());
                current.setLength(0);
                current.append("  ");
            } else if (!current.isEmpty()) {
                current.append(' ');
            }
            current.append(word);
        }
        line(current.toString());
    }

    private void line(String text) {
        out.append(text).append(System.lineSeparator());
    }
}
