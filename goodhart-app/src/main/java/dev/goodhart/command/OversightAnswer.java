package dev.goodhart.command;

import dev.goodhart.figure.Figure;
import dev.goodhart.oversight.GateDecision;
import dev.goodhart.oversight.QuestionPlan;
import dev.goodhart.oversight.SpreadCalibration;
import java.util.List;
import java.util.Optional;

/**
 * What the oversight command found.
 *
 * @param plan the decisions
 * @param model the human
 * @param calibration what outcomes said of the spread
 * @param remarks what the reader should mind, possibly none
 */
record OversightAnswer(
        QuestionPlan plan, HumanModel model, Optional<SpreadCalibration> calibration, List<String> remarks) {
    static OversightAnswer of(QuestionPlan plan, HumanModel model, Optional<SpreadCalibration> calibration) {
        return new OversightAnswer(plan, model, calibration, OversightRemarks.of(plan, model, calibration));
    }

    /** Whether a single action was asked about. */
    boolean isSingle() {
        return plan.entries().size() == 1;
    }

    /** The single action's decision, or the first. */
    GateDecision first() {
        return plan.entries().getFirst().decision();
    }

    /** What to draw: the break-evens of a single action, or the ranking of several. */
    List<Figure> figures() {
        return isSingle() ? first().figures() : plan.figures();
    }
}
