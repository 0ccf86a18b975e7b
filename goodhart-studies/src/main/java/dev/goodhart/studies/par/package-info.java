/**
 * The study of shapings of a reward model's score: a world of bits in which a learned score is hacked, and everything is known exactly.
 *
 * <pre>{@code
 * StudyPlan<?> plan = StudyPlan.of(new ParStudy(), Scale.QUICK);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.par;

import org.jspecify.annotations.NullMarked;
