package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.imitation.AdversarialReward;
import dev.goodhart.imitation.ImitationReward;
import dev.goodhart.imitation.RandomExpertDistillation;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.sharpness.SlopeReport;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the learned reward looks like where the agent acts in the end. */
sealed interface ImitateGauge {
    static ImitateGauge of(ImitationReward reward, List<Trajectory> demonstrations, List<Trajectory> fresh) {
        return switch (reward) {
            case AdversarialReward adversarial -> new Slopes(adversarial.sharpness(fresh));
            case RandomExpertDistillation distilled -> new Pay(paid(distilled, demonstrations), paid(distilled, fresh));
        };
    }

    private static double[] paid(ImitationReward reward, List<Trajectory> episodes) {
        return episodes.stream()
                .flatMapToDouble(episode -> {
                    double[] paid = new double[episode.length()];
                    reward.score(episode.steps(), paid);
                    return Arrays.stream(paid);
                })
                .sorted()
                .toArray();
    }

    List<String> text();

    Map<String, Object> json();

    VerdictLine verdict();

    /**
     * Slopes of the discriminator's score.
     *
     * @param report where the agent acts
     */
    record Slopes(SlopeReport report) implements ImitateGauge {
        private static final double GOOD = 0.9;

        @Override
        public List<String> text() {
            List<String> lines = new ArrayList<>();
            lines.add("  The discriminator where the agent acts:");
            lines.addAll(TerminalText.columns(SharpnessAnswer.quantiles(report)));
            lines.add("  " + validity() + ".");
            return lines;
        }

        private String validity() {
            return TerminalText.percent(report.validity()) + " of the agent's steps keep slope "
                    + Numbers.of(report.limit()) + " (validity)";
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Double> quantiles = new LinkedHashMap<>();
            for (double p : new double[] {0.5, 0.9, 0.99, 1}) {
                quantiles.put(Double.toString(p), report.quantile(p));
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("validity", report.validity());
            json.put("slopeLimit", report.limit());
            json.put("slopes", quantiles);
            return json;
        }

        @Override
        public VerdictLine verdict() {
            return new VerdictLine(
                    report.validity() >= GOOD ? Level.GOOD : Level.WARN,
                    validity(),
                    "Of the discriminator's score, where the agent acts: median " + Numbers.of(report.quantile(0.5))
                            + ", nine in ten up to " + Numbers.of(report.quantile(0.9)) + ", steepest "
                            + Numbers.of(report.quantile(1)) + ".");
        }
    }

    /**
     * What a distilled reward pays for steps.
     *
     * @param expert for every demonstrated step, ascending
     * @param agent for every fresh step of the agent's, ascending
     */
    record Pay(double[] expert, double[] agent) implements ImitateGauge {
        @Override
        public List<String> text() {
            return List.of("  " + summary() + ".");
        }

        private String summary() {
            return "The distilled reward pays the expert " + Numbers.of(mean(expert), 3) + " a step and the agent "
                    + Numbers.of(mean(agent), 3);
        }

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("paidExpert", mean(expert));
            json.put("paidAgent", mean(agent));
            return json;
        }

        @Override
        public VerdictLine verdict() {
            return new VerdictLine(
                    Level.NEUTRAL,
                    summary(),
                    "On average, of 1 at most. An agent that is paid like the expert and scores low was paid for the wrong thing.");
        }

        private static double mean(double[] paid) {
            return Arrays.stream(paid).average().orElse(Double.NaN);
        }
    }
}
