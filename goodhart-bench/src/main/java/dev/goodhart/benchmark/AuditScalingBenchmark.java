package dev.goodhart.benchmark;

import dev.goodhart.figure.Axis;
import dev.goodhart.figure.Line;
import dev.goodhart.figure.LineChart;
import dev.goodhart.output.CompleteFile;
import dev.goodhart.report.svg.ChartWidth;
import dev.goodhart.report.svg.Charts;
import dev.goodhart.world.WorldFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Prints, and draws, the time of an audit and of its parts against the size of a slippery grid. */
public final class AuditScalingBenchmark {
    private static final int[] SIDES = {10, 32, 100, 316};

    /** Work that would take longer, if it grew as the number of states does, is left out. */
    private static final double LIMIT_SECONDS = 60;

    private AuditScalingBenchmark() {}

    /**
     * Prints two Markdown tables: cost against size, and cutting planes against the linear program.
     *
     * @param arguments the largest side of a map, 100 when left out (at most 316, which takes minutes), and the SVG file to draw
     */
    public static void main(String[] arguments) {
        int largest = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int[] sides = Arrays.stream(SIDES).filter(side -> side <= largest).toArray();
        System.out.println("Load " + MachineLoad.now() + ". Seconds, one proxy, one thread.\n");
        Map<ScalingTask, double[]> seconds = measure(sides);
        System.out.println(table(sides, seconds));
        if (arguments.length > 1) {
            String svg = Charts.standalone(chart(sides, seconds), ChartWidth.WIDE);
            CompleteFile.write(Path.of(arguments[1]), part -> Files.writeString(part, svg));
        }
        System.out.println(AgainstLinearProgram.table());
        System.out.println("Load at the end " + MachineLoad.now() + ".");
    }

    private static Map<ScalingTask, double[]> measure(int[] sides) {
        Map<ScalingTask, double[]> seconds = new EnumMap<>(ScalingTask.class);
        for (ScalingTask task : ScalingTask.values()) {
            seconds.put(task, new double[sides.length]);
        }
        for (int i = 0; i < sides.length; i++) {
            WorldFile file = SlipperyGrid.of(sides[i]);
            for (ScalingTask task : ScalingTask.values()) {
                double[] times = Objects.requireNonNull(seconds.get(task));
                double growth = i == 0 ? 0 : Math.pow((double) sides[i] / sides[i - 1], 2);
                boolean tooLong = i > 0 && !(times[i - 1] * growth <= LIMIT_SECONDS);
                double time = tooLong ? Double.NaN : Stopwatch.seconds(() -> task.run(file));
                times[i] = time;
                System.err.printf(Locale.ROOT, "%d states, %s: %.3g s%n", sides[i] * sides[i], task.label(), time);
            }
        }
        return seconds;
    }

    /** The exponent is that of the last step in size: 1 where cost grows as the number of states. */
    private static String table(int[] sides, Map<ScalingTask, double[]> seconds) {
        StringBuilder table = new StringBuilder("| states |");
        Arrays.stream(sides).forEach(side -> table.append(String.format(Locale.ROOT, " %,d |", side * side)));
        table.append(" exponent |\n|---|")
                .append("--:|".repeat(sides.length + 1))
                .append('\n');
        seconds.forEach((task, times) -> {
            table.append("| ").append(task.label()).append(" |");
            Arrays.stream(times)
                    .forEach(t ->
                            table.append(Double.isNaN(t) ? " left out |" : String.format(Locale.ROOT, " %.3g |", t)));
            table.append(exponent(sides, times)).append(" |\n");
        });
        return table.toString();
    }

    private static String exponent(int[] sides, double[] times) {
        int last = sides.length - 1;
        if (last < 1 || Double.isNaN(times[last])) {
            return " ";
        }
        double growth = Math.log(times[last] / times[last - 1]);
        return String.format(Locale.ROOT, " %.2f", growth / (2 * Math.log((double) sides[last] / sides[last - 1])));
    }

    private static LineChart chart(int[] sides, Map<ScalingTask, double[]> seconds) {
        double[] states = Arrays.stream(sides).mapToDouble(side -> side * side).toArray();
        List<Line> lines = seconds.entrySet().stream()
                .map(entry -> Line.of(entry.getKey().label(), states, entry.getValue()))
                .toList();
        return new LineChart(
                "Cost against size",
                "Slippery grids, discount 0.99, one proxy, one thread. Above 2,000 states an audit is less thorough.",
                Axis.log("states"),
                Axis.log("seconds"),
                lines);
    }
}
