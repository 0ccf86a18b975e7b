package dev.goodhart.benchmark;

import dev.goodhart.design.AdaptiveRewardDesign;
import dev.goodhart.design.AdaptiveTeacher;
import dev.goodhart.design.DesignedReward;
import dev.goodhart.design.ExplicableRewardDesign;
import dev.goodhart.design.InvarianceCertificate;
import dev.goodhart.design.PotentialRewardDesign;
import dev.goodhart.design.RewardStructure;
import dev.goodhart.design.SupportConstraint;
import dev.goodhart.design.TieBreak;
import dev.goodhart.design.TreeConstraint;
import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.report.svg.ChartWidth;
import dev.goodhart.report.svg.Charts;
import dev.goodhart.reward.TabularReward;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Prints, and draws, the time of designing a reward against the size of a slippery room with one goal. */
public final class DesignScalingBenchmark {
    private static final int[] SIDES = {7, 10, 15, 20, 30};
    private static final int LARGEST_SIMPLEX = 15;
    private static final String[] MEASURED = {
        "explicable, budget 5",
        "explicable, budget 5, two threads, wall clock",
        "adaptive, one tree",
        "potential",
        "certificate"
    };

    private DesignScalingBenchmark() {}

    /**
     * Prints a Markdown table of cost against size.
     *
     * @param arguments the largest side of a room, 20 when left out, and the SVG file to draw
     */
    public static void main(String[] arguments) {
        int largest = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        int[] sides = Arrays.stream(SIDES).filter(side -> side <= largest).toArray();
        System.out.println(
                "Load " + MachineLoad.now() + ". Seconds of the processor, but for the row that says otherwise.\n");
        room(SIDES[0]).seconds(MEASURED[0]);
        Map<String, double[]> seconds = new LinkedHashMap<>();
        for (String measured : MEASURED) {
            seconds.put(measured, new double[sides.length]);
        }
        for (int i = 0; i < sides.length; i++) {
            RoomTask task = room(sides[i]);
            for (String measured : MEASURED) {
                double time = task.seconds(measured);
                Objects.requireNonNull(seconds.get(measured))[i] = time;
                System.err.printf(Locale.ROOT, "%d states, %s: %.3g s%n", sides[i] * sides[i], measured, time);
            }
        }
        System.out.println(table(sides, seconds));
        System.out.println("| states | interior point | ojAlgo's simplex | ratio |\n|--:|--:|--:|--:|");
        Arrays.stream(sides)
                .filter(side -> side <= LARGEST_SIMPLEX)
                .forEach(side -> System.out.println(room(side).solvers()));
        if (arguments.length > 1) {
            String svg = Charts.standalone(chart(sides, seconds), ChartWidth.WIDE);
            CompleteFile.write(Path.of(arguments[1]), part -> Files.writeString(part, svg));
        }
        System.out.println("Load at the end " + MachineLoad.now() + ".");
    }

    private static RoomTask room(int side) {
        int states = side * side;
        int[][] moves = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};
        TabularMdp.Builder builder =
                TabularMdp.builder(states, 4, 0.95).terminal(states - 1).start(0, 1);
        for (int s = 0; s < states - 1; s++) {
            for (int a = 0; a < 4; a++) {
                for (int turn = 0; turn < 4; turn++) {
                    int[] by = moves[(a + turn) % 4];
                    int row = Math.clamp(s / side + by[0], 0, side - 1);
                    int column = Math.clamp(s % side + by[1], 0, side - 1);
                    builder.transition(s, a, row * side + column, turn == 0 ? 0.9 : turn == 2 ? 0 : 0.05);
                }
            }
        }
        double[] entered = new double[states];
        entered[states - 1] = 10;
        return new RoomTask(builder.build(), TabularReward.onSuccessor(4, entered), side);
    }

    private record RoomTask(TabularMdp world, TabularReward goal, int side) {
        double seconds(String measured) {
            ExplicableRewardDesign.Settings settings = ExplicableRewardDesign.Settings.fitting(world, goal);
            ExplicableRewardDesign sparse = ExplicableRewardDesign.sparse(settings);
            return switch (measured) {
                case "explicable, budget 5" -> time(() -> check(sparse.design(world, goal)));
                case "explicable, budget 5, two threads, wall clock" ->
                    Stopwatch.seconds(() -> check(sparse.withThreads(2).design(world, goal)));
                case "adaptive, one tree" -> {
                    AdaptiveTeacher teacher = AdaptiveRewardDesign.within(
                                    quarters(), AdaptiveRewardDesign.Settings.defaults())
                            .teacher(world, goal);
                    yield time(
                            () -> teacher.design(TabularPolicy.uniform(world)).value(0, 0, 0));
                }
                case "potential" ->
                    time(() -> check(PotentialRewardDesign.defaults().design(world, goal)));
                default ->
                    time(() -> InvarianceCertificate.of(world, goal, goal).tightestSlack());
            };
        }

        /** A row with a design on the support of five states found before, by either solver; all else is the same. */
        String solvers() {
            ExplicableRewardDesign.Settings settings = ExplicableRewardDesign.Settings.fitting(world, goal);
            RewardStructure support = new SupportConstraint(
                    ExplicableRewardDesign.sparse(settings)
                            .path(world, goal)
                            .getLast()
                            .support(),
                    false);
            double[] seconds = Stream.of(TieBreak.INTERIOR, TieBreak.VERTEX)
                    .mapToDouble(tieBreak ->
                            time(() -> check(ExplicableRewardDesign.within(support, settings.withTieBreak(tieBreak))
                                    .design(world, goal))))
                    .toArray();
            return String.format(
                    Locale.ROOT,
                    "| %d | %.3g | %.3g | %.3g |",
                    world.states(),
                    seconds[0],
                    seconds[1],
                    seconds[1] / seconds[0]);
        }

        private static double time(DoubleSupplier work) {
            return Stopwatch.processorSeconds(work);
        }

        private static double check(DesignedReward designed) {
            if (!designed.certificate().keepsMargins()) {
                throw new ArithmeticException("The design must keep its margins");
            }
            return designed.certificate().tightestSlack();
        }

        /** The row that leads to the goal, the column that does, and the rest. */
        private RewardStructure quarters() {
            int[] leaf = new int[world.states()];
            Arrays.setAll(
                    leaf,
                    s -> s == world.states() - 2 || s == world.states() - 1 - side ? 2 : s / side == side - 1 ? 1 : 0);
            return new TreeConstraint(leaf, List.of("inside", "last row", "before the goal"));
        }
    }

    private static String table(int[] sides, Map<String, double[]> seconds) {
        StringBuilder table = new StringBuilder("| states |");
        Arrays.stream(sides).forEach(side -> table.append(String.format(Locale.ROOT, " %,d |", side * side)));
        table.append("\n|---|").append("--:|".repeat(sides.length)).append('\n');
        seconds.forEach((measured, times) -> {
            table.append("| ").append(measured).append(" |");
            Arrays.stream(times).forEach(t -> table.append(String.format(Locale.ROOT, " %.3g |", t)));
            table.append('\n');
        });
        return table.toString();
    }

    private static LineChart chart(int[] sides, Map<String, double[]> seconds) {
        double[] states = Arrays.stream(sides).mapToDouble(side -> side * side).toArray();
        List<Line> lines = new ArrayList<>();
        seconds.forEach((measured, times) -> lines.add(Line.of(measured, states, times)));
        return new LineChart(
                "Cost of a design against size",
                "Slippery rooms with one goal, four actions, discount 0.95.",
                Axis.log("states"),
                Axis.log("seconds of the processor"),
                lines);
    }
}
