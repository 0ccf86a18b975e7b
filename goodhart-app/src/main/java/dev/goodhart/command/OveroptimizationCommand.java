package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.PairAudit;
import dev.goodhart.overoptimization.SampleAudit;
import dev.goodhart.overoptimization.input.SamplesFile;
import dev.goodhart.study.SeedTree;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code goodhart overoptimization}: how hard a learned score may be optimised. */
@Command(
        name = "overoptimization",
        aliases = "overoptimisation",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Say how hard a proxy may be optimised, from runs, scored samples or labelled pairs.",
        description = {
            "",
            "Runs (a table of checkpoints): the fitted laws of over-optimisation, the peak and the KL to spend if gold is seen to turn down,"
                    + " and whether accuracy foretells gold and the proxy foretells evaluations.",
            "--samples: what best-of-n would deliver, from samples of the initial policy; length, position and terms of the proxy.",
            "--pairs: how accurate the proxy is in and off distribution.",
            "One, two or all three may be given.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart overoptimization examples/overoptimization/runs.csv --metric hedging --metric quality",
            "  goodhart overoptimization --samples examples/overoptimization/samples.csv --term quality --term style",
            "  goodhart overoptimization --pairs examples/overoptimization/pairs.csv",
            "  goodhart overoptimization log.jsonl --run seed --kl approx_kl --proxy reward --gold win_rate --json",
            "  goodhart overoptimization --template runs > runs.csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no over-optimisation was seen",
            "1:gold was seen to turn down and too much of it was lost, or the proxy is not shown to beat a coin",
            "2:bad input or usage"
        })
final class OveroptimizationCommand implements Callable<Integer> {
    private enum Template {
        RUNS,
        SAMPLES,
        PAIRS
    }

    @Mixin
    private final RunsOptions runs = new RunsOptions();

    @Mixin
    private final SamplesOptions samples = new SamplesOptions();

    @Mixin
    private final PairsOptions pairs = new PairsOptions();

    @Option(names = "--proxy", paramLabel = "COLUMN", description = "Column of the proxy reward (${DEFAULT-VALUE}).")
    private String proxy = "proxy";

    @Option(
            names = "--gold",
            paramLabel = "COLUMN",
            description = "Column of the gold reward (gold; may be missing unless named here).")
    private @Nullable String gold;

    @Option(
            names = "--allowed-loss",
            paramLabel = "SHARE",
            description = "Share of the peak's gold that may be lost (${DEFAULT-VALUE}).")
    private double allowedLoss = 0.05;

    @Option(names = "--resamples", paramLabel = "N", description = "Bootstrap resamples (${DEFAULT-VALUE}).")
    private int resamples = 1000;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the resamples (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--template",
            paramLabel = "KIND",
            arity = "0..1",
            fallbackValue = "runs",
            description = "Print a small example of a file of runs, samples or pairs, and stop.")
    private @Nullable Template template;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    OveroptimizationCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (template != null) {
            out.print(
                    switch (template) {
                        case RUNS -> RunsOptions.TEMPLATE;
                        case SAMPLES -> SamplesOptions.TEMPLATE;
                        case PAIRS -> PairsOptions.TEMPLATE;
                    });
            out.flush();
            return 0;
        }
        Path first = firstFile();
        OveroptimizationAnswer answer = answer();
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(first) + "-overoptimization",
                () -> OveroptimizationPage.of(answer, Reproduce.command(spec)));
        if (json) {
            out.println(OveroptimizationJson.of(answer, report));
        } else {
            OveroptimizationText.print(out, answer);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return answer.safe() ? 0 : Goodhart.ANSWER_IS_NO;
    }

    private OveroptimizationAnswer answer() {
        if (!(allowedLoss >= 0 && allowedLoss < 1)) {
            throw new InvalidInputException("--allowed-loss (" + allowedLoss + ") must be from 0 to below 1");
        }
        if (resamples < 20 || resamples > 100_000) {
            throw new InvalidInputException("--resamples (" + resamples + ") must be from 20 to 100000");
        }
        SeedTree seeds = SeedTree.of("overoptimization").child(seed);
        Path runsFile = runs.file();
        Path samplesFile = samples.file();
        Path pairsFile = pairs.file();
        ObjectiveMismatchAudit ofRuns = runsFile == null
                ? null
                : ObjectiveMismatchAudit.of(
                        runs.runs(runsFile, proxy, gold), runs.settings(resamples), seeds.child("runs"));
        SampleAudit ofSamples = null;
        if (samplesFile != null) {
            SamplesFile read = samples.samples(samplesFile, proxy, gold);
            ofSamples =
                    SampleAudit.of(read.prompts(), read.roles(), samples.settings(resamples), seeds.child("samples"));
        }
        PairAudit ofPairs =
                pairsFile == null ? null : PairAudit.of(pairs.pairs(pairsFile), resamples, seeds.child("pairs"));
        return new OveroptimizationAnswer(ofRuns, ofSamples, ofPairs, allowedLoss);
    }

    private Path firstFile() {
        return Stream.of(runs.file(), samples.file(), pairs.file())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow(
                        () -> new InvalidInputException(
                                "A file of runs, --samples or --pairs must be named\nMaybe begin with the one that --template prints."));
    }
}
