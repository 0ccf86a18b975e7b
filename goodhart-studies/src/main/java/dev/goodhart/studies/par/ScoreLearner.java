package dev.goodhart.studies.par;

import dev.goodhart.transform.Logistic;
import dev.goodhart.transform.RewardShaping;
import dev.goodhart.transform.RewardShaping.Needs;
import dev.goodhart.transform.RunningScoreStatistics;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Policy gradient on independent bits: batches of 64 answers; the shaped score less beta times the log ratio to the initial policy; a running
 * baseline for every prompt; advantages whitened within the batch; Adam. References are drawn afresh for every answer.
 */
final class ScoreLearner {
    private static final int BATCH = 64;
    private static final double BASELINE_RATE = 0.1;
    private static final double LEARNING_RATE = 0.05;
    private static final double ADAM_MEAN = 0.9;
    private static final double ADAM_SQUARE = 0.999;
    private static final double SMALL = 1e-8;
    private static final int SIZE = BitWorld.PROMPTS * BitWorld.BITS;

    /** What is learned from. */
    record Task(
            BitWorld world, LearnedScore score, RewardShaping shaping, int references, double beta, boolean shuffled) {
        Task(BitWorld world, LearnedScore score, RewardShaping shaping, int references, double beta) {
            this(world, score, shaping, references, beta, false);
        }
    }

    private final Task task;
    private final RandomGenerator random;
    private final double[][] scores = new double[BitWorld.PROMPTS][];
    private final double[] logit = new double[SIZE];
    private final double[] probability = new double[SIZE];
    private final double[] baseline = new double[BitWorld.PROMPTS];
    private final double[] gradient = new double[SIZE];
    private final double[] adamMean = new double[SIZE];
    private final double[] adamSquare = new double[SIZE];
    private final int[] prompt = new int[BATCH];
    private final int[] answer = new int[BATCH];
    private final double[] raw = new double[BATCH];
    private final double[] reward = new double[BATCH];
    private final boolean[] known = new boolean[BitWorld.PROMPTS];
    private RunningScoreStatistics statistics = RunningScoreStatistics.none();
    private int step;

    ScoreLearner(Task task, RandomGenerator random) {
        this.task = task;
        this.random = random;
        for (int x = 0; x < BitWorld.PROMPTS; x++) {
            scores[x] = task.score().table(x);
            for (int b = 0; b < BitWorld.BITS; b++) {
                double p = task.world().rate()[x][b];
                logit[x * BitWorld.BITS + b] = Math.log(p / (1 - p));
            }
        }
        refresh();
    }

    /** {@code [prompts * bits]} probability of each bit now; the learner's own array. */
    double[] probability() {
        return probability;
    }

    RunningScoreStatistics statistics() {
        return statistics;
    }

    /** One batch and one update. */
    void step() {
        step++;
        for (int i = 0; i < BATCH; i++) {
            prompt[i] = random.nextInt(BitWorld.PROMPTS);
            answer[i] = BitWorld.draw(probability, prompt[i] * BitWorld.BITS, random);
            raw[i] = scores[prompt[i]][answer[i]];
        }
        statistics = statistics.and(raw);
        shape();
        if (task.shuffled()) {
            shuffle(reward);
        }
        for (int i = 0; i < BATCH; i++) {
            reward[i] -= task.beta() * logRatio(prompt[i], answer[i]);
        }
        update(advantages());
        refresh();
    }

    private void shape() {
        boolean refers = task.shaping().needs() == Needs.REFERENCES;
        double[] references = new double[refers ? task.references() : 0];
        for (int i = 0; i < BATCH; i++) {
            for (int m = 0; m < references.length; m++) {
                references[m] = scores[prompt[i]][task.world().answer(prompt[i], random)];
            }
            reward[i] = task.shaping().curve(references, statistics).value(raw[i]);
        }
    }

    private void shuffle(double[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }

    private double logRatio(int x, int y) {
        double sum = 0;
        for (int b = 0; b < BitWorld.BITS; b++) {
            double p = probability[x * BitWorld.BITS + b];
            double q = task.world().rate()[x][b];
            sum += (y >> b & 1) == 1 ? Math.log(p / q) : Math.log((1 - p) / (1 - q));
        }
        return sum;
    }

    /** Rewards less the prompts' baselines, whitened; then moves the baselines. A prompt's baseline begins at its first rewards. */
    private double[] advantages() {
        double[] sum = new double[BitWorld.PROMPTS];
        int[] count = new int[BitWorld.PROMPTS];
        for (int i = 0; i < BATCH; i++) {
            sum[prompt[i]] += reward[i];
            count[prompt[i]]++;
        }
        for (int x = 0; x < BitWorld.PROMPTS; x++) {
            if (count[x] > 0 && !known[x]) {
                baseline[x] = sum[x] / count[x];
                known[x] = true;
            }
        }
        double[] advantage = new double[BATCH];
        for (int i = 0; i < BATCH; i++) {
            advantage[i] = reward[i] - baseline[prompt[i]];
        }
        for (int x = 0; x < BitWorld.PROMPTS; x++) {
            if (count[x] > 0) {
                baseline[x] += BASELINE_RATE * (sum[x] / count[x] - baseline[x]);
            }
        }
        double mean = Arrays.stream(advantage).sum() / BATCH;
        double squares = 0;
        for (double a : advantage) {
            squares += (a - mean) * (a - mean);
        }
        double deviation = Math.sqrt(squares / BATCH) + SMALL;
        for (int i = 0; i < BATCH; i++) {
            advantage[i] = (advantage[i] - mean) / deviation;
        }
        return advantage;
    }

    /** Adam on the mean of advantage times (bit - probability), upwards. */
    private void update(double[] advantage) {
        Arrays.fill(gradient, 0);
        for (int i = 0; i < BATCH; i++) {
            int from = prompt[i] * BitWorld.BITS;
            for (int b = 0; b < BitWorld.BITS; b++) {
                gradient[from + b] += advantage[i] * ((answer[i] >> b & 1) - probability[from + b]) / BATCH;
            }
        }
        double meanBias = 1 - Math.pow(ADAM_MEAN, step);
        double squareBias = 1 - Math.pow(ADAM_SQUARE, step);
        for (int k = 0; k < SIZE; k++) {
            adamMean[k] += (1 - ADAM_MEAN) * (gradient[k] - adamMean[k]);
            adamSquare[k] += (1 - ADAM_SQUARE) * (gradient[k] * gradient[k] - adamSquare[k]);
            logit[k] += LEARNING_RATE * (adamMean[k] / meanBias) / (Math.sqrt(adamSquare[k] / squareBias) + SMALL);
        }
    }

    private void refresh() {
        for (int k = 0; k < SIZE; k++) {
            probability[k] = Logistic.sigmoid(logit[k]);
        }
    }
}
