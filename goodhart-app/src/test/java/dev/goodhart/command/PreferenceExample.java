package dev.goodhart.command;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.ComparisonFile;
import dev.goodhart.feedback.FeedbackForm;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.preference.SegmentCollector;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import dev.goodhart.trajectory.TrajectoryFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The recipe of {@code examples/preference}. Answers have a quality that three judges see: anna well, ben less well and with a taste for
 * length, chi with slips. Longer answers are a little more correct. Segments are of a pendulum, half at random and half by a script.
 */
final class PreferenceExample {
    private static final int ANSWERS = 240;

    private PreferenceExample() {}

    /** The files by name. */
    static Map<String, String> files() {
        SeedTree seeds = SeedTree.of("preference-example");
        RandomGenerator random = seeds.child("answers").generator();
        double[][] rows = new double[ANSWERS][];
        StringBuilder answers = new StringBuilder("id,correct,helpful,hedging,tokens\n");
        for (int i = 0; i < ANSWERS; i++) {
            double tokens = Math.rint(Math.exp(5 + 0.5 * random.nextGaussian()));
            double correct = 0.3 * (Math.log(tokens) - 5) + 0.5 * random.nextGaussian();
            rows[i] = new double[] {correct, random.nextGaussian(), Math.abs(random.nextGaussian()), tokens};
            answers.append(String.format(
                    Locale.ROOT, "a%03d,%.3f,%.3f,%.3f,%.0f\n", i, rows[i][0], rows[i][1], rows[i][2], rows[i][3]));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("answers.csv", answers.toString());
        files.put("comparisons.csv", text(judged(rows, 480, random)));
        files.put("held-out.csv", text(judged(rows, 240, random)));
        files.putAll(pendulum(seeds.child("pendulum")));
        return files;
    }

    private static List<Comparison> judged(double[][] rows, int count, RandomGenerator random) {
        SimulatedJudge[] judges = {
            new SimulatedJudge("anna", 3, 0, 0.1, 1),
            new SimulatedJudge("ben", 1.5, 0, 0.1, 1),
            new SimulatedJudge("chi", 3, 0.2, 0.1, 1)
        };
        List<Comparison> comparisons = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int a = random.nextInt(rows.length);
            int b = (a + 1 + random.nextInt(rows.length - 1)) % rows.length;
            SimulatedJudge judge = judges[k % judges.length];
            double taste = judge.name().equals("ben") ? 1.5 : 0;
            double gap = worth(rows[a], taste) - worth(rows[b], taste);
            comparisons.add(new Comparison(id(a), id(b), judge.answer(gap, random), judge.name()));
        }
        return comparisons;
    }

    private static double worth(double[] row, double taste) {
        return 1.5 * row[0] + 0.7 * row[1] - 0.5 * row[2] + taste * (Math.log(row[3]) - 5);
    }

    private static String id(int answer) {
        return String.format(Locale.ROOT, "a%03d", answer);
    }

    private static Map<String, String> pendulum(SeedTree seeds) {
        Task task = Tasks.named("Pendulum-v1");
        RandomGenerator random = seeds.generator();
        SegmentCollector collector = new SegmentCollector(
                task.environment(4), 20, "s", seeds.child("world").value());
        List<Trajectory> segments =
                new ArrayList<>(collector.collect(Behaviour.uniform(task.spec().actions()), 30, random));
        segments.addAll(collector.collect(task.scripted().orElseThrow(), 30, random));
        List<Comparison> comparisons = new ArrayList<>();
        for (int k = 0; k < 160; k++) {
            int a = random.nextInt(segments.size());
            int b = (a + 1 + random.nextInt(segments.size() - 1)) % segments.size();
            comparisons.add(
                    SimulatedJudge.boltzmann(0.5).compare(segments.get(a), segments.get(b), task.intended(), random));
        }
        StringWriter steps = new StringWriter();
        try {
            TrajectoryFile.write(segments, TrajectoryFormat.defaults(), false, steps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("segments.csv", steps.toString(), "segment-comparisons.csv", text(comparisons));
    }

    private static String text(List<Comparison> comparisons) {
        StringWriter out = new StringWriter();
        try {
            ComparisonFile.write(out, FeedbackForm.CSV, comparisons);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
