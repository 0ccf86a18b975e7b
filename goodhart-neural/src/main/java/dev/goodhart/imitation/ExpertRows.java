package dev.goodhart.imitation;

import java.util.random.RandomGenerator;

/** All steps of demonstrations as rows, to draw batches from. */
final class ExpertRows {
    private final float[] rows;
    private final int width;

    ExpertRows(Demonstrations demonstrations, RowEncoder encoder) {
        Imitation.requireSame("rows of the reward", encoder.spec(), demonstrations.spec(), "the demonstrations");
        this.rows = encoder.rows(demonstrations.episodes());
        this.width = encoder.width();
    }

    int count() {
        return rows.length / width;
    }

    /** Fills the first n rows, with replacement. */
    void draw(int n, float[] into, RandomGenerator random) {
        for (int i = 0; i < n; i++) {
            System.arraycopy(rows, random.nextInt(count()) * width, into, i * width, width);
        }
    }
}
