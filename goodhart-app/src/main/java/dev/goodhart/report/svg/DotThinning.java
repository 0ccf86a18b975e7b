package dev.goodhart.report.svg;

import java.util.Arrays;

/** Leaves out points that would lie on top of another: at most one in each square of a raster, made coarser until few remain. */
final class DotThinning {
    private static final int MOST = 6000;

    private DotThinning() {}

    /**
     * Chooses the points to draw.
     *
     * @param x positions, NaN for none
     * @param y positions, NaN for none
     * @param width of the canvas
     * @return indices in ascending order
     */
    static int[] keep(double[] x, double[] y, double width) {
        int[] all = new int[x.length];
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                all[count++] = i;
            }
        }
        all = Arrays.copyOf(all, count);
        if (count <= 1500) {
            return all;
        }
        for (double size = 1; ; size *= 1.5) {
            int[] kept = onePerSquare(all, x, y, size, width);
            if (kept.length <= MOST) {
                return kept;
            }
        }
    }

    private static int[] onePerSquare(int[] all, double[] x, double[] y, double size, double width) {
        int columns = (int) (width / size) + 3;
        boolean[] taken = new boolean[columns * columns * 2];
        int[] kept = new int[all.length];
        int count = 0;
        for (int i : all) {
            int column = Math.clamp((long) (x[i] / size), 0, columns - 1);
            int square = Math.clamp((long) (y[i] / size), 0, 2 * columns - 1) * columns + column;
            if (!taken[square]) {
                taken[square] = true;
                kept[count++] = i;
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
