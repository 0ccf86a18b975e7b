package dev.goodhart.arena;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Who met, who scored against whom, and who won more often than not: what ratings can be compared, and where "better" goes round in
 * circles.
 *
 * <p>How it misleads: a cycle of narrow majorities is what chance makes of equals; look at the counts.
 */
public final class WinGraph {
    private static final int LISTED = 100;

    private final List<String> entrants;
    private final List<PairRecord> pairs;
    private final List<List<Integer>> components;
    private final List<List<Integer>> scoringGroups;
    private final List<List<Integer>> majorityGroups;
    private final DirectedGraph majority;

    private WinGraph(List<String> entrants, List<PairRecord> pairs) {
        this.entrants = entrants;
        this.pairs = pairs;
        DirectedGraph met = new DirectedGraph(entrants.size());
        DirectedGraph scored = new DirectedGraph(entrants.size());
        majority = new DirectedGraph(entrants.size());
        for (PairRecord pair : pairs) {
            int a = pair.first();
            int b = pair.second();
            met.connect(a, b);
            met.connect(b, a);
            if (pair.firstWins() + pair.draws() > 0) {
                scored.connect(a, b);
            }
            if (pair.secondWins() + pair.draws() > 0) {
                scored.connect(b, a);
            }
            if (pair.majority() > 0) {
                majority.connect(a, b);
            } else if (pair.majority() < 0) {
                majority.connect(b, a);
            }
        }
        components = met.strongComponents();
        scoringGroups = scored.strongComponents();
        majorityGroups = majority.strongComponents();
    }

    /**
     * The graph of some matches.
     *
     * @param matches the matches
     * @return the graph
     */
    public static WinGraph of(MatchTable matches) {
        return new WinGraph(matches.entrants(), PairRecords.of(matches));
    }

    /** {@return the names of the entrants} */
    public List<String> entrants() {
        return entrants;
    }

    /** {@return the pairs that met} */
    public List<PairRecord> pairs() {
        return List.copyOf(pairs);
    }

    /** {@return entrants joined by matches, as names; ratings mean nothing across two of these groups} */
    public List<List<String>> components() {
        return named(components);
    }

    /**
     * Groups within which everybody has scored against everybody else, at least through others and by draws; best first where they
     * met. Between two of them nobody of one ever scored against the other, so that no finite gap fits best.
     *
     * @return groups of names
     */
    public List<List<String>> scoringGroups() {
        return named(scoringGroups);
    }

    /** {@return groups of two or more that win in circles: each beats, through others and by majority, each} */
    public List<List<String>> cycles() {
        return named(majorityGroups.stream().filter(g -> g.size() > 1).toList());
    }

    /** {@return how many triples win in a circle: a beats b, b beats c, c beats a, each by majority} */
    public long intransitiveTriples() {
        long count = 0;
        for (int a = 0; a < majority.nodes(); a++) {
            BitSet beaten = majority.successors(a);
            for (int b = beaten.nextSetBit(0); b >= 0; b = beaten.nextSetBit(b + 1)) {
                BitSet closing = (BitSet) majority.successors(b).clone();
                closing.and(majority.predecessors(a));
                count += closing.cardinality();
            }
        }
        return count / 3;
    }

    /** {@return triples that win in a circle, each once, in the order of winning, the first {@value #LISTED}} */
    public List<List<String>> someTriples() {
        List<List<String>> triples = new ArrayList<>();
        for (int a = 0; a < majority.nodes(); a++) {
            BitSet beaten = majority.successors(a);
            for (int b = beaten.nextSetBit(a + 1); b >= 0; b = beaten.nextSetBit(b + 1)) {
                BitSet closing = (BitSet) majority.successors(b).clone();
                closing.and(majority.predecessors(a));
                for (int c = closing.nextSetBit(a + 1); c >= 0; c = closing.nextSetBit(c + 1)) {
                    if (triples.size() == LISTED) {
                        return triples;
                    }
                    triples.add(List.of(entrants.get(a), entrants.get(b), entrants.get(c)));
                }
            }
        }
        return triples;
    }

    List<List<Integer>> numberedComponents() {
        return components;
    }

    private List<List<String>> named(List<List<Integer>> groups) {
        return groups.stream()
                .map(group -> group.stream().map(entrants::get).toList())
                .toList();
    }
}
