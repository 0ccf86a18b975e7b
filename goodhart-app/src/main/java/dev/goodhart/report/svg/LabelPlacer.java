package dev.goodhart.report.svg;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a place beside each point for its label: inside the plot, clear of other labels and points, and off the lines if it can be. */
final class LabelPlacer {
    /** Directions tried, best first; the sign says on which side of the point the label lies. */
    private static final double[][] DIRECTIONS = {
        {1, 0}, {1, -0.8}, {1, 0.8}, {-1, 0}, {-1, -0.8}, {-1, 0.8}, {0, -1}, {0, 1}, {1, -2}, {1, 2}, {-1, -2}, {-1, 2}
    };

    private static final double[] DISTANCES = {9, 18, 30, 46, 66, 92};

    /** A rectangle on the canvas. */
    record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        static Box around(double x, double y, double radius) {
            return new Box(x - radius, y - radius, x + radius, y + radius);
        }
    }

    private final Box area;
    private final List<Box> hard = new ArrayList<>();
    private final List<Box> soft = new ArrayList<>();

    /**
     * Starts without obstacles.
     *
     * @param area where labels may lie
     */
    LabelPlacer(Box area) {
        this.area = area;
    }

    /** Adds a point or a label that must not be covered. */
    void keepFree(Box box) {
        hard.add(box);
    }

    /** Adds samples of a curve, which are better not covered. */
    void avoid(double[] x, double[] y) {
        double beforeX = Double.NaN;
        double beforeY = Double.NaN;
        for (int i = 0; i < x.length && soft.size() < 4000; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                beforeX = Double.NaN;
                continue;
            }
            double length = Double.isNaN(beforeX) ? 0 : Math.hypot(x[i] - beforeX, y[i] - beforeY);
            if (i > 0 && length < 3 && !Double.isNaN(beforeX)) {
                continue;
            }
            int pieces = (int) Math.min(200, length / 8);
            for (int k = 1; k <= pieces; k++) {
                double t = k / (pieces + 1.0);
                soft.add(Box.around(beforeX + t * (x[i] - beforeX), beforeY + t * (y[i] - beforeY), 1.5));
            }
            soft.add(Box.around(x[i], y[i], 1.5));
            beforeX = x[i];
            beforeY = y[i];
        }
    }

    /**
     * Places one label.
     *
     * @return its box, or null when there is no free place near the point
     */
    @Nullable
    Box place(double x, double y, double width, double height) {
        Box best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int d = 0; d < DISTANCES.length; d++) {
            for (int k = 0; k < DIRECTIONS.length; k++) {
                Box box = at(x, y, width, height, DIRECTIONS[k], DISTANCES[d]);
                double cost = d * 4 + k * 0.4;
                if (cost < least && inside(box) && free(box)) {
                    cost += 3 * crossed(box);
                    if (cost < least) {
                        least = cost;
                        best = box;
                    }
                }
            }
        }
        if (best != null) {
            hard.add(best);
        }
        return best;
    }

    private static Box at(double x, double y, double width, double height, double[] direction, double distance) {
        double norm = Math.max(1, Math.hypot(direction[0], direction[1]));
        double px = x + direction[0] / norm * distance;
        double py = y + direction[1] / norm * distance;
        double left = direction[0] > 0 ? px : direction[0] < 0 ? px - width : px - width / 2;
        double top = direction[0] == 0 ? (direction[1] < 0 ? py - height : py) : py - height / 2;
        return new Box(left, top, left + width, top + height);
    }

    private boolean inside(Box box) {
        return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
    }

    private boolean free(Box box) {
        for (Box other : hard) {
            if (box.meets(other)) {
                return false;
            }
        }
        return true;
    }

    private int crossed(Box box) {
        int count = 0;
        for (Box other : soft) {
            count += box.meets(other) ? 1 : 0;
        }
        return count;
    }
}
