package dev.goodhart.studies.goalconditioned;

import dev.goodhart.goalconditioned.GoalConditionedObjective;
import dev.goodhart.goalconditioned.GoalConditionedObjective.Pairing;
import dev.goodhart.goalconditioned.GoalConditionedObjective.Reduction;
import dev.goodhart.goalconditioned.HiddenStates;
import dev.goodhart.goalconditioned.PartialAuroc;
import dev.goodhart.goalconditioned.PositionSampling;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Part A: values, areas and losses that are known exactly. */
final class ExactPart {
    static final String GRADIENT = "gradient against differences";

    private static final int SHORT = 4;
    private static final int CELLS = 6;
    // Twentieths: p+ = [[.30, .10, .05], [.10, .25, .20]] and p- = [[.05, .20, .25], [.10, .10, .30]].
    private static final int[] PLUS = {6, 2, 1, 2, 5, 4};
    private static final int[] MINUS = {1, 4, 5, 2, 2, 6};

    private ExactPart() {}

    static void run(Recorder recorder, RandomGenerator random) {
        RunningSum world = RunningSum.table(SHORT);
        double[] p = world.next(0, 0);
        for (int b = 0; b < p.length; b++) {
            recorder.metric("P(" + b + " | 0, 0)", p[b]);
        }
        recorder.metric("base accuracy, T = 4", world.baseAccuracy());
        recorder.metric(
                "base accuracy, T = 10", RunningSum.table(LearnedPart.LENGTH).baseAccuracy());
        double[][] value = world.values(new int[] {1, 2, 3, 4});
        recorder.metric("V_0(0)", value[0][0]);
        recorder.metric("V_1(1)", value[1][1]);
        recorder.metric("V_2(3)", value[2][3]);
        recorder.metric("V_3(1)", value[3][1]);
        areas(world, recorder);
        losses(recorder);
        critics(recorder);
        recorder.metric(GRADIENT, gradient(random));
    }

    static Map<String, Double> expected() {
        Map<String, Double> expected = new LinkedHashMap<>();
        double[] p = {.55, .36, .03, .03, .03};
        for (int b = 0; b < p.length; b++) {
            expected.put("P(" + b + " | 0, 0)", p[b]);
        }
        expected.put("base accuracy, T = 4", 0.4463488800);
        expected.put("base accuracy, T = 10", 0.2023110727);
        expected.put("V_0(0)", 0.541939720);
        expected.put("V_1(1)", 0.551582444);
        expected.put("V_2(3)", 0.960943111);
        expected.put("V_3(1)", 0.98);
        expected.put("AUROC of V, t = 1", 0.8240404314);
        expected.put("AUROC of V, t = 2", 0.8983103128);
        expected.put("AUROC of V, t = 3", 0.9622047954);
        expected.put("AUROC of V, t = 4", 1.0);
        expected.put("loss: best", 0.6265233750);
        expected.put("loss: orthogonal", 1.3862943611);
        expected.put("loss: collapse", 1.6265233750);
        expected.put("loss: worst", 2.6265233750);
        expected.put("critic: loss of signs", 1.0485896230);
        return expected;
    }

    /** The tabular optimum of the mean of logs: the log ratio, to six decimals. */
    static double[] logRatios() {
        return new double[] {1.791759, -0.693147, -1.609438, 0, 0.916291, -0.405465};
    }

    /** The tabular optimum of the log of means. */
    static double[] signs() {
        return new double[] {1, -1, -1, 1, 1, -1};
    }

    /** Every prompt and every answer, each by its chance. Scores are rounded, since sums in another order differ in the last bit. */
    private static void areas(RunningSum world, Recorder recorder) {
        int count = (int) Math.pow(RunningSum.M, SHORT);
        double[][] scores = new double[SHORT][count * count];
        double[] weight = new double[count * count];
        boolean[] correct = new boolean[count * count];
        for (int prompt = 0; prompt < count; prompt++) {
            int[] digits = digits(prompt);
            double[][] value = world.values(digits);
            for (int answer = 0; answer < count; answer++) {
                int[] sums = digits(answer);
                int at = prompt * count + answer;
                double chance = 1;
                for (int t = 0; t < SHORT; t++) {
                    chance *= world.next(t == 0 ? 0 : sums[t - 1], digits[t])[sums[t]];
                    scores[t][at] = Math.rint(value[t + 1][sums[t]] * 1e12) / 1e12;
                }
                weight[at] = chance;
                correct[at] = world.correct(digits, sums);
            }
        }
        for (int t = 0; t < SHORT; t++) {
            recorder.metric("AUROC of V, t = " + (t + 1), PartialAuroc.of(scores[t], correct, weight));
        }
    }

    private static int[] digits(int number) {
        int[] digits = new int[SHORT];
        int rest = number;
        for (int t = 0; t < SHORT; t++) {
            digits[t] = rest % RunningSum.M;
            rest /= RunningSum.M;
        }
        return digits;
    }

    private static void losses(Recorder recorder) {
        GoalConditionedObjective objective = GoalConditionedObjective.defaults();
        recorder.metric("loss: best", contrast(objective, 1, -1));
        recorder.metric("loss: orthogonal", contrast(objective, 0, 0));
        recorder.metric("loss: worst", contrast(objective, -1, 1));
        Sequence four = new Sequence.Tokens(new int[SHORT], 0);
        float[] equal = new float[2 * SHORT * 3];
        Arrays.fill(equal, 0.5f);
        HiddenStates collapsed = new HiddenStates(equal, List.of(four, four), 3);
        recorder.metric(
                "loss: collapse",
                objective
                        .gradient(collapsed, SeedTree.of("collapse").generator(), new float[equal.length])
                        .contrast());
    }

    private static double contrast(GoalConditionedObjective objective, double positive, double negative) {
        return objective.contrast(new double[] {positive}, new double[] {negative}, new double[1], new double[1]);
    }

    private static void critics(Recorder recorder) {
        double[] perPair = critic(Reduction.PER_PAIR, Double.POSITIVE_INFINITY);
        double[] logOfMean = critic(Reduction.LOG_OF_MEAN, 1);
        for (int c = 0; c < CELLS; c++) {
            recorder.metric("critic: per pair " + c, perPair[c]);
            recorder.metric("critic: log of mean " + c, logOfMean[c]);
        }
        recorder.metric("critic: loss of signs", loss(Reduction.LOG_OF_MEAN, signs(), new double[CELLS]));
    }

    /** Descends from 0 with the critic kept within bounds. */
    private static double[] critic(Reduction reduction, double bound) {
        double[] f = new double[CELLS];
        double[] slope = new double[CELLS];
        for (int step = 0; step < 3000; step++) {
            loss(reduction, f, slope);
            for (int c = 0; c < CELLS; c++) {
                f[c] = Math.clamp(f[c] - 10 * slope[c], -bound, bound);
            }
        }
        return f;
    }

    private static double loss(Reduction reduction, double[] f, double[] slope) {
        double[] positive = spread(PLUS, f);
        double[] negative = spread(MINUS, f);
        double[] up = new double[positive.length];
        double[] down = new double[negative.length];
        double loss =
                GoalConditionedObjective.defaults().withReduction(reduction).contrast(positive, negative, up, down);
        Arrays.fill(slope, 0);
        gather(PLUS, up, slope);
        gather(MINUS, down, slope);
        return loss;
    }

    private static double[] spread(int[] counts, double[] f) {
        double[] all = new double[Arrays.stream(counts).sum()];
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            Arrays.fill(all, at, at + counts[c], f[c]);
            at += counts[c];
        }
        return all;
    }

    private static void gather(int[] counts, double[] all, double[] slope) {
        int at = 0;
        for (int c = 0; c < counts.length; c++) {
            for (int k = 0; k < counts[c]; k++) {
                slope[c] += all[at++];
            }
        }
    }

    /** The largest error over both reductions and all pairings, by differences of fourth order at points exact in 32 bits. */
    private static double gradient(RandomGenerator random) {
        double largest = 0;
        List<Sequence> sequences = new ArrayList<>();
        for (int length : new int[] {5, 3, 2, 6}) {
            sequences.add(new Sequence.Tokens(new int[length], length == 6 ? 1 : 0));
        }
        int width = 4;
        float[] values = new float[6 * sequences.size() * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-512, 513) / 256f;
        }
        HiddenStates states = new HiddenStates(values, sequences, width);
        float step = 1 / 512f;
        for (Reduction reduction : Reduction.values()) {
            for (Pairing pairing : Pairing.values()) {
                GoalConditionedObjective objective =
                        new GoalConditionedObjective(1, 3, reduction, pairing, PositionSampling.ANY);
                float[] gradient = new float[values.length];
                value(objective, states, gradient);
                for (int i = 0; i < values.length; i++) {
                    float at = values[i];
                    double[] around = new double[5];
                    for (int k = -2; k <= 2; k++) {
                        values[i] = at + k * step;
                        around[k + 2] = value(objective, states, new float[values.length]);
                    }
                    values[i] = at;
                    double slope = (8 * (around[3] - around[1]) - (around[4] - around[0])) / (12 * step);
                    largest = Math.max(largest, Math.abs(slope - gradient[i]));
                }
            }
        }
        return largest;
    }

    /** The draws are the same every time. */
    private static double value(GoalConditionedObjective objective, HiddenStates states, float[] gradient) {
        return objective
                .gradient(states, SeedTree.of("gradient").generator(), gradient)
                .value();
    }
}
