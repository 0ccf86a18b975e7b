package dev.goodhart.report.svg;

/** The area between two curves, in one piece for every stretch where both have a value. */
final class Band {
    private Band() {}

    static PathData between(double[] x, double[] low, double[] high) {
        PathData path = new PathData();
        int from = 0;
        while (from < x.length) {
            if (!present(x, low, high, from)) {
                from++;
                continue;
            }
            int to = from;
            while (to < x.length && present(x, low, high, to)) {
                to++;
            }
            // A band one point wide is still seen as a thin bar.
            piece(path, x, low, high, from, to);
            from = to;
        }
        return path;
    }

    private static boolean present(double[] x, double[] low, double[] high, int i) {
        return !Double.isNaN(x[i]) && !Double.isNaN(low[i]) && !Double.isNaN(high[i]);
    }

    private static void piece(PathData path, double[] x, double[] low, double[] high, int from, int to) {
        if (to - from == 1) {
            path.box(x[from] - 0.7, Math.min(low[from], high[from]), 1.4, Math.abs(high[from] - low[from]));
            return;
        }
        int every = Math.max(1, (to - from) / 700);
        boolean first = true;
        for (int i = from; i < to; i += every) {
            int end = Math.min(to, i + every);
            int at = highest(high, i, end);
            if (first) {
                path.move(x[i], high[at]);
            } else {
                path.line(x[i], high[at]);
            }
            first = false;
        }
        path.line(x[to - 1], high[to - 1]).line(x[to - 1], low[to - 1]);
        for (int i = from + (to - 1 - from) / every * every; i >= from; i -= every) {
            path.line(x[i], low[lowest(low, i, Math.min(to, i + every))]);
        }
        path.shut();
    }

    private static int highest(double[] y, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            best = y[i] < y[best] ? i : best;
        }
        return best;
    }

    private static int lowest(double[] y, int from, int to) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            best = y[i] > y[best] ? i : best;
        }
        return best;
    }
}
