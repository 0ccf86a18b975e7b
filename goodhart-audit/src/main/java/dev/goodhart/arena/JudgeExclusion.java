package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Matches without those of some judges, and what was left out.
 *
 * @param kept the matches of the other judges, in their order
 * @param leftOut how many matches each judge had that was left out
 * @param absent the judges to leave out who had none
 */
public record JudgeExclusion(List<Match> kept, SortedMap<String, Integer> leftOut, SortedSet<String> absent) {
    /** Copies the collections. */
    public JudgeExclusion {
        kept = List.copyOf(kept);
        leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        absent = Collections.unmodifiableSortedSet(new TreeSet<>(absent));
    }

    /**
     * Leaves judges out.
     *
     * @param matches all matches
     * @param judges the judges to leave out
     * @return what is left, and what is not
     */
    public static JudgeExclusion of(List<Match> matches, Collection<String> judges) {
        Set<String> names = Set.copyOf(judges);
        List<Match> kept = new ArrayList<>();
        TreeMap<String, Integer> leftOut = new TreeMap<>();
        for (Match match : matches) {
            if (names.contains(match.judge())) {
                leftOut.merge(match.judge(), 1, Integer::sum);
            } else {
                kept.add(match);
            }
        }
        TreeSet<String> absent = new TreeSet<>(names);
        absent.removeAll(leftOut.keySet());
        return new JudgeExclusion(kept, leftOut, absent);
    }
}
