/**
 * Credit for the parts of something that was scored as a whole: one score per text or per episode becomes one number per unit
 * (Cao, Zhang, Chang and Precup 2025, arXiv:2505.20417).
 *
 * <p>The central type is {@link dev.goodhart.credit.CreditAssignment}. A {@link dev.goodhart.credit.CoalitionValue} says what a
 * {@link dev.goodhart.credit.Coalition} of units alone is worth: a reward model over blanked text, a simulator run again, a table.
 *
 * <pre>{@code
 * CoalitionValue glove = CoalitionValue.each(
 *         c -> c.contains(0) && (c.contains(1) || c.contains(2)) ? 1 : 0);
 * Credits exact = CreditAssignment.assign(3, glove, CreditMethod.shapley());   // 2/3, 1/6, 1/6
 * Credits tree = CreditAssignment.assign(3, glove, CreditMethod.owen(OwenTree.balanced(3)));
 * double[] rewards = DenseReward.of(tree, 1.0);                                // paid at each unit's last token
 * }</pre>
 *
 * <p>Whose credit depends on what was written later must not be summed from a time on: {@link dev.goodhart.credit.CreditUse} says
 * what the learner does, and the assignment refuses what would bias it.
 */
@NullMarked
package dev.goodhart.credit;

import org.jspecify.annotations.NullMarked;
