/**
 * From "which of the two was better" to ratings: what people or models said about pairs, turned into skills with their doubt.
 *
 * <p>{@link dev.goodhart.arena.Match} is one judgement, {@link dev.goodhart.arena.MatchTable} those of one task with entrants
 * numbered. {@link dev.goodhart.arena.ExpectationPropagationRating} is the rating to use: unlike
 * {@link dev.goodhart.arena.TrueSkillRating} and {@link dev.goodhart.arena.EloRating} it does not depend on the order of the
 * matches. {@link dev.goodhart.arena.BradleyTerry} needs no prior, and says when the matches cannot do without.
 *
 * <pre>{@code
 * MatchTable matches = MatchTable.of(List.of(
 *         Match.of("ann", "bob", Verdict.LEFT), Match.of("bob", "cy", Verdict.DRAW), Match.of("cy", "ann", Verdict.RIGHT)));
 * ExpectationPropagationRating rating = ExpectationPropagationRating.defaults();
 * List<Skill> skills = rating.rate(matches).skills();
 * BradleyTerryFit fit = BradleyTerry.fit(matches);
 * WinGraph graph = WinGraph.of(matches);
 * Matchmaking.next(MatchmakingPolicy.UNCERTAINTY, TrueSkillSettings.defaults(), matches, skills, 1, new SplittableRandom(1));
 * }</pre>
 */
@NullMarked
package dev.goodhart.arena;

import org.jspecify.annotations.NullMarked;
