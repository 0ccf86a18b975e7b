package dev.goodhart.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How many triples of items go round in a circle.
 *
 * @param triples triples looked at
 * @param decided those of which all three pairs were decided
 * @param cyclic those of the decided that go round in a circle
 * @param complete whether every triple there is was looked at
 * @param witnesses some of the cyclic ones, in the order found
 */
public record Cycles(long triples, long decided, long cyclic, boolean complete, List<CyclicTriple> witnesses) {
    /** Copies the witnesses. */
    public Cycles {
        witnesses = List.copyOf(witnesses);
    }

    /** {@return the share of decided triples that are cyclic, in [0, 1]; 0 where none is decided} */
    public double share() {
        return decided == 0 ? 0 : (double) cyclic / decided;
    }

    /**
     * The share of pairs in decided triples that any score can at most agree with: it must get one of the three pairs of a cyclic triple
     * wrong.
     *
     * @return 1 - share / 3
     */
    public double ceiling() {
        return 1 - share() / 3;
    }

    /**
     * Counts all triples where there are no more than asked for, else as many drawn at random, with repetition.
     *
     * @param judge decides the pairs
     * @param most the most triples, at least 0
     * @param witnesses the most cyclic triples to name
     * @param random where the draws come from
     * @return the counts
     */
    public static Cycles of(HierarchicalJudge judge, int most, int witnesses, RandomGenerator random) {
        Groups groups = judge.pool().groups();
        Counter counter = new Counter(judge, witnesses);
        boolean complete = groups.triples() <= most;
        if (complete) {
            for (int g = 0; g < groups.groups(); g++) {
                for (int i = 0; i < groups.size(g); i++) {
                    for (int j = i + 1; j < groups.size(g); j++) {
                        for (int k = j + 1; k < groups.size(g); k++) {
                            counter.count(groups.item(g, i), groups.item(g, j), groups.item(g, k));
                        }
                    }
                }
            }
        } else {
            int[] triple = new int[3];
            for (int t = 0; t < most; t++) {
                groups.draw(triple, random);
                counter.count(triple[0], triple[1], triple[2]);
            }
        }
        return new Cycles(counter.triples, counter.decided, counter.cyclic, complete, counter.found);
    }

    private static final class Counter {
        private final HierarchicalJudge judge;
        private final int most;
        private final List<CyclicTriple> found = new ArrayList<>();
        private long triples;
        private long decided;
        private long cyclic;

        Counter(HierarchicalJudge judge, int most) {
            this.judge = judge;
            this.most = most;
        }

        void count(int a, int b, int c) {
            triples++;
            int ab = judge.decide(a, b);
            int bc = judge.decide(b, c);
            int ca = judge.decide(c, a);
            if (ab == 0 || bc == 0 || ca == 0) {
                return;
            }
            decided++;
            if (ab > 0 == bc > 0 && bc > 0 == ca > 0) {
                cyclic++;
                if (found.size() < most) {
                    found.add(ab > 0 ? triple(a, b, c, ab, bc, ca) : triple(a, c, b, ca, bc, ab));
                }
            }
        }

        private CyclicTriple triple(int a, int b, int c, int ab, int bc, int ca) {
            List<String> ids = judge.pool().ids();
            return new CyclicTriple(
                    List.of(ids.get(a), ids.get(b), ids.get(c)), List.of(Math.abs(ab), Math.abs(bc), Math.abs(ca)));
        }
    }
}
