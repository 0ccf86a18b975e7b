package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts the matches of every pair. */
final class PairRecords {
    private static final int OUTCOMES = 3;

    private PairRecords() {}

    /** The pairs that met, by their numbers. */
    static List<PairRecord> of(MatchTable matches) {
        long entrants = matches.entrants().size();
        long[] keys = new long[matches.size()];
        for (int m = 0; m < keys.length; m++) {
            boolean ordered = matches.left(m) < matches.right(m);
            long first = ordered ? matches.left(m) : matches.right(m);
            long second = ordered ? matches.right(m) : matches.left(m);
            Verdict verdict = ordered ? matches.verdict(m) : matches.verdict(m).swapped();
            keys[m] = (first * entrants + second) * OUTCOMES + verdict.code();
        }
        Arrays.sort(keys);
        List<PairRecord> pairs = new ArrayList<>();
        int at = 0;
        while (at < keys.length) {
            long pair = keys[at] / OUTCOMES;
            long[] count = new long[OUTCOMES];
            while (at < keys.length && keys[at] / OUTCOMES == pair) {
                count[(int) (keys[at] % OUTCOMES)]++;
                at++;
            }
            pairs.add(new PairRecord(
                    (int) (pair / entrants),
                    (int) (pair % entrants),
                    count[Verdict.LEFT.code()],
                    count[Verdict.RIGHT.code()],
                    count[Verdict.DRAW.code()]));
        }
        return pairs;
    }
}
