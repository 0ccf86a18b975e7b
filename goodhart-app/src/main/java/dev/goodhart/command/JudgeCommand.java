package dev.goodhart.command;

import dev.goodhart.arena.Match;
import dev.goodhart.judge.JudgeScore;
import dev.goodhart.judge.JudgeStabilitySettings;
import dev.goodhart.judge.input.ScoreRows;
import dev.goodhart.study.SeedTree;
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

/** {@code goodhart judge}: whether judges can be trusted from one context to the next. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Do judges rank systems alike in every language, domain, prompt or version?",
        description = {
            "",
            "For every metric: ranks of the systems in each context, tau and inversions between contexts, and the variance of scores"
                    + " split into systems, contexts and their interaction, which decides: STABLE, UNSTABLE or INCONCLUSIVE. Then"
                    + " what survives, how far raters agree, and whether the order of two answers sways the verdict.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart judge examples/judge/scores.csv",
            "  goodhart judge et.jsonl fi.jsonl hu.jsonl         # the judge's outputs, one file for each language",
            "  goodhart judge scores.csv --context judge --trusted human --scale coherence=0..3",
            "  goodhart judge ratings.csv --agreement --rater annotator",
            "  goodhart judge --dialogues combined_et.json --dialogues combined_fi.json",
            "  goodhart judge --pairs examples/judge/pairs.csv",
            "  goodhart judge --template"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no metric is unstable", "1:a metric is unstable", "2:bad input or usage"})
final class JudgeCommand implements Callable<Integer> {
    /** Above this many scores, fewer resamples are drawn unless asked for. */
    private static final int FULL_UP_TO = 200_000;

    private static final int FEWER = 200;

    @Mixin
    private final JudgeInputs inputs = new JudgeInputs();

    @Option(
            names = "--trusted",
            paramLabel = "RATER",
            description =
                    "Rater whose scores are the truth: left out of the judge's, and used to say how many labels are needed.")
    private @Nullable String trusted;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "Bootstrap resamples (2,000; 200 above 200,000 scores; 0 for none).")
    private @Nullable Integer resamples;

    @Option(
            names = "--permutations",
            paramLabel = "N",
            description = "Permutations of the interaction test (2,000; 200 above 200,000 scores; 0 for none).")
    private @Nullable Integer permutations;

    @Option(names = "--alpha", paramLabel = "A", description = "Level of tests (${DEFAULT-VALUE}).")
    private double alpha = JudgeStabilitySettings.defaults().alpha();

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of all that is drawn (${DEFAULT-VALUE}).")
    private long seed = 42;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    JudgeCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (inputs.template()) {
            out.print(JudgeInputs.TEMPLATE);
            out.flush();
            return 0;
        }
        Path first = inputs.file();
        ScoreRows rows = inputs.rows();
        List<Match> matches = inputs.matches();
        int usual = rows.scores().size() > FULL_UP_TO
                ? FEWER
                : JudgeStabilitySettings.defaults().resamples();
        JudgeStabilitySettings settings = new JudgeStabilitySettings(
                resamples == null ? usual : resamples, permutations == null ? usual : permutations, alpha);
        int metrics =
                (int) rows.scores().stream().map(JudgeScore::metric).distinct().count();
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr(), "metrics", metrics);
        JudgeFindings findings = JudgeFindings.of(
                rows.scores(),
                matches,
                inputs.agreementOnly(),
                trusted,
                settings,
                SeedTree.of("judge").child(seed),
                progress::done);
        progress.end();
        List<String> remarks = JudgeRemarks.of(rows, findings);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(first) + "-judge", () -> JudgePage.of(findings, remarks, Reproduce.command(spec)));
        if (json) {
            out.println(JudgeJson.of(findings, remarks, report));
        } else {
            JudgeText.print(out, findings, remarks);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return findings.unstable() ? Goodhart.ANSWER_IS_NO : 0;
    }
}
