package dev.goodhart.report.svg;

/** Draws all points of one set as one path: a disc, square, triangle or diamond for each. */
final class PointShape {
    private PointShape() {}

    static void draw(Canvas canvas, double[] x, double[] y, Look look, double radius, double opacity) {
        if (x.length == 0) {
            return;
        }
        PathData path = new PathData();
        for (int i = 0; i < x.length; i++) {
            add(path, look.shape(), x[i], y[i], radius);
        }
        if (look.shape() <= 1) {
            // A line of no length with wide ends is the shortest way to write a disc or a square.
            canvas.markup().open("path").attr("d", path.toString()).attr("stroke", look.colour());
            canvas.markup().attr("stroke-width", look.shape() == 0 ? 2 * radius : 1.8 * radius);
            canvas.markup().attr("stroke-linecap", look.shape() == 0 ? "round" : "square");
            if (opacity < 1) {
                canvas.markup().attr("stroke-opacity", Canvas.hundredths(opacity));
            }
            canvas.markup().leaf();
        } else {
            canvas.fill(path, look.colour(), opacity);
        }
    }

    private static void add(PathData path, int shape, double x, double y, double r) {
        switch (shape) {
            case 0, 1 -> path.dot(x, y);
            case 2 ->
                path.move(x, y - 1.2 * r)
                        .line(x + 1.1 * r, y + 0.8 * r)
                        .line(x - 1.1 * r, y + 0.8 * r)
                        .shut();
            default ->
                path.move(x, y - 1.3 * r)
                        .line(x + 1.3 * r, y)
                        .line(x, y + 1.3 * r)
                        .line(x - 1.3 * r, y)
                        .shut();
        }
    }
}
