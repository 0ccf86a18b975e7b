/**
 * Behaviour learned from comparisons alone, beside the same learner under the reward that the judge has in mind.
 *
 * <p>The central type is {@link dev.goodhart.studies.preferencelearning.PreferenceLearningStudy}.
 *
 * <pre>{@code
 * StudyPlan<PreferenceLearningSettings> plan = StudyPlan.of(new PreferenceLearningStudy(), Scale.FULL);
 * StudyOutcome outcome = new StudyRunner(new LocalEngine(2), store, InstantSource.system()).run(plan, RunListener.NONE);
 * outcome.judgements().forEach(judged -> print(judged.claim().id() + " " + judged.judgement()));
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.preferencelearning;

import org.jspecify.annotations.NullMarked;
