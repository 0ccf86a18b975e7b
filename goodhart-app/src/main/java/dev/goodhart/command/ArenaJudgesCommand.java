package dev.goodhart.command;

import dev.goodhart.arena.JudgeExclusion;
import dev.goodhart.arena.JudgeReport;
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

/** {@code goodhart arena judges}: whom to rely on. */
@Command(
        name = "judges",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "How far each judge can be relied on.",
        description = {
            "",
            "Per judge: reliability, the probability that it follows the strengths that all verdicts together speak for; agreement with"
                    + " ratings by the other judges alone; the share of verdicts for the left side, and of draws. Judges below 0.6 are"
                    + " suggested for exclusion; nothing is left out unless --exclude-judges says so.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart arena judges examples/arena/comparisons.csv",
            "  goodhart arena judges votes.jsonl --judge user --json",
            "  goodhart arena judges human_answers.json --banned banned_workers.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:judged, whatever was found", "2:bad input or usage"})
final class ArenaJudgesCommand implements Callable<Integer> {
    @Mixin
    private final ComparisonOptions comparisons = new ComparisonOptions();

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ArenaJudgesCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (comparisons.printedTemplate(out)) {
            return 0;
        }
        JudgeExclusion exclusion = comparisons.comparisons();
        JudgeReport judges = JudgeReport.of(exclusion.kept(), comparisons.settings());
        List<String> remarks = JudgesView.remarks(judges, exclusion);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(comparisons.file()) + "-arena-judges",
                () -> JudgesView.page(judges, remarks, Reproduce.command(spec)));
        if (json) {
            out.println(JudgesView.json(judges, exclusion, remarks, report));
        } else {
            JudgesView.print(out, judges, remarks);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return 0;
    }
}
