/**
 * What people, or models in their place, said about behaviour. Feedback names what it speaks of by id.
 *
 * <p>The central type is {@link dev.goodhart.feedback.Feedback}, a closed set of records.
 *
 * <pre>{@code
 * Comparison better = new Comparison("run-1", "run-2", Preference.FIRST, "anna");
 * }</pre>
 */
@NullMarked
package dev.goodhart.feedback;

import org.jspecify.annotations.NullMarked;
