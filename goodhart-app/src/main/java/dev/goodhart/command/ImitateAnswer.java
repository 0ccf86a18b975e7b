package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.sharpness.SlopeReport;
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
 * @param penalty where slopes were penalised
 * @param reward what the score paid
 * @param precondition slope of the world above which the reward was shrunk; null for none
 * @param slopes of the discriminator where the agent acts
 * @param warnings full sentences
 */
record ImitateAnswer(
        Imitated imitated,
        TrainedAnswer run,
        String penalty,
        String reward,
        @Nullable Double precondition,
        SlopeReport slopes,
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
                + Numbers.of(run.steps()) + " steps, penalty " + penalty + ", reward " + reward
                + (precondition == null ? "" : ", shrunk above slope " + Numbers.of(precondition));
    }

    String result() {
        return "Return " + Numbers.of(earned()) + " by '" + run.intended()
                + "', which the agent never saw (mean of the last three evaluations); expert "
                + Numbers.of(imitated.expert()) + ", random " + Numbers.of(imitated.random()) + ": score "
                + TerminalText.number(score()) + ".";
    }

    String validity() {
        return TerminalText.percent(slopes.validity()) + " of the agent's steps keep slope "
                + Numbers.of(slopes.limit()) + " (validity)";
    }

    String text(@Nullable Path report) {
        List<String> lines = new ArrayList<>();
        lines.add(headline());
        lines.add(TerminalText.wrapped("  ", result()));
        lines.add("  The discriminator where the agent acts:");
        lines.addAll(TerminalText.columns(SharpnessAnswer.quantiles(slopes)));
        lines.add("  " + validity() + ".");
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
        json.put("penalty", penalty);
        json.put("reward", reward);
        if (precondition != null) {
            json.put("precondition", precondition);
        }
        json.put("steps", run.steps());
        json.put("demonstrations", imitated.demonstrations().episodes().size());
        json.put("demonstratedSteps", imitated.demonstrations().steps());
        json.put("intended", run.intended());
        json.put("meanReturn", earned());
        json.put("expertReturn", imitated.expert());
        json.put("randomReturn", imitated.random());
        json.put("score", score());
        json.put("validity", slopes.validity());
        json.put("slopeLimit", slopes.limit());
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (double p : new double[] {0.5, 0.9, 0.99, 1}) {
            quantiles.put(Double.toString(p), slopes.quantile(p));
        }
        json.put("slopes", quantiles);
        json.put("warnings", warnings);
        json.put("folder", run.folder().toString());
        if (report != null) {
            json.put("report", report.toString());
        }
        return AuditJson.write(json);
    }
}
