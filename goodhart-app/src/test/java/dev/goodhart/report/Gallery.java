package dev.goodhart.report;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.BarChart.Bar;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.report.VerdictLine.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One page with every kind of figure, from data as audits and studies give them. Run {@code main} to look at it. */
public final class Gallery {
    private Gallery() {}

    /**
     * Writes the gallery.
     *
     * @param arguments the file to write
     */
    public static void main(String[] arguments) {
        Report.write(Path.of(arguments[0]), page());
    }

    /** {@return the page} */
    public static ReportPage page() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("discount", "0.95");
        settings.put("pressure.levels", "[0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0]");
        settings.put("tolerance", "1.0E-10");
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("Goodhart", "0.1.0");
        provenance.put(
                "World file",
                "examples/boat-race.yaml, SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        provenance.put("Java", "25.0.1, Temurin, Linux x86-64");
        provenance.put("Made", "2026-11-23T12:00:00Z");
        return new ReportPage(
                "Boat race: the proxy will be gamed",
                "Proxy “checkpoint points” against the intended “laps completed”, exact audit of 96 states",
                List.of(
                        new VerdictLine(
                                Level.BAD,
                                "Optimising “checkpoint points” loses 83 % of the laps",
                                "The best policy for the proxy circles one checkpoint for ever: intended return 1.7 of 9.8 at best."),
                        new VerdictLine(
                                Level.WARN,
                                "Stop at 62 % of the best proxy return",
                                "Up to there every policy keeps at least 7.1 of the intended return; beyond it the guarantee falls to 1.7."),
                        new VerdictLine(
                                Level.GOOD,
                                "A shaped proxy is safe",
                                "Paying for progress along the track as a potential keeps the order of all policies; the audit of the changed reward is sound."),
                        new VerdictLine(Level.NEUTRAL, "EPIC distance 0.412, STARC distance 0.387", "")),
                List.of(
                        Section.of("What can be reached", List.of(), List.of(region(), guarantee())),
                        Section.of(
                                "Under pressure",
                                List.of(
                                        "Maximum-entropy policies from uniform to optimal, and a learner's training steps. The intended return rises with the proxy at first and turns down where the policy finds the checkpoint it can hit again and again."),
                                List.of(pressure(), learning(), convergence(), paths())),
                        Section.sideBySide(
                                "Where the proxy pays for the wrong behaviour",
                                List.of("Discounted visits of the best policy for each reward."),
                                List.of(
                                        Maps.race("Best for the intended reward", true),
                                        Maps.race("Best for the proxy", false))),
                        Section.of(
                                "All rewards compared", List.of(), List.of(distances(), terms(), scatter(), table())),
                        Section.of("Other kinds", List.of(), others()),
                        new Section(
                                "Folded",
                                "folded",
                                List.of(new Block.Folded("Seed 0: 1 figure", List.of(guarantee()))))),
                settings,
                provenance,
                "git checkout v0.1.0\n./goodhart audit examples/boat-race.yaml --discount 0.95 --html reports/boat-race.html");
    }

    /** {@return every figure of the page} */
    public static List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Section section : page().sections()) {
            for (Block block : section.blocks()) {
                switch (block) {
                    case Block.Text text -> {}
                    case Block.Drawing drawing -> figures.add(drawing.figure());
                    case Block.SideBySide beside -> figures.addAll(beside.figures());
                    case Block.Folded folded -> figures.addAll(folded.figures());
                }
            }
        }
        return figures;
    }

    static Figure paths() {
        return new PathDiagram(
                "Who feels the pressure",
                "Standardised coefficients; broken where the interval holds 0.",
                List.of(
                        new PathDiagram.Node("ControlledMotivation", "alpha 0.81", 0),
                        new PathDiagram.Node("AutonomousMotivation", "alpha 0.76", 0),
                        new PathDiagram.Node("PublicationPressure", "alpha 0.87, R2 0.16", 1),
                        new PathDiagram.Node("ObservedMisconduct", "alpha 0.84, R2 0.10", 2)),
                List.of(
                        new PathDiagram.Arrow("ControlledMotivation", "PublicationPressure", "0.40", 0.4, true),
                        new PathDiagram.Arrow("AutonomousMotivation", "PublicationPressure", "-0.05", -0.05, false),
                        new PathDiagram.Arrow("PublicationPressure", "ObservedMisconduct", "0.32", 0.32, true),
                        new PathDiagram.Arrow("ControlledMotivation", "ObservedMisconduct", "0.01", 0.01, false)));
    }

    static Figure region() {
        double[] x = {0.4, 2.2, 6.5, 9.1, 10, 9.2, 5.8, 2.1, 0.6};
        double[] y = {0.2, 0, 0.5, 1.2, 1.7, 4.6, 9.4, 9.8, 5.2};
        double[] px = {3.2, 3.8, 4.6, 5.5, 6.3, 7.2, 8.3, 9.2, 9.8, 10};
        double[] py = {3.1, 4.0, 5.2, 6.4, 7.1, 6.9, 5.3, 3.4, 2.1, 1.7};
        return new RegionChart(
                "No policy has both",
                "Every policy's pair of returns lies in the shaded region. The path shows what more pressure on the proxy does.",
                Axis.of("proxy return: checkpoint points"),
                Axis.of("intended return: laps completed"),
                x,
                y,
                List.of(
                        Line.of("more pressure", px, py),
                        Line.dashed("sure to have at least", new double[] {6.2, 6.2}, new double[] {0.4, 9.0})),
                List.of(new Points(
                        "policies",
                        new double[] {3.2, 10, 2.1, 6.3, 6.5, 9.8},
                        new double[] {3.1, 1.7, 9.8, 7.1, 7.0, 2.1},
                        List.of(
                                "uniform",
                                "best for the proxy",
                                "best as intended",
                                "stop here",
                                "learner, step 400",
                                "learner, end"))));
    }

    static Figure guarantee() {
        int n = 60;
        double[] x = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        double[] mid = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i / (n - 1.0);
            high[i] = 9.8 - 8.1 * Math.pow(x[i], 6);
            low[i] = 0.2 + 1.5 * x[i] * x[i];
            mid[i] = 3 + 4.2 * Math.sin(Math.PI * Math.pow(x[i], 1.3)) - 1.3 * x[i];
        }
        return new LineChart(
                "What is guaranteed",
                "The intended return that a policy is sure to have, and can have at best, once it reaches a share of the best proxy return.",
                Axis.of("share of the best proxy return"),
                Axis.of("intended return"),
                List.of(
                        Line.band("along the path", x, mid, low, high),
                        Line.dashed("at best", x, high),
                        Line.dashed("at worst", x, low)),
                List.of(
                        new LineChart.Mark(0.62, "stop here"),
                        new LineChart.Mark(0.7, "learner, step 400"),
                        new LineChart.Mark(0.98, "learner, end")));
    }

    static Figure pressure() {
        int n = 40;
        double[] x = new double[n];
        double[] proxy = new double[n];
        double[] intended = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.pow(10, -2 + 5.0 * i / (n - 1));
            double t = 1 / (1 + Math.exp(-2.2 * (Math.log10(x[i]) - 0.3)));
            proxy[i] = 3.2 + 6.8 * t;
            intended[i] = 3.1 + 9.4 * t - 10.8 * t * t * t;
        }
        return new LineChart(
                "The Goodhart curve",
                "Both returns against optimisation pressure.",
                Axis.log("pressure (inverse temperature)"),
                Axis.of("return"),
                List.of(Line.of("proxy", x, proxy), Line.of("intended", x, intended)),
                List.of(new LineChart.Mark(2.1, "intended turns down")));
    }

    static Figure learning() {
        Random random = new Random(3);
        List<Line> lines = new ArrayList<>();
        String[] names = {"Q-learning", "shaped", "count bonus", "random"};
        for (int k = 0; k < names.length; k++) {
            int n = 120;
            double[] x = new double[n];
            double[] y = new double[n];
            double[] low = new double[n];
            double[] high = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = i * 500;
                double level = k == 3 ? 0.05 : (0.95 - 0.12 * k) * (1 - Math.exp(-i / (12.0 + 14 * k)));
                y[i] = level + 0.012 * random.nextGaussian();
                low[i] = y[i] - 0.03 - 0.05 * Math.exp(-i / 30.0);
                high[i] = y[i] + 0.03 + 0.05 * Math.exp(-i / 30.0);
            }
            lines.add(Line.band(names[k], x, y, low, high));
        }
        return new LineChart(
                "Learning",
                "Interquartile mean over 8 seeds with 95 % bootstrap intervals.",
                Axis.of("environment steps"),
                Axis.of("share of the optimal return"),
                lines);
    }

    static Figure convergence() {
        int n = 30;
        double[] x = new double[n];
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            x[i] = i + 1;
        }
        String[] names = {
            "value iteration",
            "policy iteration",
            "modified policy iteration, 20 sweeps",
            "linear programme, the test's own"
        };
        for (int k = 0; k < names.length; k++) {
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                y[i] = k == 1 && i > 6 ? 0 : Math.pow(10, -i * (0.12 + 0.3 * k * (k == 1 ? 4 : 1)));
                if (y[i] < 1e-12) {
                    y[i] = k == 1 ? 0 : 1e-12;
                }
            }
            lines.add(Line.of(names[k], x, y));
        }
        return new LineChart(
                "Convergence",
                "Largest change by sweep; figures at zero cannot be shown on this axis.",
                Axis.of("sweep"),
                Axis.log("largest change"),
                lines);
    }

    static Figure distances() {
        List<String> names = List.of(
                "laps (intended)", "points", "points, capped", "shaped laps", "speed", "speed minus fuel", "constant");
        int n = names.size();
        double[][] values = new double[n][n];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                values[r][c] = r == c ? 0 : 0.12 + 0.88 * Math.abs(Math.sin(1.7 * (r + 1) * (c + 1)));
            }
        }
        values[6][2] = Double.NaN;
        return new HeatMap(
                "Distances between the rewards",
                "STARC distance, 0 the same order of policies, 1 the opposite order.",
                Axis.of(""),
                Axis.of(""),
                names,
                names,
                values,
                HeatMap.Range.SEQUENTIAL,
                List.of());
    }

    static Figure terms() {
        return new BarChart(
                "Which term pays",
                "Share of the proxy's return by term under its best policy, with the interval over start states.",
                Axis.of("discounted return"),
                List.of(
                        new Bar("checkpoint reached", 8.42, 7.9, 8.8),
                        new Bar("finish line", 0.31, 0.1, 0.52),
                        new Bar("collision with the bank or another boat", -1.26, -1.6, -0.9),
                        new Bar("fuel", -0.47),
                        new Bar("unused term", 0),
                        new Bar("not measured", Double.NaN)));
    }

    static Figure scatter() {
        Random random = new Random(1);
        List<Points> sets = new ArrayList<>();
        String[] names = {"grid worlds", "random MDPs", "chains"};
        for (int k = 0; k < names.length; k++) {
            int n = 70;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = random.nextDouble();
                y[i] = Math.max(0, x[i] * (0.5 + 0.25 * k) + 0.08 * random.nextGaussian());
            }
            sets.add(Points.of(names[k], x, y));
        }
        return new ScatterChart(
                "Distance predicts regret",
                "Each mark is one pair of rewards.",
                Axis.of("STARC distance"),
                Axis.of("worst-case regret"),
                sets,
                List.of(Line.dashed("the bound", new double[] {0, 1}, new double[] {0, 1.15})));
    }

    static Figure table() {
        return new Table(
                "The numbers",
                "For each proxy against the intended reward.",
                List.of("reward", "STARC", "EPIC", "DARD", "worst-case regret", "verdict"),
                List.of(
                        List.of("points", "0.387", "0.412", "0.398", "0.831", "will be gamed"),
                        List.of("points, capped", "0.102", "0.118", "0.097", "0.214", "with care"),
                        List.of("shaped laps", "0", "0", "0", "0", "sound"),
                        List.of("speed", "0.711", "0.689", "0.7", "1", "will be gamed"),
                        List.of("constant", "n/a", "n/a", "n/a", "1", "says nothing")));
    }

    static List<Figure> others() {
        List<Figure> figures = new ArrayList<>();
        figures.add(HeatMaps.phase());
        figures.add(HeatMaps.benefit());
        figures.add(Maps.small());
        figures.add(Maps.maze());
        figures.add(Maps.large());
        figures.add(new BarChart(
                "Cost of one distance",
                "Median over 200 runs.",
                Axis.log("milliseconds"),
                List.of(
                        new Bar("VAL, 32 states", 0.041, 0.038, 0.05),
                        new Bar("VAL, 1,024 states", 2.9, 2.7, 3.3),
                        new Bar("minimal, 32 states", 1.8, 1.5, 2.6),
                        new Bar("minimal, 1,024 states", 310, 280, 420),
                        new Bar("nothing", 0))));
        figures.add(
                new LineChart("Nothing yet", "No trial has finished.", Axis.of("step"), Axis.of("return"), List.of()));
        return figures;
    }
}
