package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.imitation.Discriminator;
import dev.goodhart.imitation.RewardKind;
import dev.goodhart.study.Recorder;
import java.util.random.RandomGenerator;

/** A discriminator alone, between two clouds in the plane: how sharp the edge gets, and what an agent that follows it feels. */
final class EdgePart {
    static final String SCORE_SLOPE = "steepest score";
    static final String REWARD_SLOPE = "steepest reward";
    static final String AT_AGENT = "slope of the reward at the agent";
    static final String ARRIVES = "where the ascent arrives";
    static final String TRAVEL = "how far the ascent goes";
    static final String PROFILE = "reward on the segment";
    static final String PATH = "path of the ascent";

    private static final int POINTS = 512;
    private static final int BATCH = 64;
    private static final int PLACES = 301;
    private static final int ASCENT = 100;
    private static final double STRIDE = 0.05;
    private static final double SPREAD = Math.sqrt(0.05);

    private EdgePart() {}

    static void run(Penalised arm, int steps, RandomGenerator shared, RandomGenerator random, Recorder recorder) {
        float[] expert = cloud(1, shared);
        float[] agent = cloud(-1, shared);
        float[] expertRows = new float[2 * BATCH];
        float[] agentRows = new float[2 * BATCH];
        try (Discriminator discriminator = new Discriminator(2, arm.settings(), random)) {
            for (int step = 0; step < steps; step++) {
                pick(agent, agentRows, random);
                pick(expert, expertRows, random);
                discriminator.update(agentRows, expertRows, BATCH);
                if (step % 100 == 0) {
                    recorder.progress((double) step / steps);
                }
            }
            measureSegment(discriminator, recorder);
            climb(discriminator, recorder);
        }
    }

    private static void measureSegment(Discriminator discriminator, Recorder recorder) {
        float[] line = new float[2 * PLACES];
        double[] x = new double[PLACES];
        for (int i = 0; i < PLACES; i++) {
            x[i] = -1.5 + 3.0 * i / (PLACES - 1);
            line[2 * i] = (float) x[i];
        }
        float[] score = new float[PLACES];
        discriminator.scores(line, PLACES, score);
        double[] slope = discriminator.slopes(line, PLACES);
        double[] reward = new double[PLACES];
        double steepestScore = 0;
        double steepestReward = 0;
        for (int i = 0; i < PLACES; i++) {
            reward[i] = RewardKind.MINIMAX.of(score[i]);
            steepestScore = Math.max(steepestScore, slope[i]);
            steepestReward = Math.max(steepestReward, RewardKind.MINIMAX.slope(score[i]) * slope[i]);
        }
        recorder.metric(SCORE_SLOPE, steepestScore);
        recorder.metric(REWARD_SLOPE, steepestReward);
        recorder.series(PROFILE, x, reward);
    }

    /** Gradient ascent on the reward from (-1, 0): what an actor does that trusts its critic. */
    private static void climb(Discriminator discriminator, Recorder recorder) {
        float[] at = {-1, 0};
        float[] score = new float[1];
        double[] step = new double[ASCENT + 1];
        double[] path = new double[ASCENT + 1];
        path[0] = at[0];
        for (int k = 0; k < ASCENT; k++) {
            float[] gradient = discriminator.scoreGradients(at, 1);
            discriminator.scores(at, 1, score);
            double slope = RewardKind.MINIMAX.slope(score[0]);
            if (k == 0) {
                recorder.metric(AT_AGENT, slope * Math.hypot(gradient[0], gradient[1]));
            }
            at[0] += (float) (STRIDE * slope * gradient[0]);
            at[1] += (float) (STRIDE * slope * gradient[1]);
            step[k + 1] = k + 1;
            path[k + 1] = at[0];
        }
        recorder.metric(ARRIVES, at[0]);
        recorder.metric(TRAVEL, Math.hypot(at[0] + 1, at[1]));
        recorder.series(PATH, step, path);
    }

    private static float[] cloud(double centre, RandomGenerator random) {
        float[] rows = new float[2 * POINTS];
        for (int i = 0; i < POINTS; i++) {
            rows[2 * i] = (float) (centre + SPREAD * random.nextGaussian());
            rows[2 * i + 1] = (float) (SPREAD * random.nextGaussian());
        }
        return rows;
    }

    private static void pick(float[] rows, float[] batch, RandomGenerator random) {
        for (int i = 0; i < BATCH; i++) {
            int row = random.nextInt(POINTS);
            batch[2 * i] = rows[2 * row];
            batch[2 * i + 1] = rows[2 * row + 1];
        }
    }
}
