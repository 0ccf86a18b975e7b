package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.transform.ReferenceScores;
import dev.goodhart.transform.RewardShaping.Needs;
import dev.goodhart.transform.ScoreCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The plots of shaped scores: the function over the histogram of the scores. With references the function differs between prompts; what is drawn
 * is its mean over prompts against the score less the mean of the prompt's references, with the range from prompt to prompt.
 */
final class ScoreFigures {
    private static final int POINTS = 60;
    private static final int FEWEST_BINS = 8;
    private static final int MOST_BINS = 30;

    /** Prompts whose functions are averaged, at most; evenly spaced among all. */
    private static final int CURVES = 500;

    private final ShapedScores scores;
    private final boolean centred;
    private final double[] middle;
    private final double[] x;

    private ScoreFigures(ShapedScores scores) {
        this.scores = scores;
        ReferenceScores references = scores.references();
        this.centred = scores.shaping().needs() == Needs.REFERENCES && references != null;
        this.middle = references == null || !centred
                ? new double[] {0}
                : references.prompts().stream()
                        .mapToDouble(p -> Arrays.stream(references.of(references.index(p)))
                                .average()
                                .orElseThrow())
                        .toArray();
        double[] raw = position();
        double[] all = centred ? withReferences(raw) : raw;
        double low = Arrays.stream(all).min().orElseThrow();
        double high = Arrays.stream(all).max().orElseThrow();
        double spread = high > low ? high - low : 1;
        this.x = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = low - 0.05 * spread + 1.1 * spread * i / (POINTS - 1);
        }
    }

    static List<Figure> of(ShapedScores scores) {
        ScoreFigures figures = new ScoreFigures(scores);
        return List.of(figures.values(), figures.slopes());
    }

    private Figure values() {
        Line function = function("reward", false);
        double top = Arrays.stream(function.y()).max().orElseThrow();
        double bottom = Arrays.stream(function.y()).min().orElseThrow();
        List<Line> lines = new ArrayList<>(List.of(function));
        lines.add(histogram("answers", position(), bottom, top));
        if (centred) {
            lines.add(histogram("references", referencePositions(), bottom, top));
        }
        return new LineChart(
                "The function over the scores",
                "Broken: how the scores are spread, each scaled to the function's height."
                        + (centred
                                ? " The function is the mean over prompts, with the range from prompt to prompt as a band."
                                : ""),
                Axis.of(centred ? "score less the mean of the prompt's references" : "score"),
                Axis.of("reward"),
                lines);
    }

    private Figure slopes() {
        return new LineChart(
                "Where it still tells answers apart",
                "Reward per unit of the score. Below 0.01 (broken line) it is called flat.",
                Axis.of(centred ? "score less the mean of the prompt's references" : "score"),
                Axis.of("slope"),
                List.of(function("slope", true), Line.dashed("flat", new double[] {x[0], x[POINTS - 1]}, new double[] {
                    0.01, 0.01
                })));
    }

    private Line function(String name, boolean slope) {
        double[] mean = new double[POINTS];
        double[] low = new double[POINTS];
        double[] high = new double[POINTS];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        int every = 1 + (middle.length - 1) / CURVES;
        int count = 0;
        for (int p = 0; p < middle.length; p += every) {
            ScoreCurve curve = scores.shaper().curve(p);
            count++;
            for (int i = 0; i < POINTS; i++) {
                double at = x[i] + middle[p];
                double y = slope ? curve.slope(at) : curve.value(at);
                mean[i] += y;
                low[i] = Math.min(low[i], y);
                high[i] = Math.max(high[i], y);
            }
        }
        for (int i = 0; i < POINTS; i++) {
            mean[i] /= count;
        }
        return centred ? Line.band(name, x, mean, low, high) : Line.of(name, x, mean);
    }

    /** How many values lie in each of some bins, as a curve through their middles that is as high as the function. */
    private Line histogram(String name, double[] values, double bottom, double top) {
        int bins = Math.clamp(Math.round(Math.sqrt(values.length)), FEWEST_BINS, MOST_BINS);
        double step = (x[POINTS - 1] - x[0]) / bins;
        double[] middles = new double[bins];
        double[] counts = new double[bins];
        Arrays.setAll(middles, i -> x[0] + (i + 0.5) * step);
        for (double value : values) {
            counts[Math.clamp((int) ((value - x[0]) / step), 0, bins - 1)]++;
        }
        double most = Arrays.stream(counts).max().orElseThrow();
        double height = (top > bottom ? top - bottom : 1) / most;
        return Line.dashed(
                name,
                middles,
                Arrays.stream(counts).map(c -> bottom + c * height).toArray());
    }

    /** Scores as they are drawn. */
    private double[] position() {
        double[] raw = scores.answers().scores();
        double[] position = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            position[i] = raw[i] - (centred ? middle[scores.prompts()[i]] : 0);
        }
        return position;
    }

    private double[] referencePositions() {
        ReferenceScores references = scores.references();
        if (references == null) {
            return new double[0];
        }
        List<Double> positions = new ArrayList<>();
        for (int p = 0; p < middle.length; p++) {
            for (double score : references.of(p)) {
                positions.add(score - middle[p]);
            }
        }
        return positions.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] withReferences(double[] raw) {
        double[] references = referencePositions();
        double[] all = Arrays.copyOf(raw, raw.length + references.length);
        System.arraycopy(references, 0, all, raw.length, references.length);
        return all;
    }
}
