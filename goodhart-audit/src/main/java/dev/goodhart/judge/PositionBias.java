package dev.goodhart.judge;

import dev.goodhart.arena.Match;
import dev.goodhart.arena.Verdict;
import dev.goodhart.statistics.BinomialTest;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does the place of an answer sway a judge of pairs? The share of decided verdicts that go to the left, and, where the same pair was shown
 * in both orders (same task, item and judge), how many verdicts turn round with the order.
 *
 * <p>How it can mislead: without both orders a share off one half is no bias if the better one was put on the left more often.
 *
 * @param judge the judge, empty for all together
 * @param verdicts how many verdicts there are
 * @param left how many went to the left
 * @param right how many went to the right
 * @param leftShare of the decided ones, with its interval (Clopper and Pearson 1934); NaN if none is decided
 * @param pValue of the two-sided binomial test that left and right are as likely, NaN if none is decided
 * @param bothOrders pairs that were shown in both orders
 * @param consistent of these, how many named the same winner twice, or a draw twice
 * @param flipsToLeft how many chose the left twice, so that the winner changed with the order
 * @param flipsToRight how many chose the right twice
 * @param drawChanges how many were a draw in one order alone
 */
public record PositionBias(
        String judge,
        int verdicts,
        int left,
        int right,
        Interval leftShare,
        double pValue,
        int bothOrders,
        int consistent,
        int flipsToLeft,
        int flipsToRight,
        int drawChanges) {
    private static final double LEVEL = 0.95;

    /**
     * Looks at verdicts on pairs.
     *
     * @param judge what to call the judge, empty for all together
     * @param matches the verdicts; of several on one pair in one order the first is matched with the first in the other
     * @return what was found
     */
    public static PositionBias of(String judge, Collection<Match> matches) {
        int left = count(matches, Verdict.LEFT);
        int right = count(matches, Verdict.RIGHT);
        Map<List<String>, List<Match>> waiting = new LinkedHashMap<>();
        int consistent = 0;
        int toLeft = 0;
        int toRight = 0;
        int drawChanges = 0;
        for (Match match : matches) {
            List<Match> others = waiting.getOrDefault(key(match, match.right(), match.left()), List.of());
            if (others.isEmpty()) {
                waiting.computeIfAbsent(key(match, match.left(), match.right()), k -> new ArrayList<>())
                        .add(match);
                continue;
            }
            Verdict before = others.removeFirst().verdict();
            if (before == Verdict.DRAW || match.verdict() == Verdict.DRAW) {
                consistent += before == match.verdict() ? 1 : 0;
                drawChanges += before == match.verdict() ? 0 : 1;
            } else if (before != match.verdict()) {
                // The sides were exchanged, so the same winner stands on the other side.
                consistent++;
            } else if (before == Verdict.LEFT) {
                toLeft++;
            } else {
                toRight++;
            }
        }
        return new PositionBias(
                judge,
                matches.size(),
                left,
                right,
                BinomialTest.share(left, left + right, LEVEL),
                binomial(left, left + right),
                consistent + toLeft + toRight + drawChanges,
                consistent,
                toLeft,
                toRight,
                drawChanges);
    }

    /** {@return the share of pairs shown in both orders whose winner changed with the order, NaN without any} */
    public double flipRate() {
        return bothOrders == 0 ? Double.NaN : (flipsToLeft + flipsToRight) / (double) bothOrders;
    }

    /**
     * The probability of flips as one-sided as these if a flip went either way alike; the test of position bias that does not depend on who
     * was put where.
     *
     * @return two-sided, NaN without flips
     */
    public double flipP() {
        return binomial(flipsToLeft, flipsToLeft + flipsToRight);
    }

    private static int count(Collection<Match> matches, Verdict verdict) {
        return (int) matches.stream().filter(m -> m.verdict() == verdict).count();
    }

    private static List<String> key(Match match, String left, String right) {
        return List.of(match.task(), match.item(), match.judge(), left, right);
    }

    private static double binomial(int hits, int of) {
        return of == 0 ? Double.NaN : BinomialTest.twoSided(hits, of, 0.5);
    }
}
