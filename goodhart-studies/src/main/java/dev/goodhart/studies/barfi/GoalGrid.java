package dev.goodhart.studies.barfi;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.TabularReward;
import java.util.random.RandomGenerator;

/**
 * The study's world: 5 x 5 cells, s = 5 y + x, from cell 0 to cell 24 by up, right, down, left. A move goes as meant with probability 0.925 and each
 * other way with 0.025, bumps stay. In cell 24 every action pays 1 and ends in state 25.
 */
final class GoalGrid {
    static final int SIDE = 5;
    static final int GOAL = SIDE * SIDE - 1;
    static final int END = SIDE * SIDE;
    static final int ACTIONS = 4;

    /** The corner (4, 0), where the trap pays. */
    static final int CORNER = 4;

    private static final double DISCOUNT = 0.95;
    private static final double NOISE = 0.1;
    private static final double PROGRESS = 0.1;
    private static final double TRAP = 0.2;
    private static final int[] DX = {0, 1, 0, -1};
    private static final int[] DY = {-1, 0, 1, 0};

    private GoalGrid() {}

    static TabularMdp mdp() {
        TabularMdp.Builder builder = TabularMdp.builder(END + 1, ACTIONS, DISCOUNT);
        for (int s = 0; s < GOAL; s++) {
            for (int a = 0; a < ACTIONS; a++) {
                builder.transition(s, a, neighbour(s, a), 1 - NOISE);
                for (int b = 0; b < ACTIONS; b++) {
                    builder.transition(s, a, neighbour(s, b), NOISE / ACTIONS);
                }
            }
        }
        for (int a = 0; a < ACTIONS; a++) {
            builder.transition(GOAL, a, END, 1);
        }
        return builder.terminal(END).start(0, 1).build();
    }

    /** One for any action in the goal. */
    static TabularReward primary() {
        double[] values = new double[END + 1];
        values[GOAL] = 1;
        return TabularReward.onState(ACTIONS, values);
    }

    /** The four auxiliary rewards by what they are: aligned, adversarial, trap, random. */
    static NamedReward auxiliary(Heuristic heuristic, RandomGenerator random) {
        return NamedReward.ofSingle(
                heuristic.label(),
                RewardRole.PROXY,
                switch (heuristic) {
                    case ALIGNED -> progress();
                    case ADVERSARIAL -> progress().times(-1);
                    case TRAP -> trap();
                    case RANDOM -> noise(random);
                });
    }

    /** {@code [states]} minus 0.1 times the Manhattan distance to the goal, zero in the end. */
    static double[] potential() {
        double[] potential = new double[END + 1];
        for (int s = 0; s <= GOAL; s++) {
            potential[s] = -PROGRESS * distance(s);
        }
        return potential;
    }

    /** 0.1 times the expected decrease of the Manhattan distance to the goal; zero in the goal. */
    private static TabularReward progress() {
        double[] values = new double[(END + 1) * ACTIONS];
        for (int s = 0; s < GOAL; s++) {
            for (int a = 0; a < ACTIONS; a++) {
                double next = (1 - NOISE) * distance(neighbour(s, a));
                for (int b = 0; b < ACTIONS; b++) {
                    next += NOISE / ACTIONS * distance(neighbour(s, b));
                }
                values[s * ACTIONS + a] = PROGRESS * (distance(s) - next);
            }
        }
        return TabularReward.onStateAction(END + 1, ACTIONS, values);
    }

    private static TabularReward trap() {
        double[] values = new double[END + 1];
        values[CORNER] = TRAP;
        return TabularReward.onState(ACTIONS, values);
    }

    private static TabularReward noise(RandomGenerator random) {
        double[] values = new double[(END + 1) * ACTIONS];
        for (int row = 0; row < END * ACTIONS; row++) {
            values[row] = PROGRESS * random.nextGaussian();
        }
        return TabularReward.onStateAction(END + 1, ACTIONS, values);
    }

    private static int neighbour(int s, int a) {
        int x = s % SIDE + DX[a];
        int y = s / SIDE + DY[a];
        return x < 0 || x >= SIDE || y < 0 || y >= SIDE ? s : SIDE * y + x;
    }

    private static int distance(int s) {
        return 2 * (SIDE - 1) - s % SIDE - s / SIDE;
    }
}
