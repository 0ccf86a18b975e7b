package dev.goodhart.command;

import dev.goodhart.survey.CriteriaAudit;
import dev.goodhart.survey.LogAudit;
import dev.goodhart.survey.PriorityGap;
import dev.goodhart.survey.SurveyAudit;
import dev.goodhart.survey.SurveyModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a model file asked for.
 *
 * @param model scales and equations, where there are any
 * @param survey what the answers show
 * @param priorities how priorities differ
 * @param criteria what the metric can bring about
 * @param logs what the log shows
 */
record SurveyAnswer(
        Optional<SurveyModel> model,
        Optional<SurveyAudit> survey,
        Optional<PriorityGap> priorities,
        Optional<CriteriaAudit> criteria,
        Optional<LogAudit> logs) {
    static final String ASSOCIATION =
            "Coefficients are associations among respondents, under the arrows that the model assumes.";

    /** Whether a metric was judged that no positive weight makes useful. */
    boolean noWeightHelps() {
        return audits().stream().anyMatch(audit -> audit.ceiling().metricWeight() <= 0);
    }

    List<CriteriaAudit> audits() {
        List<CriteriaAudit> audits = new ArrayList<>();
        criteria.ifPresent(audits::add);
        logs.ifPresent(l -> audits.add(l.criteria()));
        return audits;
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        survey.ifPresent(s -> remarks.addAll(s.remarks()));
        survey.ifPresent(s -> remarks.add(ASSOCIATION));
        audits().forEach(a -> remarks.addAll(a.remarks()));
        return remarks;
    }
}
