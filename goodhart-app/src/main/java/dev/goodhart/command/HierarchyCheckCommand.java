package dev.goodhart.command;

import dev.goodhart.hierarchy.HierarchyAudit;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart hierarchy check}: what a hierarchy's labels are worth. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Say what comparisons by an order of importance are worth, before anything is trained on them.",
        description = {
            "",
            "How often each level decides, ties, triples that go round in a circle and the accuracy no score can exceed, what other margins"
                    + " and another order would change. A constant factor, a top level that decides more than 99 %% of the pairs, or more than"
                    + " 60 %% of ties make a hierarchy useless.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart hierarchy check examples/hierarchy/crossing.csv --rank blocked:lower:0.5sd,queue:lower:0.5sd,switches:lower",
            "  goodhart hierarchy check examples/hierarchy/crossing.csv --hierarchy examples/hierarchy/crossing.yaml --json",
            "  goodhart hierarchy check factors.csv --rank blocked,queue,switches --better lower",
            "  goodhart hierarchy check steps.jsonl --rank success:higher,effort:lower:q0.3 --id episode --steps mean",
            "  goodhart hierarchy check --template > factors.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the hierarchy can be used", "1:it is of no use as it stands", "2:bad input or usage"})
final class HierarchyCheckCommand implements Callable<Integer> {
    private static final int MOST = 100_000_000;

    @Mixin
    private final HierarchyOptions options = new HierarchyOptions();

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "Look at all pairs up to so many, else at so many drawn at random (${DEFAULT-VALUE}).")
    private int pairs = HierarchyAudit.Settings.defaults().pairs();

    @Option(names = "--triples", paramLabel = "N", description = "The same for triples (${DEFAULT-VALUE}).")
    private int triples = HierarchyAudit.Settings.defaults().triples();

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the draws (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    HierarchyCheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (options.printedTemplate(out)) {
            return 0;
        }
        if (pairs < 1 || pairs > MOST || triples < 0 || triples > MOST) {
            throw new InvalidInputException(
                    "--pairs must be from 1 and --triples from 0 to " + MOST + ", are " + pairs + " and " + triples);
        }
        HierarchyOptions.Ranked ranked = options.ranked(List.of(), List.of());
        HierarchyAudit audit = HierarchyAudit.of(
                ranked.judge(),
                new HierarchyAudit.Settings(
                        pairs, triples, HierarchyAudit.Settings.defaults().witnesses()),
                SeedTree.of("hierarchy-check").child(seed).generator());
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(options.file()) + "-hierarchy",
                () -> HierarchyPage.of(
                        audit,
                        List.of(),
                        Map.of("seed", Long.toString(seed), "steps", options.describeSteps()),
                        Reproduce.command(spec)));
        if (json) {
            out.println(AuditJson.write(HierarchyJson.of(audit, report)));
        } else {
            HierarchyText.print(out, audit);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return audit.useful() ? 0 : Goodhart.ANSWER_IS_NO;
    }
}
