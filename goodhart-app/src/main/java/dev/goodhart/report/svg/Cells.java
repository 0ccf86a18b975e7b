package dev.goodhart.report.svg;

/** Makes matrices with more cells than a picture can show smaller, by the mean over blocks. */
final class Cells {
    private Cells() {}

    /** How many rows and columns of cells go into one, so that at most {@code most} remain. */
    static int block(int rows, int columns, int most) {
        return Math.max(1, (Math.max(rows, columns) + most - 1) / most);
    }

    /** The means of blocks; NaN where a block has no figure. */
    static double[][] means(double[][] values, int columns, int block) {
        int rows = values.length;
        double[][] means = new double[(rows + block - 1) / block][(columns + block - 1) / block];
        for (int r = 0; r < means.length; r++) {
            for (int c = 0; c < means[r].length; c++) {
                means[r][c] = mean(values, r * block, c * block, block);
            }
        }
        return means;
    }

    private static double mean(double[][] values, int top, int left, int block) {
        double sum = 0;
        int count = 0;
        for (int r = top; r < Math.min(values.length, top + block); r++) {
            for (int c = left; c < Math.min(values[r].length, left + block); c++) {
                if (!Double.isNaN(values[r][c])) {
                    sum += values[r][c];
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
