package dev.goodhart.sharpness;

import java.util.Arrays;

/**
 * Slopes of a score that is only known at some points: for each, the steepest way to one of its nearest neighbours.
 *
 * <p>How it can mislead: it is a lower bound on the local slope. An edge between two points is seen with the slope of the way from one to
 * the other, so that few or scattered points make a sharp score look flat; noise in the score makes close points look steep.
 *
 * @param report the slopes; the part of a feature is the mean of slope times the square of the way's share in that feature, so that the parts
 *     add up to the mean slope
 * @param partner {@code [points]} the neighbour towards which each is steepest, -1 where none lies elsewhere
 * @param conflicting points that lie exactly where another lies and have another score: the features do not decide the score there. Such
 *     pairs have no slope and are left out of the report
 * @param conflict the largest difference of scores at one place, 0 for none
 */
public record NeighbourSlopes(SlopeReport report, int[] partner, int conflicting, double conflict) {
    /**
     * Goes through all pairs.
     *
     * @param points {@code [n][dim]} in standardized units, finite
     * @param score {@code [n]} finite
     * @param neighbours how many neighbours are looked at, at least 1; places that are no way off do not count
     * @param limit k, the slope that is still fine, at least 0
     * @param afterEach called after every point
     * @return the slopes
     */
    public static NeighbourSlopes of(
            double[] points, double[] score, int neighbours, double limit, Runnable afterEach) {
        int n = score.length;
        if (n < 2 || points.length == 0 || points.length % n != 0 || neighbours < 1 || !(limit >= 0)) {
            throw new IllegalArgumentException("There must be two points, whole rows of them, neighbours >= 1 and a"
                    + " limit >= 0; there are " + points.length + " numbers for " + n + " points, " + neighbours
                    + " and "
                    + limit);
        }
        int dim = points.length / n;
        double[] slope = new double[n];
        int[] partner = new int[n];
        double[] byFeature = new double[dim];
        int conflicting = 0;
        double conflict = 0;
        Nearest nearest = new Nearest(Math.min(neighbours, n - 1));
        for (int i = 0; i < n; i++) {
            nearest.clear();
            double gap = 0;
            for (int j = 0; j < n; j++) {
                double squared = j == i ? 0 : squaredDistance(points, i, j, dim, nearest.farthest());
                if (squared > 0) {
                    nearest.offer(j, squared);
                } else {
                    gap = Math.max(gap, Math.abs(score[j] - score[i]));
                }
            }
            conflicting += gap > 0 ? 1 : 0;
            conflict = Math.max(conflict, gap);
            partner[i] = -1;
            for (int k = 0; k < nearest.size; k++) {
                double ratio = Math.abs(score[nearest.index[k]] - score[i]) / Math.sqrt(nearest.squared[k]);
                if (partner[i] < 0 || ratio > slope[i]) {
                    slope[i] = ratio;
                    partner[i] = nearest.index[k];
                }
            }
            share(points, i, partner[i], slope[i] / n, byFeature);
            afterEach.run();
        }
        return new NeighbourSlopes(new SlopeReport(slope, byFeature, limit), partner, conflicting, conflict);
    }

    private static void share(double[] points, int i, int j, double slope, double[] byFeature) {
        if (j < 0) {
            return;
        }
        int dim = byFeature.length;
        double squared = squaredDistance(points, i, j, dim, Double.POSITIVE_INFINITY);
        for (int d = 0; d < dim; d++) {
            double way = points[i * dim + d] - points[j * dim + d];
            byFeature[d] += slope * way * way / squared;
        }
    }

    /** Left early where it is beyond what matters. */
    private static double squaredDistance(double[] points, int i, int j, int dim, double enough) {
        double sum = 0;
        for (int d = 0; d < dim && sum <= enough; d++) {
            double way = points[i * dim + d] - points[j * dim + d];
            sum += way * way;
        }
        return sum;
    }

    /** The nearest so far, by distance; of equals those that came first. */
    private static final class Nearest {
        final int[] index;
        final double[] squared;
        int size;

        Nearest(int count) {
            this.index = new int[count];
            this.squared = new double[count];
        }

        void clear() {
            size = 0;
            Arrays.fill(squared, Double.POSITIVE_INFINITY);
        }

        double farthest() {
            return squared[squared.length - 1];
        }

        void offer(int which, double distance) {
            if (distance >= farthest()) {
                return;
            }
            size = Math.min(size + 1, index.length);
            int at = size - 1;
            while (at > 0 && squared[at - 1] > distance) {
                squared[at] = squared[at - 1];
                index[at] = index[at - 1];
                at--;
            }
            squared[at] = distance;
            index[at] = which;
        }
    }
}
