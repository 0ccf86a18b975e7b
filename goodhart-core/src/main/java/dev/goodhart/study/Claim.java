package dev.goodhart.study;

import java.util.function.Function;

/**
 * One falsifiable sentence about a study's evidence.
 *
 * @param id short name, such as C1
 * @param sentence what is claimed, with its thresholds
 * @param rule judges it from the evidence and nothing else
 */
public record Claim(String id, String sentence, Function<Evidence, Judgement> rule) {
    /**
     * Judges the claim.
     *
     * @param evidence what was measured
     * @return the verdict with its numbers; UNDECIDED when the evidence lacks what the rule asks for, or the rule breaks on it
     */
    public Judgement judge(Evidence evidence) {
        try {
            return rule.apply(evidence);
        } catch (MissingEvidenceException e) {
            return new Judgement(Verdict.UNDECIDED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Judgement(Verdict.UNDECIDED, "the rule could not judge this evidence: " + e);
        }
    }
}
