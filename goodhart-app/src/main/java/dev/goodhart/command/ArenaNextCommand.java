package dev.goodhart.command;

import dev.goodhart.arena.ExpectationPropagationRating;
import dev.goodhart.arena.Match;
import dev.goodhart.arena.MatchTable;
import dev.goodhart.arena.Matchmaking;
import dev.goodhart.arena.MatchmakingPolicy;
import dev.goodhart.arena.ProposedMatch;
import dev.goodhart.arena.Skill;
import dev.goodhart.arena.TrueSkillSettings;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart arena next}: which comparisons to ask for. */
@Command(
        name = "next",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Which pairs to have judged next.",
        description = {
            "",
            "Per task, the pairs whose verdict is expected to lower the doubt about both ratings most. Sides are drawn at random.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart arena next examples/arena/comparisons.csv",
            "  goodhart arena next comparisons.csv --count 3 --policy CLOSEST --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:pairs were proposed", "2:bad input or usage"})
final class ArenaNextCommand implements Callable<Integer> {
    private static final List<String> HEADINGS =
            List.of("left", "right", "gain", "left wins", "right wins", "draw", "met");

    @Mixin
    private final ComparisonOptions comparisons = new ComparisonOptions();

    @Option(names = "--count", paramLabel = "N", description = "Pairs for each task (${DEFAULT-VALUE}).")
    private int count = 10;

    @Option(names = "--policy", description = "How to choose: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private MatchmakingPolicy policy = MatchmakingPolicy.UNCERTAINTY;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of sides and of ties (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ArenaNextCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (comparisons.printedTemplate(out)) {
            return 0;
        }
        if (count < 1) {
            throw new InvalidInputException("--count (" + count + ") must be at least 1");
        }
        Map<String, List<ProposedMatch>> proposed = proposed();
        @Nullable
        Path report = reportOption.write(ReportOption.nameOf(comparisons.file()) + "-arena-next", () -> page(proposed));
        if (json) {
            Map<String, Object> root = new LinkedHashMap<>();
            root.put("policy", policy);
            List<Object> tasks = new ArrayList<>();
            proposed.forEach((task, pairs) -> tasks.add(Map.of("task", task, "pairs", pairs)));
            root.put("tasks", tasks);
            if (report != null) {
                root.put("report", report.toString());
            }
            out.println(AuditJson.write(root));
        } else {
            proposed.forEach((task, pairs) -> {
                out.println(task.isEmpty() ? "To judge next" : "To judge next: " + task);
                List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
                pairs.forEach(pair -> rows.add(row(pair)));
                TerminalText.columns(rows).forEach(out::println);
            });
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return 0;
    }

    private Map<String, List<ProposedMatch>> proposed() {
        TrueSkillSettings settings = comparisons.settings();
        Map<String, List<Match>> byTask = new TreeMap<>();
        for (Match match : comparisons.comparisons().kept()) {
            byTask.computeIfAbsent(match.task(), t -> new ArrayList<>()).add(match);
        }
        Map<String, List<ProposedMatch>> proposed = new LinkedHashMap<>();
        byTask.forEach((task, own) -> {
            MatchTable table = MatchTable.of(own);
            List<Skill> skills =
                    new ExpectationPropagationRating(settings).rate(table).skills();
            RandomGenerator random =
                    SeedTree.of("arena-next").child(task).child(seed).generator();
            proposed.put(task, Matchmaking.next(policy, settings, table, skills, count, random));
        });
        return proposed;
    }

    private ReportPage page(Map<String, List<ProposedMatch>> proposed) {
        List<Section> sections = new ArrayList<>();
        proposed.forEach((task, pairs) -> sections.add(Section.of(
                task.isEmpty() ? "Pairs" : task,
                List.of(),
                List.of(new Table(
                        "Pairs, best first",
                        "Gain: the expected drop of the sum of both variances, in squared units of skill.",
                        HEADINGS,
                        pairs.stream().map(ArenaNextCommand::row).toList())))));
        return new ReportPage(
                "What to judge next",
                "Pairs chosen by " + policy + ".",
                List.of(new VerdictLine(
                        VerdictLine.Level.NEUTRAL,
                        "Chosen pairs bias plain shares of wins",
                        "Report ratings, which take the opponents into account.")),
                sections,
                Map.of(),
                Platform.describe(),
                Reproduce.command(spec));
    }

    private static List<String> row(ProposedMatch pair) {
        return List.of(
                pair.left(),
                pair.right(),
                Numbers.fixed(pair.gain(), 3),
                Numbers.fixed(pair.outcome().left(), 3),
                Numbers.fixed(pair.outcome().right(), 3),
                Numbers.fixed(pair.outcome().draw(), 3),
                Numbers.of(pair.met()));
    }
}
