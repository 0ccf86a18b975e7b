package dev.goodhart.attribution;

import java.util.Arrays;
import java.util.List;

/** Gathers the entries of turns in arrays that grow. */
final class EncodedRunsBuilder implements TurnEncoding.Entries {
    private int[] column = new int[256];
    private double[] value = new double[256];
    private int size;

    private EncodedRunsBuilder() {}

    static EncodedRuns of(TurnEncoding encoding, List<ScoredRun> runs) {
        EncodedRunsBuilder builder = new EncodedRunsBuilder();
        int[] runStart = new int[runs.size() + 1];
        for (int i = 0; i < runs.size(); i++) {
            runStart[i + 1] = runStart[i] + runs.get(i).length();
        }
        int[] turnStart = new int[runStart[runs.size()] + 1];
        int turn = 0;
        for (ScoredRun run : runs) {
            for (Turn t : run.turns()) {
                encoding.encode(t, builder);
                turnStart[++turn] = builder.size;
            }
        }
        double[] reward = runs.stream().mapToDouble(ScoredRun::reward).toArray();
        return new EncodedRuns(encoding.features(), runStart, turnStart, builder.column, builder.value, reward);
    }

    @Override
    public void add(int feature, double entry) {
        if (size == column.length) {
            column = Arrays.copyOf(column, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
        }
        column[size] = feature;
        value[size++] = entry;
    }
}
