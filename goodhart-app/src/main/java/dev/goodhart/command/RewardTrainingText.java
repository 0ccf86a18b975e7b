package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.preference.TieRule;
import dev.goodhart.preference.TrainingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trainings of rewards for the terminal and as JSON. */
final class RewardTrainingText {
    static final List<String> HEADINGS =
            List.of("model", "trained on", "held out", "best epoch", "of", "log loss", "accuracy");

    private RewardTrainingText() {}

    static void print(PrintWriter out, RewardTrainingAnswer answer) {
        out.println(answer.comparisons() + " comparisons (" + answer.ties() + " ties) of " + answer.items()
                + " items with " + Numbers.of((long) answer.rows()) + " rows of "
                + answer.inputs().size() + " inputs");
        List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
        rows.addAll(rows(answer));
        TerminalText.columns(rows).forEach(out::println);
        out.println("Log loss and accuracy are of the comparisons held out to stop training, so a little too good.");
        if (answer.settings().ties() == TieRule.RAO_KUPPER) {
            out.println("Scores of the same worth are called a tie with probability "
                    + TerminalText.number(Math.tanh(answer.tieThreshold() / 2)) + ".");
        }
        out.println();
        out.println("Model: " + answer.file());
        out.println("Fingerprint: " + answer.fingerprint());
        answer.remarks()
                .forEach(remark -> out.println(System.lineSeparator() + TerminalText.wrapped("Note: ", remark)));
    }

    static List<List<String>> rows(RewardTrainingAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        for (int m = 0; m < answer.members().size(); m++) {
            TrainingReport report = answer.members().get(m);
            rows.add(List.of(
                    Integer.toString(m + 1),
                    Integer.toString(report.trained()),
                    Integer.toString(report.heldOut()),
                    Integer.toString(report.bestEpoch()),
                    Integer.toString(report.epochs().size()),
                    TerminalText.number(report.best().heldOutLoss()),
                    TerminalText.percent(report.best().heldOutAccuracy())));
        }
        return rows;
    }

    static String json(RewardTrainingAnswer answer, @Nullable Path report) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("model", answer.file().toString());
        root.put("fingerprint", answer.fingerprint());
        root.put("seed", answer.seed());
        root.put("settings", answer.settings());
        root.put("inputs", answer.inputs());
        root.put("items", answer.items());
        root.put("rows", answer.rows());
        root.put("comparisons", answer.comparisons());
        root.put("ties", answer.ties());
        root.put("tieThreshold", answer.tieThreshold());
        root.put(
                "members",
                answer.members().stream().map(RewardTrainingText::member).toList());
        root.put("notes", answer.remarks());
        root.put("report", report == null ? null : report.toString());
        return AuditJson.write(root);
    }

    private static Map<String, @Nullable Object> member(TrainingReport report) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("trained", report.trained());
        map.put("heldOut", report.heldOut());
        map.put("bestEpoch", report.bestEpoch());
        map.put("epochs", report.epochs().size());
        map.put("loss", JsonNumbers.finite(report.best().loss()));
        map.put("heldOutLoss", JsonNumbers.finite(report.best().heldOutLoss()));
        map.put("heldOutAccuracy", JsonNumbers.finite(report.best().heldOutAccuracy()));
        return map;
    }
}
