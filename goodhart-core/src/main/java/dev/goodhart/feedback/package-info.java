/**
 * What people, or models in their place, said about behaviour. Feedback names what it speaks of by id.
 *
 * <p>The central type is {@link dev.goodhart.feedback.Feedback}, a closed set of records. {@link dev.goodhart.feedback.ComparisonFile},
 * {@link dev.goodhart.feedback.TripletFile} and {@link dev.goodhart.feedback.PreferencePairFile} read and write files of it, and
 * {@link dev.goodhart.feedback.KnownIds} refuses feedback about what does not exist.
 *
 * <pre>{@code
 * Comparison better = new Comparison("run-1", "run-2", Preference.FIRST, "anna");
 * KnownIds runs = KnownIds.read(Path.of("runs.csv"), "id");
 * List<Comparison> said = ComparisonFile.read(Path.of("comparisons.csv"), runs);
 * ComparisonFile.write(out, FeedbackForm.JSON_LINES, said);
 * }</pre>
 */
@NullMarked
package dev.goodhart.feedback;

import org.jspecify.annotations.NullMarked;
