/**
 * Reading comparisons that people already have: CSV with any column names, or JSON lines.
 *
 * <p>{@link dev.goodhart.arena.input.ComparisonFile} reads, {@link dev.goodhart.arena.input.ComparisonColumns} says what the columns
 * and the verdicts are called.
 *
 * <pre>{@code
 * ComparisonColumns columns = ComparisonColumns.defaults();
 * List<Match> matches = ComparisonFile.read(Path.of("comparisons.csv"), columns);
 * Leaderboard board = Leaderboard.of(
 *         matches, TrueSkillSettings.defaults(), new StandardScore(), 200, new SplittableRandom(1));
 * board.overall().forEach(score -> show(score.entrant(), score.score().text()));
 * }</pre>
 */
@NullMarked
package dev.goodhart.arena.input;

import org.jspecify.annotations.NullMarked;
