package dev.goodhart.survey.input;

import dev.goodhart.survey.MultitaskAgent;
import java.util.List;

/**
 * What matters and what is measured, as a model file has it.
 *
 * @param tasks names of the tasks
 * @param agent value, metric and costs
 */
public record CriteriaEntry(List<String> tasks, MultitaskAgent agent) {
    /** Copies the names. */
    public CriteriaEntry {
        tasks = List.copyOf(tasks);
    }
}
