package dev.goodhart.command;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Points;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.World;
import dev.goodhart.report.ReportPage;
import dev.goodhart.report.Section;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.shaping.SignalAudit;
import dev.goodhart.shaping.SignalMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the HTML report of a shaped reward. */
final class ShapePage {
    private static final int MOST_STATES = 20;
    private static final int MOST_POINTS = 1_000;
    /** Larger maps take too long to draw and to look at. */
    private static final int MOST_CELLS = 10_000;

    private ShapePage() {}

    static ReportPage of(ShapeAnswer answer, String command) {
        Table figures = new Table(
                "Does following it get there?",
                "Measured on the graph of states, where every action leads to one successor; the loss is measured in the world itself.",
                List.of("what", "figure"),
                ShapeText.figures(answer));
        List<String> remarks = new ArrayList<>(answer.notes());
        remarks.add("Preserves: " + answer.kind().preserves());
        remarks.add("How it can mislead: " + answer.kind().misleads());
        remarks.addAll(answer.warnings());
        return new ReportPage(
                answer.title(),
                "",
                List.of(verdict(answer)),
                List.of(
                        Section.of("The signal", List.of(), pictures(answer)),
                        Section.of("Figures", remarks, List.of(figures))),
                Map.of(),
                Platform.describe(),
                command);
    }

    private static VerdictLine verdict(ShapeAnswer answer) {
        SignalAudit audit = answer.audit();
        if (audit == null) {
            return new VerdictLine(
                    VerdictLine.Level.NEUTRAL, answer.title(), answer.kind().misleads());
        }
        boolean leads = audit.reachRate() >= 1;
        return new VerdictLine(
                leads ? VerdictLine.Level.GOOD : VerdictLine.Level.BAD,
                "Following it reaches the goal from " + TerminalText.percent(audit.reachRate())
                        + " of the states within 20 steps of it",
                "Climbing alone does from " + TerminalText.percent(audit.climbRate()) + ".");
    }

    private static List<Figure> pictures(ShapeAnswer answer) {
        return answer.goalNodes().length == 0 ? List.of(picture(answer)) : List.of(picture(answer), byDistance(answer));
    }

    /** Evenly spaced nodes of a large graph. */
    private static Figure byDistance(ShapeAnswer answer) {
        int[] distance = answer.graph().distances(answer.goalNodes());
        int stride = Math.ceilDiv(distance.length, MOST_POINTS);
        int[] shown = IntStream.range(0, distance.length)
                .filter(v -> v % stride == 0 && distance[v] >= 0)
                .toArray();
        return new ScatterChart(
                "The signal by steps to the goal",
                "Each point is a state. Where points far from the goal lie above points near it, the signal can lead astray.",
                Axis.of("fewest steps to the goal"),
                Axis.of("signal"),
                List.of(Points.of(
                        "states",
                        Arrays.stream(shown).mapToDouble(v -> distance[v]).toArray(),
                        Arrays.stream(shown)
                                .mapToDouble(v -> answer.values()[v])
                                .toArray())),
                List.of());
    }

    private static Figure picture(ShapeAnswer answer) {
        World world = answer.world();
        GridLayout layout = world == null ? null : world.layout();
        if (world != null && layout != null && layout.rows() * layout.columns() <= MOST_CELLS) {
            return SignalMap.of(answer.title(), layout, world.mdp(), answer.values());
        }
        List<List<String>> rows = IntStream.range(0, answer.values().length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer v) -> -answer.values()[v])
                        .thenComparing(v -> v))
                .limit(MOST_STATES)
                .map(v -> List.of(answer.graph().name(v), Numbers.of(answer.values()[v], 4)))
                .toList();
        return new Table(answer.title(), "The states where it is largest.", List.of("state", "value"), rows);
    }
}
