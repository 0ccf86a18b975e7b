package dev.goodhart.attribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One feature for every pair of observation and action: the table c(s, a) of a finite world. */
public final class PairEncoding implements TurnEncoding {
    /**
     * A pair.
     *
     * @param observation what was seen
     * @param action what was done
     */
    public record Pair(String observation, String action) {}

    private final Map<Pair, Integer> index = new LinkedHashMap<>();

    private PairEncoding() {}

    /**
     * The pairs of some runs.
     *
     * @param runs the runs
     * @return the encoding, by first appearance
     */
    public static PairEncoding of(List<ScoredRun> runs) {
        PairEncoding encoding = new PairEncoding();
        for (ScoredRun run : runs) {
            for (Turn turn : run.turns()) {
                encoding.index.putIfAbsent(new Pair(turn.observation(), turn.action()), encoding.index.size());
            }
        }
        return encoding;
    }

    /**
     * Known pairs, such as those of a file.
     *
     * @param pairs the pairs by feature; one that comes again counts once
     * @return the encoding
     */
    public static PairEncoding ofPairs(List<Pair> pairs) {
        PairEncoding encoding = new PairEncoding();
        pairs.forEach(pair -> encoding.index.putIfAbsent(pair, encoding.index.size()));
        return encoding;
    }

    /** {@return the pairs by feature} */
    public List<Pair> pairs() {
        return List.copyOf(index.keySet());
    }

    @Override
    public int features() {
        return index.size();
    }

    @Override
    public void encode(Turn turn, Entries entries) {
        Integer feature = index.get(new Pair(turn.observation(), turn.action()));
        if (feature != null) {
            entries.add(feature, 1);
        }
    }
}
