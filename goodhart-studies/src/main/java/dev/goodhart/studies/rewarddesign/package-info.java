/**
 * The study of designed rewards: exact informativeness and invariance, and learners in a room, on a line with a key and on a chain.
 *
 * <pre>{@code
 * StudyPlan<?> plan = StudyPlan.of(new RewardDesignStudy(), Scale.QUICK);
 * }</pre>
 */
@NullMarked
package dev.goodhart.studies.rewarddesign;

import org.jspecify.annotations.NullMarked;
