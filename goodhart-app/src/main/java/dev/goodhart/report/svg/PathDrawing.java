package dev.goodhart.report.svg;

import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.PathDiagram.Arrow;
import dev.goodhart.figure.PathDiagram.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws a {@link PathDiagram}: layers left to right, top to bottom on a phone; arrows past a layer go round it. */
final class PathDrawing {
    private static final double BOX_HEIGHT = 62;
    private static final double ROW = 17;
    private static final double HEAD = 9;
    private static final double BREADTH = 84;

    private final Canvas canvas;
    private final PathDiagram diagram;
    private final boolean down;
    private final Map<String, Box> boxes = new HashMap<>();
    private final int layers;
    private final boolean skipping;
    private double height;

    private record Box(Node node, double x, double y, double width) {}

    private record Point(double x, double y) {}

    PathDrawing(Canvas canvas, PathDiagram diagram) {
        this.canvas = canvas;
        this.diagram = diagram;
        down = canvas.room().narrow();
        layers = diagram.nodes().stream().mapToInt(Node::layer).max().orElse(0) + 1;
        Map<String, Integer> layer = new HashMap<>();
        diagram.nodes().forEach(node -> layer.put(node.name(), node.layer()));
        skipping = diagram.arrows().stream()
                .anyMatch(a -> layer.getOrDefault(a.to(), 0) - layer.getOrDefault(a.from(), 0) > 1);
    }

    /** Returns the height used. */
    double draw() {
        if (diagram.nodes().isEmpty()) {
            return EmptyPlot.draw(canvas);
        }
        place();
        List<Runnable> labels = new ArrayList<>();
        diagram.arrows().forEach(arrow -> arrow(arrow, labels));
        boxes.values().forEach(this::box);
        labels.forEach(Runnable::run);
        return height;
    }

    private void place() {
        int most = 1;
        for (int layer = 0; layer < layers; layer++) {
            most = Math.max(most, inLayer(layer).size());
        }
        double margin = 2;
        // Room on both sides of the layers for arrows that go round one.
        double bow = skipping ? 44 : 4;
        double across = down ? canvas.width() - 2 * margin - 2 * bow : most * BREADTH;
        double along = down ? layers * 134.0 : canvas.width() - 2 * margin;
        double width = down
                ? Math.min(150, across / most - 10)
                : Math.min(190, along / Math.max(layers, 1) - (layers > 1 ? 70 : 0));
        height = down ? along - 134 + BOX_HEIGHT + 8 : across + 2 * bow;
        for (int layer = 0; layer < layers; layer++) {
            List<Node> nodes = inLayer(layer);
            for (int i = 0; i < nodes.size(); i++) {
                double side = across * (i + 0.5) / nodes.size();
                double step = layers == 1 ? 0 : (double) layer / (layers - 1);
                Box box = down
                        ? new Box(nodes.get(i), margin + bow + side - width / 2, 4 + layer * 134.0, width)
                        : new Box(nodes.get(i), margin + step * (along - width), bow + side - BOX_HEIGHT / 2, width);
                boxes.put(nodes.get(i).name(), box);
            }
        }
    }

    private List<Node> inLayer(int layer) {
        return diagram.nodes().stream().filter(n -> n.layer() == layer).toList();
    }

    private void box(Box box) {
        PathData outline = new PathData().box(box.x, box.y, box.width, BOX_HEIGHT);
        canvas.fill(outline, "var(--panel)", 1);
        canvas.stroke(outline, "var(--edge)", 1.2, "");
        double middle = box.x + box.width / 2;
        List<String> lines = Words.wrap(words(box.node.name()), canvas.font(), box.width - 8, 2);
        int rows = lines.size() + (box.node.detail().isEmpty() ? 0 : 1);
        double baseline = box.y + BOX_HEIGHT / 2 + 5 - (rows - 1) * ROW / 2;
        for (String line : lines) {
            canvas.text(middle, baseline, line, Type.MIDDLE, box.width - 8);
            baseline += ROW;
        }
        if (!box.node.detail().isEmpty()) {
            canvas.text(middle, baseline, box.node.detail(), Type.MIDDLE.quiet(), box.width - 8);
        }
    }

    private void arrow(Arrow arrow, List<Runnable> labels) {
        Box from = boxes.get(arrow.from());
        Box to = boxes.get(arrow.to());
        if (from == null || to == null) {
            return;
        }
        Point start = down
                ? new Point(from.x + from.width / 2, from.y + BOX_HEIGHT)
                : new Point(from.x + from.width, from.y + BOX_HEIGHT / 2);
        Point end = down ? new Point(to.x + to.width / 2, to.y) : new Point(to.x, to.y + BOX_HEIGHT / 2);
        Point control = control(from, to, start, end);
        String colour = arrow.strength() < 0 ? "var(--c2)" : "var(--c1)";
        double width = 1.2 + 5 * Math.min(1, Math.abs(arrow.strength()));
        double length = Math.hypot(end.x - control.x, end.y - control.y);
        double ux = length == 0 ? 1 : (end.x - control.x) / length;
        double uy = length == 0 ? 0 : (end.y - control.y) / length;
        Point tip = new Point(end.x - HEAD * ux, end.y - HEAD * uy);
        PathData curve = new PathData().move(start.x, start.y);
        for (int i = 1; i <= 24; i++) {
            Point p = at(i / 24.0, start, control, tip);
            curve.line(p.x, p.y);
        }
        canvas.stroke(curve, colour, width, arrow.certain() ? "" : "5 4");
        canvas.fill(
                new PathData()
                        .move(end.x, end.y)
                        .line(tip.x - HEAD * 0.55 * uy, tip.y + HEAD * 0.55 * ux)
                        .line(tip.x + HEAD * 0.55 * uy, tip.y - HEAD * 0.55 * ux)
                        .shut(),
                colour,
                1);
        // Off the middle, where arrows of two layers cross.
        Point label = at(to.node.layer() - from.node.layer() > 1 ? 0.5 : 0.42, start, control, end);
        labels.add(() -> canvas.text(label.x, label.y + 4, arrow.label(), Type.MIDDLE.halo()));
    }

    /** The middle of the line, or a point beyond the layers between. */
    private Point control(Box from, Box to, Point start, Point end) {
        double x = (start.x + end.x) / 2;
        double y = (start.y + end.y) / 2;
        if (to.node.layer() - from.node.layer() < 2) {
            return new Point(x, y);
        }
        double centre = down ? canvas.width() / 2 : height / 2;
        double away = (down ? start.x + end.x : start.y + end.y) / 2 - centre;
        double edge = away > 0 ? (down ? canvas.width() - 16 : height - 8) : (down ? 16 : 8);
        // A quadratic curve reaches half way to its control point.
        return down ? new Point(2 * edge - x, y) : new Point(x, 2 * edge - y);
    }

    private static Point at(double t, Point start, Point control, Point end) {
        double u = 1 - t;
        return new Point(
                u * u * start.x + 2 * u * t * control.x + t * t * end.x,
                u * u * start.y + 2 * u * t * control.y + t * t * end.y);
    }

    /** Names in one word are broken where a capital begins another, to be read and cut more easily. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
