package dev.goodhart.study;

import java.util.List;

/**
 * Everything a run of a study leaves behind.
 *
 * @param plan what was run
 * @param trials the stored trials of the plan, in the order of {@link StudyPlan#keys()}
 * @param broken the trials that broke down
 * @param evidence what the trials measured
 * @param judgements the claims, judged on the evidence
 */
public record StudyOutcome(
        StudyPlan<?> plan,
        List<StoredTrial> trials,
        List<TrialOutcome.Broken> broken,
        Evidence evidence,
        List<JudgedClaim> judgements) {
    /** Copies the lists. */
    public StudyOutcome {
        trials = List.copyOf(trials);
        broken = List.copyOf(broken);
        judgements = List.copyOf(judgements);
    }

    /**
     * Whether a claim ended so.
     *
     * @param verdict a verdict
     * @return true if at least one claim has it
     */
    public boolean any(Verdict verdict) {
        return judgements.stream().anyMatch(j -> j.judgement().verdict() == verdict);
    }
}
