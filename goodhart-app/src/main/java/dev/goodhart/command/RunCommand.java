package dev.goodhart.command;

import dev.goodhart.store.SqlStore;
import dev.goodhart.store.StoreAddress;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.LocalEngine;
import dev.goodhart.study.Study;
import dev.goodhart.study.StudyCatalog;
import dev.goodhart.study.StudyOutcome;
import dev.goodhart.study.StudyPlan;
import dev.goodhart.study.StudyRunner;
import dev.goodhart.study.TrialStore;
import dev.goodhart.study.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs studies, or continues them, and judges their claims. */
@Command(
        name = "run",
        description = {
            "Runs studies and judges their claims.",
            "Every trial is stored as it ends; the same command continues a run that was stopped or killed."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no claim fails",
            "1:a claim fails",
            "2:bad input or usage, or the store cannot be used",
            "3:a trial broke down; the others are stored",
            "130:stopped with Ctrl-C; finished trials are stored"
        },
        footer = {
            "%nExamples:",
            "  goodhart run off-switch",
            "  goodhart run starc off-switch --full --seeds 8 --jobs 2",
            "  goodhart run starc --set worlds=4 --store runs.db",
            "  goodhart run all --json > verdicts.json"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "STUDY", description = "Studies by id (see 'goodhart studies'), or 'all'.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private PlanOptions planOptions = new PlanOptions();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many trials run at a time (default: one for each processor). It never changes a result.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private StoreOption storeOption = new StoreOption();

    @Mixin
    private ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the verdicts as JSON.")
    private boolean json;

    @Option(
            names = {"-v", "--verbose"},
            description = "A line for every trial that ends.")
    private boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<StudyPlan<?>> plans = planOptions.plans(studies(StudyCatalog.load()));
        reportOption.checkFor(plans.size());
        LocalEngine engine = new LocalEngine(jobs);
        StoreAddress address = storeOption.address();
        List<StudyReport> reports = new ArrayList<>();
        Interruption interruption = new Interruption();
        try (TrialStore store = SqlStore.create(address)) {
            StudyRunner runner = new StudyRunner(engine, store, Clock.systemUTC());
            for (StudyPlan<?> plan : plans) {
                reports.add(report(run(runner, plan, address), address));
            }
        } catch (InterruptedException e) {
            return Goodhart.STOPPED;
        } finally {
            interruption.end();
        }
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("studies", reports.stream().map(StudyReport::json).toList());
            spec.commandLine().getOut().println(CanonicalJson.writeIndented(all));
        }
        if (reports.stream().anyMatch(r -> !r.outcome().broken().isEmpty())) {
            return Goodhart.BROKEN;
        }
        return reports.stream().anyMatch(r -> r.outcome().any(Verdict.FAILS)) ? Goodhart.ANSWER_IS_NO : 0;
    }

    private StudyOutcome run(StudyRunner runner, StudyPlan<?> plan, StoreAddress address) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        RunProgress progress =
                new RunProgress(plan.study().id(), err, ProgressLine.onTerminal(), verbose, System::nanoTime);
        boolean stopped = false;
        try {
            return runner.run(plan, progress);
        } catch (InterruptedException e) {
            stopped = true;
            throw e;
        } finally {
            progress.finish();
            if (stopped) {
                err.println("goodhart: stopped. " + progress.stored() + " of " + progress.planned() + " trials of "
                        + plan.study().id() + " are stored in " + address.name()
                        + "; run the same command again to continue.");
            }
        }
    }

    private List<Study<?>> studies(StudyCatalog catalog) {
        if (ids.equals(List.of("all"))) {
            return List.copyOf(catalog.all());
        }
        List<Study<?>> studies = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            studies.add(catalog.find(id));
        }
        return studies;
    }

    /** The one place where a finished run is reported. */
    private StudyReport report(StudyOutcome outcome, StoreAddress address) {
        StudyReport report = new StudyReport(outcome, address.name());
        if (!json) {
            report.print(out());
        }
        Path written = reportOption.write(outcome.plan().study().id(), () -> report.page(Reproduce.command(spec)));
        if (!json && written != null) {
            out().println(System.lineSeparator() + "  Report: " + written);
        }
        return report;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
