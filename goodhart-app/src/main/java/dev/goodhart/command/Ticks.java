package dev.goodhart.command;

/** Turns fractions of a job into the steps that a progress line counts. */
final class Ticks {
    private final ProgressLine line;
    private final int total;
    private int done;

    Ticks(ProgressLine line, int total) {
        this.line = line;
        this.total = total;
    }

    /** Told fractions in [0, 1], ascending. */
    void reach(double fraction) {
        while (done < total && done < Math.floor(fraction * total + 1e-9)) {
            done++;
            line.done();
        }
        if (done == total) {
            line.end();
        }
    }
}
