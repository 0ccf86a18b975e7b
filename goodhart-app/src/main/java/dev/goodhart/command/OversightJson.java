package dev.goodhart.command;

import dev.goodhart.oversight.GateDecision;
import dev.goodhart.oversight.HumanFit;
import dev.goodhart.oversight.Overconfidence;
import dev.goodhart.oversight.QuestionPlan;
import dev.goodhart.oversight.SpreadCalibration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes an answer as JSON. Figures that are infinite or do not exist are null. */
final class OversightJson {
    private OversightJson() {}

    static String of(OversightAnswer answer) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        QuestionPlan plan = answer.plan();
        root.put("human", human(answer.model()));
        root.put("askCost", plan.gate().askCost());
        root.put("offPayoff", plan.gate().offPayoff());
        root.put("questions", plan.questions());
        root.put("questionsAsked", plan.asked());
        root.put("questionsWorthAsking", plan.worthAsking());
        root.put("value", plan.value());
        root.put("valueWithoutQuestions", plan.valueWithoutQuestions());
        root.put("valueWithoutLimit", plan.valueWithoutLimit());
        root.put("spread", answer.calibration().map(OversightJson::spread).orElse(null));
        List<Object> actions = new ArrayList<>();
        for (QuestionPlan.Entry entry : plan.entries()) {
            actions.add(action(entry));
        }
        root.put("actions", actions);
        root.put("notes", answer.remarks());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(root)
                + System.lineSeparator();
    }

    private static Map<String, @Nullable Object> action(QuestionPlan.Entry entry) {
        GateDecision decision = entry.decision();
        Map<String, @Nullable Object> action = new LinkedHashMap<>();
        action.put("name", decision.action().name());
        action.put("verdict", entry.verdict().name());
        action.put("verdictWithoutLimit", decision.verdict().name());
        action.put("mean", decision.action().belief().mean());
        action.put("sd", JsonNumbers.finite(decision.action().belief().standardDeviation()));
        action.put("incentiveToDefer", decision.incentiveToDefer());
        action.put("valueOfActing", decision.valueOfActing());
        action.put("valueOfAsking", decision.valueOfAsking());
        action.put("valueOfStopping", decision.valueOfStopping());
        action.put("valueOfInformation", decision.valueOfInformation());
        action.put("probabilityOfAllowing", decision.answer().probabilityOfAllowing());
        action.put("meanIfAllowed", JsonNumbers.finite(decision.answer().meanIfAllowed()));
        action.put("meanIfPressed", JsonNumbers.finite(decision.answer().meanIfPressed()));
        OptionalDouble sigma = decision.breakEvenSigma();
        action.put("breakEvenSigma", sigma.isPresent() ? JsonNumbers.finite(sigma.getAsDouble()) : null);
        action.put("breakEvenBeta", JsonNumbers.finite(decision.breakEvenBeta()));
        action.put("breakEvenCost", decision.breakEvenCost());
        return action;
    }

    private static Map<String, @Nullable Object> human(HumanModel model) {
        Map<String, @Nullable Object> human = new LinkedHashMap<>();
        human.put("model", model.human().describe());
        human.put("assumed", model.assumed());
        HumanFit fit = model.fit();
        Overconfidence overconfidence = model.overconfidence();
        if (fit != null && overconfidence != null) {
            human.put("decisions", fit.decisions());
            human.put("allowed", fit.allowed());
            human.put("beta", fit.beta());
            human.put("betaError", fit.betaError());
            human.put("bias", fit.bias());
            human.put("biasError", fit.biasError());
            human.put("separable", fit.separable());
            human.put("shareRight", overconfidence.observed());
            human.put("overconfidenceOfRational", overconfidence.gap());
        }
        return human;
    }

    private static Map<String, @Nullable Object> spread(SpreadCalibration k) {
        Map<String, @Nullable Object> spread = new LinkedHashMap<>();
        spread.put("factor", k.factor());
        spread.put("low", JsonNumbers.finite(k.low()));
        spread.put("high", JsonNumbers.finite(k.high()));
        spread.put("outcomes", k.outcomes());
        return spread;
    }
}
