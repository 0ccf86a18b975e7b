/**
 * Published returns of deep reinforcement learning on classic control, and whether the learners here reach them.
 *
 * <p>The central type is {@link dev.goodhart.studies.classiccontrol.ClassicControlStudy}.
 *
 * <pre>{@code
 * StudyPlan<ClassicControlSettings> plan = StudyPlan.of(new ClassicControlStudy(), Scale.FULL);
 * StudyOutcome outcome = new StudyRunner(new LocalEngine(2), store, InstantSource.system()).run(plan, RunListener.NONE);
 * outcome.judgements().forEach(judged -> print(judged.claim().id() + " " + judged.judgement()));
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.classiccontrol;

import org.jspecify.annotations.NullMarked;
