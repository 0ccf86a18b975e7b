package dev.goodhart.preference;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.SimulatedJudge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Items of several rows with a linear reward that the test knows. */
record Planted(ComparedItems items, double[] worth) {
    static final double[] WEIGHTS = {1, -2, 0.5, 0};

    /** Items of lengths from 1 to {@code longest}; inputs have different units and offsets. */
    static Planted of(int count, int longest, RandomGenerator random) {
        int[] start = new int[count + 1];
        for (int i = 0; i < count; i++) {
            start[i + 1] = start[i] + 1 + random.nextInt(longest);
        }
        int width = WEIGHTS.length;
        double[] rows = new double[start[count] * width];
        double[] worth = new double[count];
        for (int item = 0; item < count; item++) {
            for (int row = start[item]; row < start[item + 1]; row++) {
                for (int d = 0; d < width; d++) {
                    double z = random.nextGaussian();
                    rows[row * width + d] = 100 + 10 * d + (d + 1) * z;
                    worth[item] += WEIGHTS[d] * z;
                }
            }
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("i" + i);
        }
        return new Planted(
                new ComparedItems(RewardInputs.features(List.of("a", "b", "c", "d")), ids, rows, start), worth);
    }

    List<Comparison> comparisons(int count, SimulatedJudge judge, RandomGenerator random) {
        List<Comparison> comparisons = new ArrayList<>();
        while (comparisons.size() < count) {
            int a = random.nextInt(worth.length);
            int b = random.nextInt(worth.length);
            if (a != b) {
                comparisons.add(
                        new Comparison("i" + a, "i" + b, judge.answer(worth[a] - worth[b], random), judge.name()));
            }
        }
        return comparisons;
    }

    /** Share of all pairs that scores order as the planted worth does. */
    double agreement(double[] scores) {
        long right = 0;
        long all = 0;
        for (int a = 0; a < worth.length; a++) {
            for (int b = 0; b < a; b++) {
                all++;
                right += (scores[a] > scores[b]) == (worth[a] > worth[b]) ? 1 : 0;
            }
        }
        return right / (double) all;
    }

    @Override
    public String toString() {
        return Arrays.toString(worth);
    }
}
