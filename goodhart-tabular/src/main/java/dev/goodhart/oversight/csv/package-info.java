/**
 * The files of the oversight command: reward ensembles, hypotheses, recorded decisions, outcomes and human tables as CSV.
 *
 * <pre>{@code
 * List<ProposedAction> actions = EnsembleFile.read(Path.of("scores.csv"));
 * HumanFit fit = HumanFit.of(DecisionFile.read(Path.of("decisions.csv")));
 * QuestionPlan plan = new OversightGate(fit.human()).plan(actions, 3);
 * }</pre>
 */
@NullMarked
package dev.goodhart.oversight.csv;

import org.jspecify.annotations.NullMarked;
