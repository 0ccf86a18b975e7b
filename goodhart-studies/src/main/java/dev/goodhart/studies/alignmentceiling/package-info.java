/**
 * The study of the alignment ceiling: exact best-of-n and tilts, reward models learned from preferences on a Gaussian world, and heavy tails.
 *
 * <pre>{@code
 * StudyPlan<?> plan = StudyPlan.of(new AlignmentCeilingStudy(), Scale.QUICK);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.alignmentceiling;

import org.jspecify.annotations.NullMarked;
