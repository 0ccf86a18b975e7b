package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.oversight.OversightGate;
import dev.goodhart.oversight.ProposedAction;
import dev.goodhart.oversight.QuestionPlan;
import dev.goodhart.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart oversight}: act, ask the human first, or leave it? */
@Command(
        name = "oversight",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Should the agent act, ask a person first, or leave it?",
        description = {
            "",
            "Takes what is believed about an action's utility and how well the human decides, and weighs acting at once, asking"
                    + " first and stopping (the off-switch game of Hadfield-Menell et al. 2017). 0 is the utility of being switched"
                    + " off.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  goodhart oversight --mean 0.25 --sd 1 --human logistic --beta 0.5",
            "  goodhart oversight --hypotheses \"1:0.6,-2:0.4\" --ask-cost 0.1",
            "  goodhart oversight --samples examples/oversight/ensemble.csv --questions 2 \\",
            "                     --decisions examples/oversight/decisions.csv",
            "  goodhart oversight --template"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:an answer, whichever it is", "2:bad input or usage"})
final class OversightCommand implements Callable<Integer> {
    @Mixin
    private final BeliefOptions belief = new BeliefOptions();

    @Mixin
    private final HumanOptions human = new HumanOptions();

    @Option(
            names = "--ask-cost",
            paramLabel = "COST",
            description = "What one question costs, in units of utility (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private double askCost;

    @Option(
            names = "--off-payoff",
            paramLabel = "U",
            description = "What being switched off pays on the scale of the utilities given; it is subtracted"
                    + " (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private double offPayoff;

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "Ask at most N questions, where they gain most (default: no limit).")
    private @Nullable Integer questions;

    @Option(names = "--html", paramLabel = "FILE", description = "Write an HTML report there.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--template", description = "Print example input files and stop.")
    private boolean template;

    @Spec
    private @Nullable CommandSpec spec;

    OversightCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = out();
        if (template) {
            out.print(OversightTemplates.all());
            out.flush();
            return 0;
        }
        OversightAnswer answer = answer();
        out.print(json ? OversightJson.of(answer) : OversightText.of(answer));
        out.flush();
        if (html != null && spec != null) {
            Report.write(html, OversightPage.of(answer, Reproduce.command(spec)));
        }
        return 0;
    }

    private OversightAnswer answer() {
        List<ProposedAction> actions = belief.actions();
        HumanModel model = human.model(offPayoff);
        OversightGate gate = new OversightGate(model.human(), askCost, offPayoff);
        QuestionPlan plan = gate.plan(actions, questions == null ? actions.size() : questions);
        return OversightAnswer.of(plan, model, belief.calibration());
    }

    private PrintWriter out() {
        if (spec == null) {
            throw new InvalidInputException("The oversight command must be run by the goodhart command");
        }
        return spec.commandLine().getOut();
    }
}
