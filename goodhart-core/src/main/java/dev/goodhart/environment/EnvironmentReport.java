package dev.goodhart.environment;

import dev.goodhart.environment.EnvironmentFinding.Outcome;
import java.util.List;

/**
 * What a check of an environment found.
 *
 * @param name the environment's name
 * @param steps steps of single copies that were watched
 * @param episodes episodes that ended among them
 * @param findings one for every rule, in the rules' order
 */
public record EnvironmentReport(String name, long steps, long episodes, List<EnvironmentFinding> findings) {
    /** Copies the list. */
    public EnvironmentReport {
        findings = List.copyOf(findings);
    }

    /** {@return whether no rule is broken} */
    public boolean isSound() {
        return broken().isEmpty();
    }

    /** {@return the findings that say a rule is broken} */
    public List<EnvironmentFinding> broken() {
        return findings.stream()
                .filter(finding -> finding.outcome() == Outcome.BROKEN)
                .toList();
    }
}
