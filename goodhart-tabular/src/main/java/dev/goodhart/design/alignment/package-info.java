/**
 * Behaviour alignment: learns the reward, a blend of a trusted reward, doubtful ones and a free correction, that makes a given learner end
 * up where the trusted reward wants it, also when the learner's own updates are biased.
 *
 * <p>The central type is {@link dev.goodhart.design.alignment.RewardAligner}.
 *
 * <pre>{@code
 * RewardAligner aligner = new RewardAligner(mdp, goal, List.of(progress, loitering), AlignmentSettings.exact());
 * Alignment alignment = aligner.align(new SplittableRandom(0));
 * NamedReward reward = alignment.reward().named("aligned");      // weights, correction
 * for (AuxiliaryVerdict verdict : alignment.verdicts()) {
 *     System.out.println(verdict.name() + " " + verdict.use());  // progress HELPS, loitering INVERTED
 * }
 * FreshLearners check = alignment.freshLearners();               // aligned, primary alone, naive sum, ten times primary
 * }</pre>
 */
@NullMarked
package dev.goodhart.design.alignment;

import org.jspecify.annotations.NullMarked;
