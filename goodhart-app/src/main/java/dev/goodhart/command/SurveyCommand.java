package dev.goodhart.command;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.study.SeedTree;
import dev.goodhart.survey.EffortCost;
import dev.goodhart.survey.EvaluationGapAudit;
import dev.goodhart.survey.LogAudit;
import dev.goodhart.survey.PriorityGap;
import dev.goodhart.survey.SurveyAudit;
import dev.goodhart.survey.SurveySettings;
import dev.goodhart.survey.input.AnswerFile;
import dev.goodhart.survey.input.LogEntry;
import dev.goodhart.survey.input.PriorityItem;
import dev.goodhart.survey.input.SurveyFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code goodhart survey}: what people answer, what a metric can bring about, and how far apart value and metric lie. */
@Command(
        name = "survey",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Measure the gap between what is valued and what is counted.",
        description = {
            "",
            "From answers: reliability of scales, path models with indirect effects, bootstrap intervals and fit indices, corrected for"
                    + " errors of measurement; priorities of people against those of their evaluators. From criteria: the angle of a"
                    + " metric to the value, its best weight, and the weight from which on it does harm. From logs: the same, estimated.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  goodhart survey examples/survey/researchers.yaml examples/survey/researchers.csv",
            "  goodhart survey examples/survey/criteria.yaml                # no answers needed",
            "  goodhart survey examples/survey/support-desk.yaml examples/survey/support-desk.csv --json",
            "  goodhart survey --template"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:evaluated",
            "1:evaluated, and no positive weight of the metric helps (criteria or logs)",
            "2:bad input or usage; nothing was written"
        })
final class SurveyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL.yaml",
            description = "Scales and equations, criteria, or columns of a log.")
    private @Nullable Path modelFile;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA.csv",
            description = "Answers or log: CSV with a header, or JSON lines (.jsonl).")
    private @Nullable Path dataFile;

    @Option(names = "--template", description = "Print a model and a table to start from.")
    private boolean template;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "Bootstrap resamples over respondents (${DEFAULT-VALUE}); 0 for no intervals.")
    private int resamples = 2000;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the resamples (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--naive", description = "Do not correct for errors of measurement.")
    private boolean naive;

    @Mixin
    private final ReportOption reportOption = new ReportOption();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SurveyCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (template) {
            out.print(SurveyTemplate.TEXT);
            out.flush();
            return 0;
        }
        if (modelFile == null) {
            throw new InvalidInputException("A model must be given, as in: goodhart survey MODEL.yaml DATA.csv"
                    + "\nMaybe begin with: goodhart survey --template");
        }
        SurveySettings settings = new SurveySettings(resamples, 0.95, !naive);
        SurveyAnswer answer = answer(SurveyFile.read(modelFile), settings);
        @Nullable
        Path report = reportOption.write(
                ReportOption.nameOf(modelFile) + "-survey", () -> SurveyPage.of(answer, Reproduce.command(spec)));
        if (json) {
            out.println(SurveyJson.of(answer, report));
        } else {
            SurveyText.print(out, answer);
            if (report != null) {
                out.println(System.lineSeparator() + "Report: " + report);
            }
        }
        out.flush();
        return answer.noWeightHelps() ? Goodhart.ANSWER_IS_NO : 0;
    }

    private SurveyAnswer answer(SurveyFile file, SurveySettings settings) {
        AnswerFile data = null;
        if (file.needsData()) {
            if (dataFile == null) {
                throw new InvalidInputException("The model " + modelFile
                        + " is about a table, which must be given: goodhart survey MODEL.yaml DATA.csv");
            }
            data = AnswerFile.read(dataFile, file);
        } else if (dataFile != null) {
            throw new InvalidInputException("The model " + modelFile + " has criteria alone and reads no table, but "
                    + dataFile + " was given\nMaybe scales, priorities or logs are missing in the model.");
        }
        Optional<SurveyAudit> survey = Optional.empty();
        Optional<PriorityGap> priorities = Optional.empty();
        Optional<LogAudit> logs = Optional.empty();
        if (data != null) {
            AnswerFile answers = data;
            survey = located(() -> file.survey()
                    .map(m -> EvaluationGapAudit.fromSurvey(answers.table(), m, settings, random("survey"))));
            priorities = located(() -> file.priorities().isEmpty()
                    ? Optional.empty()
                    : Optional.of(priorities(answers, file.priorities())));
            logs = located(() -> file.logs().map(entry -> log(answers, entry, settings)));
        }
        return new SurveyAnswer(
                file.survey(),
                survey,
                priorities,
                file.criteria().map(c -> located(() -> EvaluationGapAudit.fromCriteria(c.tasks(), c.agent()))),
                logs);
    }

    private LogAudit log(AnswerFile data, LogEntry entry, SurveySettings settings) {
        return EvaluationGapAudit.fromLogs(
                data.log(entry),
                entry.ridge(),
                EffortCost.identity(entry.behaviour().size()),
                settings,
                random("logs"));
    }

    private PriorityGap priorities(AnswerFile data, List<PriorityItem> items) {
        List<String> columns = new ArrayList<>();
        items.forEach(item -> columns.addAll(List.of(item.own(), item.evaluators())));
        int[] complete = data.table().complete(columns);
        PriorityGap gap = PriorityGap.of(
                items.stream().map(PriorityItem::name).toList(),
                items.stream().map(i -> data.picked(i.own(), complete)).toArray(double[][]::new),
                items.stream().map(i -> data.picked(i.evaluators(), complete)).toArray(double[][]::new),
                new Bootstrap(Math.max(1, resamples), 0.95, random("priorities")));
        return resamples == 0 ? gap.withoutIntervals() : gap;
    }

    private RandomGenerator random(String purpose) {
        return SeedTree.of("survey").child(purpose).child(seed).generator();
    }

    /** Errors of the evaluation name the files they are about. */
    private <T> T located(Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (InvalidInputException e) {
            throw new InvalidInputException((dataFile == null ? modelFile : dataFile) + ": " + e.getMessage(), e);
        }
    }
}
