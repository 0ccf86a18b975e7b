package dev.goodhart.command;

import dev.goodhart.preference.LengthConfound;
import dev.goodhart.preference.RewardEvaluation;
import dev.goodhart.preference.RewardEvaluation.Bin;
import dev.goodhart.statistics.Interval;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluations of rewards for the terminal and as JSON. */
final class RewardEvaluationText {
    private static final double FAR_APART = 0.2;

    private RewardEvaluationText() {}

    /** Whether the model is shown to be better than a coin. */
    static boolean better(RewardEvaluation evaluation) {
        return evaluation.accuracy().low() > 0.5;
    }

    static void print(PrintWriter out, RewardEvaluation evaluation) {
        out.println(evaluation.comparisons() + " comparisons, " + evaluation.ties()
                + " of them ties, which count only here");
        out.println();
        TerminalText.columns(List.of(
                        List.of("accuracy", share(evaluation.accuracy())),
                        List.of("log loss", TerminalText.number(evaluation.logLoss()) + " (a coin: 0.693)"),
                        List.of("calibration error", TerminalText.number(evaluation.calibrationError())),
                        List.of("calibration slope", slope(evaluation) + " (1: calibrated, below: too sure)")))
                .forEach(out::println);
        section(out, "confidence", "By confidence in the answer", evaluation.calibration(), "right");
        section(out, "disagreement", "By disagreement of the models", evaluation.byDisagreement(), "right");
        if (evaluation.byJudge().size() > 1) {
            out.println(System.lineSeparator() + "By judge");
            List<List<String>> rows = new ArrayList<>(List.of(List.of("judge", "comparisons", "right")));
            evaluation
                    .byJudge()
                    .forEach((judge, bin) -> rows.add(List.of(
                            judge.isEmpty() ? "(nobody named)" : judge,
                            Integer.toString(bin.size()),
                            share(bin.accuracy()))));
            TerminalText.columns(rows).forEach(out::println);
        }
        evaluation.length().ifPresent(length -> {
            out.println(
                    System.lineSeparator() + "Length (" + length.comparisons() + " comparisons of unequal lengths)");
            TerminalText.columns(lengthRows(length)).forEach(out::println);
        });
        remarks(evaluation)
                .forEach(remark -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", remark)));
    }

    private static void section(PrintWriter out, String measure, String title, List<Bin> bins, String right) {
        if (bins.isEmpty()) {
            return;
        }
        out.println(System.lineSeparator() + title);
        List<List<String>> rows = new ArrayList<>(List.of(List.of(measure, "comparisons", right)));
        rows.addAll(rows(bins));
        TerminalText.columns(rows).forEach(out::println);
    }

    static List<List<String>> rows(List<Bin> bins) {
        return bins.stream()
                .filter(bin -> bin.size() > 0)
                .map(bin ->
                        List.of(TerminalText.number(bin.mean()), Integer.toString(bin.size()), share(bin.accuracy())))
                .toList();
    }

    static List<List<String>> lengthRows(LengthConfound length) {
        return List.of(
                List.of("the longer one was preferred", share(length.judgesPreferLonger())),
                List.of("the longer one scores higher", share(length.modelPrefersLonger())),
                List.of("correlation of scores with lengths", TerminalText.number(length.correlation())),
                List.of("right where the longer one was preferred", share(length.accuracyWhereLonger())),
                List.of("right where the shorter one was", share(length.accuracyWhereShorter())));
    }

    static List<String> remarks(RewardEvaluation evaluation) {
        List<String> remarks = new ArrayList<>();
        if (!better(evaluation)) {
            remarks.add("It is not shown to be better than a coin: the interval of its accuracy reaches 50 %.");
        }
        if (evaluation.slope() < 0.7) {
            remarks.add(
                    "It is too sure: the log odds of its answers should be multiplied by " + slope(evaluation) + ".");
        }
        evaluation
                .length()
                .filter(length -> length.accuracyWhereLonger().low()
                        > length.accuracyWhereShorter().high() + FAR_APART)
                .ifPresent(length -> remarks.add(
                        "It counts length: it is right far less often where the shorter one was preferred. ODIN"
                                + " (DisentangledRewardModel) learns a reward that does not."));
        return remarks;
    }

    static String slope(RewardEvaluation evaluation) {
        return Double.isInfinite(evaluation.slope()) ? "every answer fits" : TerminalText.number(evaluation.slope());
    }

    static String share(Interval interval) {
        return Double.isNaN(interval.estimate())
                ? "n/a"
                : TerminalText.percent(interval.estimate()) + " [" + TerminalText.percent(interval.low()) + ", "
                        + TerminalText.percent(interval.high()) + "]";
    }

    static String json(RewardEvaluation evaluation, String fingerprint, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("fingerprint", fingerprint);
        root.put("comparisons", evaluation.comparisons());
        root.put("ties", evaluation.ties());
        root.put("accuracy", JsonNumbers.interval(evaluation.accuracy()));
        root.put("betterThanACoin", better(evaluation));
        root.put("logLoss", evaluation.logLoss());
        root.put("calibrationSlope", JsonNumbers.finite(evaluation.slope()));
        root.put("calibrationError", evaluation.calibrationError());
        root.put(
                "calibration",
                evaluation.calibration().stream().map(RewardEvaluationText::bin).toList());
        root.put(
                "byDisagreement",
                evaluation.byDisagreement().stream()
                        .map(RewardEvaluationText::bin)
                        .toList());
        Map<String, Object> judges = new LinkedHashMap<>();
        evaluation.byJudge().forEach((judge, bin) -> judges.put(judge, bin(bin)));
        root.put("byJudge", judges);
        root.put("length", evaluation.length().map(RewardEvaluationText::length).orElse(null));
        root.put("notes", remarks(evaluation));
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> bin(Bin bin) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("comparisons", bin.size());
        map.put("mean", JsonNumbers.finite(bin.mean()));
        map.put("accuracy", JsonNumbers.interval(bin.accuracy()));
        return map;
    }

    private static Map<String, @Nullable Object> length(LengthConfound length) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("comparisons", length.comparisons());
        map.put("judgesPreferLonger", JsonNumbers.interval(length.judgesPreferLonger()));
        map.put("modelPrefersLonger", JsonNumbers.interval(length.modelPrefersLonger()));
        map.put("correlation", JsonNumbers.finite(length.correlation()));
        map.put("accuracyWhereLonger", JsonNumbers.interval(length.accuracyWhereLonger()));
        map.put("accuracyWhereShorter", JsonNumbers.interval(length.accuracyWhereShorter()));
        return map;
    }
}
