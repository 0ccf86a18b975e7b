/**
 * Designing rewards: from what is wanted to a reward that teaches it faster, with a proof that the optimal policies stay.
 *
 * <p>A {@link dev.goodhart.design.RewardDesigner} makes a {@link dev.goodhart.design.DesignedReward} of any finite world and intended reward;
 * its {@link dev.goodhart.design.InvarianceCertificate} says what dynamic programming proves about it.
 *
 * <pre>{@code
 * DesignedReward shaped = PotentialRewardDesign.defaults().design(mdp, intended);
 * InvarianceCertificate proof = shaped.certificate();
 * boolean safe = proof.keepsOptimalActions();
 * double loss = proof.expectedLoss();
 * List<RewardRow> table = shaped.rows(mdp);
 * }</pre>
 */
@NullMarked
package dev.goodhart.design;

import org.jspecify.annotations.NullMarked;
