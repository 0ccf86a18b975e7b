package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.sharpness.SlopeReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How sharp a reward is. A subject of another kind is one more part like {@link SharpnessPoints}.
 *
 * @param source the file it is about, in words; empty for a bound alone
 * @param scoredBy where scores came from, in words
 * @param points slopes at the rows of a table, or of a reward model at its own
 * @param world slopes of the rewards of a world
 * @param rollouts the critic's slope along what a policy does
 * @param bound the bound on the critic
 */
record SharpnessAnswer(
        String source,
        String scoredBy,
        @Nullable SharpnessPoints points,
        @Nullable SharpnessWorld world,
        @Nullable SharpnessRollouts rollouts,
        @Nullable SharpnessBound bound) {
    static final int WITNESSES = 5;

    /** A bound alone. */
    static SharpnessAnswer of(@Nullable SharpnessBound bound) {
        return new SharpnessAnswer("", "", null, null, null, bound);
    }

    static SharpnessAnswer of(String source, SharpnessWorld world) {
        return new SharpnessAnswer(source, "", null, world, null, null);
    }

    static SharpnessAnswer of(String source, SharpnessRollouts rollouts) {
        return new SharpnessAnswer(source, "", null, null, rollouts, null);
    }

    static SharpnessAnswer of(String source, String scoredBy, SharpnessPoints points, @Nullable SharpnessBound bound) {
        return new SharpnessAnswer(source, scoredBy, points, null, null, bound);
    }

    /** Whether a figure that was found is above a limit. */
    boolean above(double limit) {
        return (points != null && points.steepest() > limit)
                || (world != null && world.steepest() > limit)
                || (rollouts != null && rollouts.steepest() > limit)
                || (bound != null && bound.value() > limit);
    }

    /** What is doubtful. */
    List<String> warnings() {
        return points == null ? List.of() : points.table().warnings();
    }

    static String headline(SharpnessPoints points, String scoredBy) {
        return Numbers.of((long) points.row().length) + " points, "
                + String.join(", ", points.table().features()) + "; " + scoredBy;
    }

    static String shareAbove(SlopeReport report) {
        return TerminalText.percent(report.shareAbove()) + " of the points are steeper than "
                + Numbers.of(report.limit());
    }

    static List<List<String>> quantiles(SlopeReport report) {
        return List.of(
                List.of("", "median", "90 %", "99 %", "steepest"),
                List.of(
                        "slope",
                        Numbers.of(report.quantile(0.5)),
                        Numbers.of(report.quantile(0.9)),
                        Numbers.of(report.quantile(0.99)),
                        Numbers.of(report.quantile(1))));
    }

    String madeOf() {
        List<String> parts = new ArrayList<>();
        if (points != null) {
            double[] share = points.parts();
            for (int d = 0; d < share.length; d++) {
                parts.add(points.table().features().get(d) + " " + TerminalText.percent(share[d]));
            }
        }
        return String.join(", ", parts);
    }

    String text(@Nullable Path report) {
        List<String> lines = new ArrayList<>();
        if (points != null) {
            lines.add(source + ": " + headline(points, scoredBy));
            lines.addAll(TerminalText.columns(quantiles(points.report())));
            lines.add("  " + shareAbove(points.report()) + ".");
            lines.add(TerminalText.wrapped("  ", "Made of: " + madeOf() + "."));
            lines.add("");
            lines.add("Steepest:");
            lines.addAll(TerminalText.columns(points.witnesses(WITNESSES)));
            points.notes().forEach(note -> lines.add(TerminalText.wrapped("  ! ", note)));
        }
        if (world != null) {
            lines.add(source + ": " + world.world().name() + ", "
                    + Numbers.of((long) world.pairs().pairs().size()) + " pairs of states; distance: "
                    + world.distance());
            lines.addAll(TerminalText.columns(world.rows()));
            lines.add(TerminalText.wrapped(
                    "  ",
                    "Steepest slopes, exact: of the expected reward under one action, and of its optimal value function."
                            + " Terminal and unreachable states are left out of the fewest steps."));
        }
        if (rollouts != null) {
            lines.addAll(rollouts.lines(source));
        }
        if (bound != null) {
            lines.add(TerminalText.wrapped(points == null ? "" : "  ", bound.text()));
        }
        if (report != null) {
            lines.add("");
            lines.add("Report: " + report);
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    String json(@Nullable Path report) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!source.isEmpty()) {
            json.put("source", source);
        }
        if (points != null) {
            SlopeReport slopes = points.report();
            json.put("points", points.row().length);
            json.put("features", points.table().features());
            json.put("lowerBound", points.partner().length > 0);
            json.put("limit", slopes.limit());
            json.put("shareAbove", slopes.shareAbove());
            Map<String, Double> quantiles = new LinkedHashMap<>();
            for (double p : new double[] {0.5, 0.9, 0.99, 1}) {
                quantiles.put(Double.toString(p), slopes.quantile(p));
            }
            json.put("quantiles", quantiles);
            Map<String, Double> parts = new LinkedHashMap<>();
            for (int d = 0; d < points.table().dim(); d++) {
                parts.put(points.table().features().get(d), points.parts()[d]);
            }
            json.put("parts", parts);
            json.put("witnesses", witnesses(points));
            json.put("notes", points.notes());
        }
        if (world != null) {
            json.put("world", world.world().name());
            json.put("pairs", world.pairs().pairs().size());
            json.put("distance", world.distance());
            json.put("rewards", world.json());
        }
        if (rollouts != null) {
            json.put("rollouts", rollouts.json());
        }
        if (bound != null) {
            json.put("bound", bound.json());
        }
        json.put("warnings", warnings());
        if (report != null) {
            json.put("report", report.toString());
        }
        return AuditJson.write(json);
    }

    private static List<Map<String, Object>> witnesses(SharpnessPoints points) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (int point : points.report().witnesses(WITNESSES)) {
            Map<String, Object> one = new LinkedHashMap<>();
            int row = points.row()[point];
            if (points.table().places().isEmpty()) {
                one.put("line", points.table().line()[row]);
            } else {
                one.put("at", points.table().place(row));
            }
            one.put("slope", points.report().slope()[point]);
            if (points.partner().length > 0 && points.partner()[point] >= 0) {
                one.put("towards", points.table().line()[points.partner()[point]]);
            }
            list.add(one);
        }
        return list;
    }
}
