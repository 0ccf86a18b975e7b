package dev.goodhart.command;

import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.HierarchyAudit;
import dev.goodhart.hierarchy.HierarchyFinding;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.Section;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart hierarchy compare}: comparisons, and a linear reward learned from them. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Write comparisons by an order of importance, for any learner of rewards.",
        description = {
            "",
            "Columns first, second, preference (first, second or tie), judge and decided_by, the factor that decided. With --text: pairs of texts"
                    + " as prompt, chosen, rejected, the names that TRL's trainers read. A useless hierarchy is refused (see 'check').",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart hierarchy compare examples/hierarchy/crossing.csv --hierarchy examples/hierarchy/crossing.yaml --out pairs.csv",
            "  goodhart hierarchy compare factors.csv --rank blocked:lower,queue:lower --pairs 3000 --out pairs.jsonl --fit blocked,queue",
            "  goodhart hierarchy compare examples/hierarchy/answers.jsonl --rank passes:higher,length:lower:q0.3 --group prompt"
                    + " --prompt prompt --text answer --out dpo.jsonl"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:written", "2:bad input or usage, or a useless hierarchy; nothing was written", "130:stopped"
        })
final class HierarchyCompareCommand implements Callable<Integer> {
    private static final int MOST = 50_000_000;

    @Mixin
    private final HierarchyOptions options = new HierarchyOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where comparisons are written: CSV, or JSON lines where the name ends in .jsonl.")
    private @Nullable Path out;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            description = "All pairs up to so many, else so many drawn at random (${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(names = "--keep-ties", description = "Write ties, too.")
    private boolean keepTies;

    @Option(
            names = "--fit",
            paramLabel = "COLUMN",
            split = ",",
            description = "Learn a linear reward of these columns from the comparisons, and say how well it agrees.")
    private List<String> fit = List.of();

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            description = "Column of the text: write prompt, chosen, rejected.")
    private @Nullable String text;

    @Option(names = "--prompt", paramLabel = "COLUMN", description = "Column of the prompt, for --text.")
    private @Nullable String prompt;

    @Option(names = "--anyway", description = "Write also where the hierarchy is of no use.")
    private boolean anyway;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the draws (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    HierarchyCompareCommand() {}

    @Override
    public Integer call() {
        if (options.printedTemplate(spec.commandLine().getOut())) {
            return 0;
        }
        Interruption interruption = new Interruption();
        try {
            compare(checkedOut());
            return 0;
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("goodhart: stopped. Nothing was written.");
            return Goodhart.STOPPED;
        } finally {
            interruption.end();
        }
    }

    private Path checkedOut() {
        if (pairs < 1 || pairs > MOST) {
            throw new InvalidInputException("--pairs (" + pairs + ") must be from 1 to " + MOST);
        }
        if (prompt != null && text == null) {
            throw new InvalidInputException("--prompt must come with --text");
        }
        if (text != null && keepTies) {
            throw new InvalidInputException("--keep-ties must not come with --text: a pair of texts has no tie");
        }
        if (out == null) {
            throw new InvalidInputException("--out must name the file that comparisons are written to");
        }
        OutFile.require("--out", out, List.of(options.file()));
        return out;
    }

    private void compare(Path file) {
        SeedTree seeds = SeedTree.of("hierarchy-compare").child(seed);
        HierarchyOptions.Ranked ranked = options.ranked(fit, textColumns());
        HierarchicalJudge judge = ranked.judge();
        HierarchyAudit audit = HierarchyAudit.of(
                judge, HierarchyAudit.Settings.defaults(), seeds.child("audit").generator());
        refuseUseless(audit);
        DecidedPairs decided = judge.pairsUpTo(pairs, seeds.child("pairs").generator());
        HierarchyFit reward = fit.isEmpty()
                ? null
                : HierarchyFit.of(
                        fit,
                        judge.pool(),
                        decided,
                        audit.cycles().ceiling(),
                        seeds.child("fit").generator());
        HierarchyOutput output =
                new HierarchyOutput(judge, decided, spec.commandLine().getErr());
        int written = text == null
                ? output.comparisons(file, keepTies, "hierarchy")
                : output.texts(
                        file,
                        prompt == null ? List.of() : ranked.texts().getLast(),
                        ranked.texts().getFirst());
        List<Section> further = reward == null ? List.of() : List.of(reward.section());
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(options.file()) + "-comparisons",
                () -> HierarchyPage.of(
                        audit,
                        further,
                        Map.of("seed", Long.toString(seed), "pairs", Integer.toString(pairs)),
                        Reproduce.command(spec)));
        print(audit, reward, written, file, report);
    }

    private void print(
            HierarchyAudit audit, @Nullable HierarchyFit reward, int written, Path file, @Nullable Path report) {
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            Map<String, @Nullable Object> root = HierarchyJson.of(audit, report);
            root.put("written", written);
            root.put("out", file.toString());
            root.put("fit", reward == null ? null : reward.json());
            print.println(AuditJson.write(root));
        } else {
            HierarchyText.print(print, audit);
            if (reward != null) {
                print.println();
                print.println(TerminalText.wrapped("", reward.sentence()));
                List<List<String>> rows = new ArrayList<>(List.of(List.of("feature", "weight for 1 sd")));
                rows.addAll(reward.rows());
                TerminalText.columns(rows).forEach(print::println);
            }
            print.println();
            print.println("Comparisons: " + file + " (" + written + ")");
            if (report != null) {
                print.println("Report: " + report);
            }
        }
        print.flush();
    }

    private List<String> textColumns() {
        List<String> columns = new ArrayList<>();
        if (text != null) {
            columns.add(text);
        }
        if (prompt != null) {
            columns.add(prompt);
        }
        return columns;
    }

    private void refuseUseless(HierarchyAudit audit) {
        if (audit.useful() || anyway) {
            return;
        }
        HierarchyFinding worst = audit.findings().getFirst();
        throw new InvalidInputException(options.file() + ": " + worst.message() + "\nMaybe " + worst.hint()
                + "; or give --anyway to write comparisons all the same.");
    }
}
