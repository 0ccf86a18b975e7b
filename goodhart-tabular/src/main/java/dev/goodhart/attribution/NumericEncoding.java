package dev.goodhart.attribution;

import java.util.List;

/**
 * The numbers of a turn, each divided by its root mean square over the turns it was made from so that one penalty suits all, and a
 * constant 1.
 */
public final class NumericEncoding implements TurnEncoding {
    private final double[] scale;

    private NumericEncoding(double[] scale) {
        this.scale = scale;
    }

    /**
     * The scales of some runs.
     *
     * @param runs runs whose turns have features, equally many
     * @return the encoding
     */
    public static NumericEncoding of(List<ScoredRun> runs) {
        int features = runs.getFirst().turns().getFirst().features().length;
        double[] square = new double[features];
        long turns = 0;
        for (ScoredRun run : runs) {
            for (Turn turn : run.turns()) {
                requireLength(turn, features);
                for (int j = 0; j < features; j++) {
                    square[j] += turn.features()[j] * turn.features()[j];
                }
                turns++;
            }
        }
        double[] scale = new double[features];
        for (int j = 0; j < features; j++) {
            scale[j] = square[j] > 0 ? 1 / Math.sqrt(square[j] / turns) : 0;
        }
        return new NumericEncoding(scale);
    }

    /**
     * Known scales, such as those of a file.
     *
     * @param scale {@code [numbers of a turn]} what each is multiplied by
     * @return the encoding
     */
    public static NumericEncoding ofScale(double[] scale) {
        return new NumericEncoding(scale.clone());
    }

    /** {@return {@code [numbers of a turn]} what each is multiplied by; a copy} */
    public double[] scale() {
        return scale.clone();
    }

    @Override
    public int features() {
        return scale.length + 1;
    }

    @Override
    public void encode(Turn turn, Entries entries) {
        requireLength(turn, scale.length);
        for (int j = 0; j < scale.length; j++) {
            if (turn.features()[j] != 0) {
                entries.add(j, turn.features()[j] * scale[j]);
            }
        }
        entries.add(scale.length, 1);
    }

    private static void requireLength(Turn turn, int features) {
        if (turn.features().length != features) {
            throw new IllegalArgumentException(
                    "A turn must have " + features + " features, has " + turn.features().length);
        }
    }
}
