package dev.goodhart.survey.input;

/**
 * A criterion that respondents rated twice.
 *
 * @param name the criterion
 * @param own the column of its importance to the respondents
 * @param evaluators the column of the importance they see their evaluators give it
 */
public record PriorityItem(String name, String own, String evaluators) {}
