package dev.goodhart.attribution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One feature for every pair of observation and action: the table c(s, a) of a finite world. */
public final class PairEncoding implements TurnEncoding {
    private record Pair(String observation, String action) {}

    private final Map<Pair, Integer> index = new HashMap<>();

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
