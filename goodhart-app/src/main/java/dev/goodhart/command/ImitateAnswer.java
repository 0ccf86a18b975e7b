package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an imitation came to.
 *
 * @param imitated what was imitated
 * @param run the curves
 * @param method how, in words
 * @param choices how, by the names of the options
 * @param gauge the learned reward where the agent acts
 * @param warnings full sentences
 */
record ImitateAnswer(
        Imitated imitated,
        TrainedAnswer run,
        String method,
        Map<String, Object> choices,
        ImitateGauge gauge,
        List<String> warnings) {
    /** One lucky evaluation hides a collapse. */
    private static final int LAST = 3;

    /** The mean of the last three evaluations. */
    double earned() {
        List<double[]> evaluations = run.evaluations(run.intended());
        return evaluations.subList(Math.max(0, evaluations.size() - LAST), evaluations.size()).stream()
                .mapToDouble(e -> e[1])
                .average()
                .orElse(Double.NaN);
    }

    double score() {
        return imitated.score(earned());
    }

    String headline() {
        int episodes = imitated.demonstrations().episodes().size();
        return run.task() + ": imitation of " + episodes + (episodes == 1 ? " episode" : " episodes") + " ("
                + Numbers.of((long) imitated.demonstrations().steps()) + " steps) by " + run.learner() + ", "
                + Numbers.of(run.steps()) + " steps, " + method;
    }

    String result() {
        return "Return " + Numbers.of(earned()) + " by '" + run.intended()
                + "', which the agent never saw (mean of the last three evaluations); expert "
                + Numbers.of(imitated.expert()) + ", random " + Numbers.of(imitated.random()) + ": score "
                + TerminalText.number(score()) + ".";
    }

    String text(@Nullable Path report) {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        lines.add(TerminalText.wrapped("  ", result()));
        lines.addAll(gauge.text());
        lines.add("Policy: " + run.folder().resolve("policy.safetensors") + "; goodhart evaluate " + run.folder());
        lines.add("Curves: " + run.folder().resolve("curves.csv"));
        if (report != null) {
            lines.add("Report: " + report);
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    String json(@Nullable Path report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", run.task());
        json.put("learner", run.learner());
        json.put("settings", run.settings());
        json.putAll(choices);
        json.put("steps", run.steps());
        json.put("demonstrations", imitated.demonstrations().episodes().size());
        json.put("demonstratedSteps", imitated.demonstrations().steps());
        json.put("intended", run.intended());
        json.put("meanReturn", earned());
        json.put("expertReturn", imitated.expert());
        json.put("randomReturn", imitated.random());
        json.put("score", score());
        json.putAll(gauge.json());
        json.put("warnings", warnings);
        json.put("folder", run.folder().toString());
        if (report != null) {
            json.put("report", report.toString());
        }
        return AuditJson.write(json);
    }
}
