package dev.goodhart.command;

import dev.goodhart.comparison.CanonicalizationFunction;
import dev.goodhart.comparison.RewardComparator;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Distances between named rewards, and how they are shown.
 *
 * @param world the world's name
 * @param metric what the distances are
 * @param names the rewards
 * @param distances symmetric, in the order of the names
 */
record Comparison(String world, CanonicalizationFunction metric, List<String> names, double[][] distances) {
    Comparison ordered(int[] order) {
        double[][] sorted = new double[order.length][order.length];
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < order.length; j++) {
                sorted[i][j] = distances[order[i]][order[j]];
            }
        }
        return new Comparison(
                world, metric, Arrays.stream(order).mapToObj(names::get).toList(), sorted);
    }

    /** The pairs further apart than a limit, all or only those with one reward. */
    List<String> above(double limit, @Nullable String reference) {
        List<String> above = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                boolean concerned = reference == null
                        || names.get(i).equals(reference)
                        || names.get(j).equals(reference);
                if (concerned && distances[i][j] > limit) {
                    above.add(pair(i, j) + ": " + TerminalText.number(distances[i][j]));
                }
            }
        }
        return above;
    }

    void print(PrintWriter out) {
        out.println(world + ": " + metric + " distances (0 alike, 2 opposite)" + System.lineSeparator());
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        for (int j = 0; j < names.size(); j++) {
            header.add("[" + (j + 1) + "]");
        }
        rows.add(header);
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>(List.of("[" + (i + 1) + "] " + names.get(i)));
            for (int j = 0; j < names.size(); j++) {
                row.add(i == j ? "-" : TerminalText.number(distances[i][j]));
            }
            rows.add(row);
        }
        TerminalText.columns(rows).forEach(out::println);
        alike().forEach(line -> out.println(System.lineSeparator() + line));
    }

    /** The pairs that order all policies alike; only the STARC metrics can tell. */
    private List<String> alike() {
        List<String> alike = new ArrayList<>();
        boolean complete = metric == CanonicalizationFunction.VAL || metric == CanonicalizationFunction.MINIMAL;
        for (int i = 0; complete && i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                if (distances[i][j] <= RewardComparator.SAME) {
                    alike.add(pair(i, j) + " order all policies alike");
                } else if (distances[i][j] >= 2 - RewardComparator.SAME) {
                    alike.add(pair(i, j) + " are opposite");
                }
            }
        }
        return alike;
    }

    private String pair(int i, int j) {
        return "'" + names.get(i) + "' and '" + names.get(j) + "'";
    }

    ReportPage page(Map<String, String> provenance, String command) {
        List<VerdictLine> verdicts = new ArrayList<>();
        for (String line : alike()) {
            verdicts.add(new VerdictLine(VerdictLine.Level.NEUTRAL, line, ""));
        }
        if (verdicts.isEmpty()) {
            verdicts.add(new VerdictLine(
                    VerdictLine.Level.NEUTRAL,
                    names.size() + " rewards compared",
                    "The " + metric + " distances lie between " + extreme(1) + " and " + extreme(-1) + "."));
        }
        HeatMap map = new HeatMap(
                "Distances",
                "Similar rewards stand next to each other (average linkage). 0: the same order of policies, 2: the opposite.",
                Axis.of(""),
                Axis.of(""),
                names,
                names,
                distances,
                HeatMap.Range.SEQUENTIAL,
                List.of());
        return new ReportPage(
                "Compare: " + world,
                "Distances between " + names.size() + " rewards (" + metric + ", L2 norms)",
                verdicts,
                List.of(Section.of("Distances", List.of(), List.of(map))),
                Map.of("metric", metric + " with L2 norms"),
                provenance,
                command);
    }

    private String extreme(int sign) {
        double extreme = Double.POSITIVE_INFINITY;
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                extreme = Math.min(extreme, sign * distances[i][j]);
            }
        }
        return String.format(Locale.ROOT, "%.3f", sign * extreme);
    }
}
