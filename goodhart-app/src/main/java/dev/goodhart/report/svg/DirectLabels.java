package dev.goodhart.report.svg;

import java.util.Arrays;
import java.util.Comparator;

/** Spreads the names at the ends of lines so that none covers another. */
final class DirectLabels {
    private DirectLabels() {}

    /**
     * Moves positions apart, each as little as the order allows.
     *
     * @param wanted where each label would be
     * @param gap least distance between two labels
     * @param top least position
     * @param bottom greatest position
     * @return the positions, in the order of {@code wanted}
     */
    static double[] spread(double[] wanted, double gap, double top, double bottom) {
        Integer[] order = new Integer[wanted.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> wanted[i]));
        double[] at = new double[wanted.length];
        // Groups of touching labels are centred on the mean of what their members want.
        int[] start = new int[wanted.length + 1];
        double[] centre = new double[wanted.length];
        int groups = 0;
        for (int k = 0; k < order.length; k++) {
            start[groups] = k;
            centre[groups] = wanted[order[k]];
            groups++;
            start[groups] = k + 1;
            while (groups > 1 && overlap(start, centre, groups, gap, top, bottom)) {
                int sizeA = start[groups - 1] - start[groups - 2];
                int sizeB = start[groups] - start[groups - 1];
                centre[groups - 2] = (centre[groups - 2] * sizeA + centre[groups - 1] * sizeB) / (sizeA + sizeB);
                start[groups - 1] = start[groups];
                groups--;
            }
        }
        for (int g = 0; g < groups; g++) {
            int size = start[g + 1] - start[g];
            double first = inside(centre[g], size, gap, top, bottom) - (size - 1) * gap / 2;
            for (int k = 0; k < size; k++) {
                at[order[start[g] + k]] = first + k * gap;
            }
        }
        return at;
    }

    private static boolean overlap(int[] start, double[] centre, int groups, double gap, double top, double bottom) {
        int sizeA = start[groups - 1] - start[groups - 2];
        int sizeB = start[groups] - start[groups - 1];
        double endA = inside(centre[groups - 2], sizeA, gap, top, bottom) + (sizeA - 1) * gap / 2;
        double startB = inside(centre[groups - 1], sizeB, gap, top, bottom) - (sizeB - 1) * gap / 2;
        return startB - endA < gap;
    }

    private static double inside(double centre, int size, double gap, double top, double bottom) {
        double half = (size - 1) * gap / 2;
        return Math.max(top + half, Math.min(bottom - half, centre));
    }
}
