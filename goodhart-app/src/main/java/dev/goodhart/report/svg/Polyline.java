package dev.goodhart.report.svg;

import java.util.Arrays;

/**
 * A curve on the canvas, broken where it has no value. A long one is thinned without changing what is seen: by its first, lowest,
 * highest and last point in every column of a curve that runs to the right, by leaving out points close to the one before
 * otherwise.
 */
final class Polyline {
    private static final int LONG = 2000;

    private final double[] x;
    private final double[] y;
    private final boolean thinned;
    private final PathData path = new PathData();
    private final PathData dots = new PathData();

    Polyline(double[] x, double[] y) {
        this.x = x;
        this.y = y;
        this.thinned = x.length > LONG;
        int[] kept = !thinned ? all() : runsRight(x) ? byColumn() : byDistance();
        trace(kept);
    }

    PathData path() {
        return path;
    }

    /** The points without a neighbour, which no line shows. */
    PathData dots() {
        return dots;
    }

    static boolean runsRight(double[] x) {
        double before = Double.NEGATIVE_INFINITY;
        for (double v : x) {
            if (v < before) {
                return false;
            }
            before = Double.isNaN(v) ? before : v;
        }
        return true;
    }

    private boolean present(int i) {
        return !Double.isNaN(x[i]) && !Double.isNaN(y[i]);
    }

    private int[] all() {
        int[] indices = new int[x.length];
        Arrays.setAll(indices, i -> i);
        return indices;
    }

    private void trace(int[] kept) {
        int start = -1;
        int before = -1;
        for (int i : kept) {
            if (!present(i)) {
                continue;
            }
            if (before < 0 || gap(before, i)) {
                dotIfAlone(start, before);
                start = i;
                path.move(x[i], y[i]);
            } else {
                path.line(x[i], y[i]);
            }
            before = i;
        }
        dotIfAlone(start, before);
    }

    private void dotIfAlone(int start, int end) {
        if (start >= 0 && start == end) {
            dots.dot(x[start], y[start]);
        }
    }

    private boolean gap(int from, int to) {
        if (thinned && Math.abs(x[to] - x[from]) < 1.5) {
            return false; // narrower than the line's own width
        }
        for (int i = from + 1; i < to; i++) {
            if (!present(i)) {
                return true;
            }
        }
        return false;
    }

    private int[] byColumn() {
        boolean[] keep = new boolean[x.length];
        int first = -1;
        int low = -1;
        int high = -1;
        int last = -1;
        for (int i = 0; i < x.length; i++) {
            if (!present(i)) {
                continue;
            }
            if (first >= 0 && (int) x[i] != (int) x[first]) {
                keep[first] = keep[low] = keep[high] = keep[last] = true;
                first = -1;
            }
            if (first < 0) {
                first = low = high = i;
            }
            low = y[i] > y[low] ? i : low;
            high = y[i] < y[high] ? i : high;
            last = i;
        }
        if (first >= 0) {
            keep[first] = keep[low] = keep[high] = keep[last] = true;
        }
        return indices(keep);
    }

    private int[] byDistance() {
        for (double tolerance = 0.5; ; tolerance *= 2) {
            boolean[] keep = new boolean[x.length];
            int before = -1;
            int last = -1;
            int count = 0;
            for (int i = 0; i < x.length; i++) {
                if (present(i)) {
                    if (before < 0 || Math.hypot(x[i] - x[before], y[i] - y[before]) >= tolerance) {
                        keep[i] = true;
                        before = i;
                        count++;
                    }
                    last = i;
                }
            }
            if (last >= 0) {
                keep[last] = true;
            }
            if (count <= 2 * LONG || tolerance > 64) {
                return indices(keep);
            }
        }
    }

    private static int[] indices(boolean[] keep) {
        int[] indices = new int[keep.length];
        int count = 0;
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                indices[count++] = i;
            }
        }
        return Arrays.copyOf(indices, count);
    }
}
