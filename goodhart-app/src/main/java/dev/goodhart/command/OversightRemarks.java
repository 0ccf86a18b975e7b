package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.HumanFit;
import dev.goodhart.oversight.Overconfidence;
import dev.goodhart.oversight.QuestionPlan;
import dev.goodhart.oversight.SampleBelief;
import dev.goodhart.oversight.SpreadCalibration;
import dev.goodhart.oversight.UtilityBelief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the reader of an answer should mind: scales that look wrong, assumptions, thin data. */
final class OversightRemarks {
    private static final double SURE = 1e-9;
    private static final double SCALES_APART = 10;
    private static final int FEW_MEMBERS = 5;

    private OversightRemarks() {}

    static List<String> of(QuestionPlan plan, HumanModel model, Optional<SpreadCalibration> calibration) {
        List<String> remarks = new ArrayList<>();
        if (model.assumed()) {
            remarks.add(
                    "Nothing was said about the human, so one who never errs is assumed; that is the best case for asking."
                            + " Give --human, or --decisions to fit one.");
        }
        oneSign(plan, remarks);
        scales(plan, model, remarks);
        fit(model.fit(), model.overconfidence(), remarks);
        calibration.ifPresent(k -> remarks.add(spread(k)));
        if (calibration.isEmpty()
                && plan.entries().stream()
                        .anyMatch(e -> e.decision().action().belief() instanceof SampleBelief samples
                                && samples.samples().length > 1
                                && samples.samples().length < FEW_MEMBERS)) {
            remarks.add("Fewer than " + FEW_MEMBERS
                    + " samples say little about the spread of a belief. With outcomes of past"
                    + " actions, --outcomes checks it.");
        }
        return remarks;
    }

    private static void oneSign(QuestionPlan plan, List<String> remarks) {
        double below = 0;
        double above = 0;
        for (QuestionPlan.Entry entry : plan.entries()) {
            UtilityBelief net = entry.decision().netBelief();
            below = Math.max(below, net.expectation(u -> u < 0 ? 1 : 0, 0));
            above = Math.max(above, net.expectation(u -> u > 0 ? 1 : 0, 0));
        }
        boolean certain = plan.entries().stream()
                .allMatch(e -> e.decision().action().belief().standardDeviation() == 0);
        if (!certain && (below < SURE || above < SURE)) {
            double off = plan.gate().offPayoff();
            remarks.add("All belief lies " + (below < SURE ? "above" : "below") + " the payoff of being switched off ("
                    + Numbers.of(off)
                    + "), so a human who never errs could not help. If the scores have another zero, say what"
                    + " being switched off pays on their scale with --off-payoff.");
        }
    }

    private static void scales(QuestionPlan plan, HumanModel model, List<String> remarks) {
        double typical = 0;
        for (QuestionPlan.Entry entry : plan.entries()) {
            UtilityBelief net = entry.decision().netBelief();
            typical = Math.max(typical, Math.hypot(net.mean(), net.standardDeviation()));
        }
        if (typical == 0) {
            return;
        }
        if (model.human() instanceof BoltzmannHuman human && human.beta() > SCALES_APART * typical) {
            remarks.add("The human's beta (" + Numbers.of(human.beta()) + ") is more than " + Numbers.of(SCALES_APART)
                    + " times the utilities at stake (" + Numbers.of(typical)
                    + "): this human all but tosses a coin. Maybe beta and utilities are on different scales.");
        }
        double recorded = model.largestUtility();
        if (recorded > SCALES_APART * typical || recorded < typical / SCALES_APART) {
            remarks.add("The decisions are about utilities up to " + Numbers.of(recorded) + ", the belief about "
                    + Numbers.of(typical) + ". Maybe they are on different scales; beta has the unit of utility.");
        }
    }

    private static void fit(@Nullable HumanFit fit, @Nullable Overconfidence overconfidence, List<String> remarks) {
        if (fit == null || overconfidence == null) {
            return;
        }
        if (fit.separable()) {
            remarks.add("One threshold explains all " + fit.decisions()
                    + " decisions, so they only bound the noise from above;"
                    + " the fit is shrunk away from certainty (Firth). Decisions near the threshold would tell more.");
        }
        if (Math.abs(fit.biasInErrors()) > 2) {
            remarks.add("The human is biased: " + (fit.bias() > 0 ? "allows" : "denies") + " too much by "
                    + Numbers.of(Math.abs(fit.bias())) + " in utility, " + Numbers.of(Math.abs(fit.biasInErrors()), 2)
                    + " standard errors from none.");
        }
        if (overconfidence.isOverconfident()) {
            remarks.add("Taking this human for rational would be overconfident: "
                    + Numbers.fixed(100 * overconfidence.observed(), 1) + " % of the recorded answers were right.");
        }
    }

    private static String spread(SpreadCalibration k) {
        return "The spread of the beliefs was multiplied by " + Numbers.of(k.factor()) + " (95 % interval "
                + Numbers.of(k.low())
                + " to " + Numbers.of(k.high()) + "), from " + k.outcomes() + " outcomes"
                + (k.isOverconfident() ? ": they were too sure." : ".");
    }
}
