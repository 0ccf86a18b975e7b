package dev.goodhart.arena;

import dev.goodhart.input.InvalidInputException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Matches that can be rated together, in their order, with entrants numbered: a few bytes each, for the loops of the ratings. */
public final class MatchTable {
    private final List<String> entrants;
    private final int[] left;
    private final int[] right;
    private final byte[] verdicts;

    private MatchTable(List<String> entrants, int[] left, int[] right, byte[] verdicts) {
        this.entrants = entrants;
        this.left = left;
        this.right = right;
        this.verdicts = verdicts;
    }

    /**
     * A table of all matches given, whatever their task; entrants are in the order of their names.
     *
     * @param matches the matches, in the order in which they were judged
     * @return the table
     */
    public static MatchTable of(Collection<Match> matches) {
        return of(List.of(), matches);
    }

    /**
     * A table that also holds entrants who may have no match.
     *
     * @param others entrants to be rated besides those of the matches
     * @param matches the matches, in the order in which they were judged
     * @return the table, entrants in the order of their names
     */
    public static MatchTable of(Collection<String> others, Collection<Match> matches) {
        TreeSet<String> names = new TreeSet<>(others);
        for (Match match : matches) {
            names.add(match.left());
            names.add(match.right());
        }
        List<String> entrants = List.copyOf(names);
        Map<String, Integer> number = new HashMap<>();
        for (int i = 0; i < entrants.size(); i++) {
            number.put(entrants.get(i), i);
        }
        int[] left = new int[matches.size()];
        int[] right = new int[matches.size()];
        Verdict[] verdicts = new Verdict[matches.size()];
        int m = 0;
        for (Match match : matches) {
            left[m] = number.getOrDefault(match.left(), -1);
            right[m] = number.getOrDefault(match.right(), -1);
            verdicts[m++] = match.verdict();
        }
        return of(entrants, left, right, verdicts);
    }

    /**
     * A table of numbered entrants.
     *
     * @param entrants their names, each once
     * @param left {@code [matches]} who was on the left, an index into the names
     * @param right {@code [matches]} who was on the right
     * @param verdicts {@code [matches]} which was better
     * @return the table
     * @throws InvalidInputException if the lengths differ, an index is no entrant's, or an entrant meets itself
     */
    public static MatchTable of(List<String> entrants, int[] left, int[] right, Verdict[] verdicts) {
        if (left.length != right.length || left.length != verdicts.length) {
            throw new InvalidInputException("Every match must have two sides and a verdict, there are " + left.length
                    + ", " + right.length + " and " + verdicts.length);
        }
        byte[] said = new byte[left.length];
        for (int m = 0; m < left.length; m++) {
            if (Math.min(left[m], right[m]) < 0 || Math.max(left[m], right[m]) >= entrants.size()) {
                throw new InvalidInputException("Match " + m + " (" + left[m] + ", " + right[m]
                        + ") must be between entrants 0 to " + (entrants.size() - 1));
            }
            if (left[m] == right[m]) {
                throw new InvalidInputException(
                        "Match " + m + " must be between two entrants, is " + left[m] + " twice");
            }
            said[m] = (byte) verdicts[m].code();
        }
        return new MatchTable(List.copyOf(entrants), left.clone(), right.clone(), said);
    }

    /** {@return the names of the entrants; ratings come in this order} */
    public List<String> entrants() {
        return entrants;
    }

    /** {@return the number of matches} */
    public int size() {
        return left.length;
    }

    /**
     * Who was on the left.
     *
     * @param match index of a match
     * @return index of the entrant
     */
    public int left(int match) {
        return left[match];
    }

    /**
     * Who was on the right.
     *
     * @param match index of a match
     * @return index of the entrant
     */
    public int right(int match) {
        return right[match];
    }

    /**
     * Which was better.
     *
     * @param match index of a match
     * @return the verdict
     */
    public Verdict verdict(int match) {
        return Verdict.ofCode(verdicts[match]);
    }

    /**
     * Some of the matches, in a new order, some perhaps more than once; the entrants stay.
     *
     * @param picks indices of matches
     * @return the table of these
     */
    public MatchTable picked(int[] picks) {
        int[] l = new int[picks.length];
        int[] r = new int[picks.length];
        byte[] v = new byte[picks.length];
        for (int k = 0; k < picks.length; k++) {
            l[k] = left[picks[k]];
            r[k] = right[picks[k]];
            v[k] = verdicts[picks[k]];
        }
        return new MatchTable(entrants, l, r, v);
    }
}
