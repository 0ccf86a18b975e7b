package dev.goodhart.shaping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts visits to states that are vectors: two are the same when they fall into one cube of the resolution. */
final class VisitedStates {
    private record Cube(long[] corner) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Cube cube && Arrays.equals(corner, cube.corner);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(corner);
        }
    }

    private final double resolution;
    private final Map<Cube, Integer> visits = new HashMap<>();

    VisitedStates(double resolution) {
        if (!(resolution > 0)) {
            throw new IllegalArgumentException("The resolution (" + resolution + ") must be positive");
        }
        this.resolution = resolution;
    }

    /** Counts one visit and returns how many there are now. */
    int visit(double[] states, int from, int dimension) {
        long[] corner = new long[dimension];
        for (int i = 0; i < dimension; i++) {
            corner[i] = Math.round(states[from + i] / resolution);
        }
        return visits.merge(new Cube(corner), 1, Integer::sum);
    }

    void forget() {
        visits.clear();
    }
}
