package dev.goodhart.studies.denserewards;

import dev.goodhart.planning.LearnerReward;
import dev.goodhart.planning.Plan;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.QLearner;
import dev.goodhart.reward.PotentialShaping;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.shaping.GraphReward;
import dev.goodhart.shaping.GraphSignal;
import dev.goodhart.shaping.SignalSettings;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/** Part B: how many steps a tabular Q-learner takes for its first 20 episodes under each potential. */
final class LearningArms {
    static final int EPISODES = 20;
    static final String SPARSE = "sparse";
    static final String SUCCESSOR = "successor";
    static final String VALUES = "own V*";
    static final String SHIFTED_UP = "geodesic, at least 0";
    static final String SHIFTED_DOWN = "geodesic, at most 0";
    static final String PLUS_ONE = "constant 1";
    static final String MINUS_ONE = "constant -1";
    private static final double WALK_DISCOUNT = 0.95;

    private LearningArms() {}

    static void run(Maze maze, Trial<DenseRewardsSettings> trial) {
        potentials(maze)
                .forEach((name, potential) ->
                        record(trial, name, lengths(maze, potential, 200, SeedTree.of(name), trial)));
        GraphReward decoder = GraphReward.from(
                maze.graph(),
                GraphSignal.ADJACENCY_DECODER,
                SignalSettings.defaults()
                        .withDecoder(
                                SignalArms.DEFAULT_DIMENSION,
                                trial.settings().mazes().decoderSteps(),
                                trial.seed()),
                GraphReward.Mode.ADDED,
                maze.goal());
        Plan plan = new Planner(maze.task())
                .solve(maze.taskReward().plus(decoder.on(maze.task())).expected(maze.task()));
        trial.recorder().metric("decoder added: optimal policy reaches the goal", reaches(maze, plan) ? 1 : 0);
    }

    static Map<String, double[]> potentials(Maze maze) {
        int[] distance = maze.graph().distances(maze.goal());
        double most = Arrays.stream(distance).max().orElseThrow();
        Map<String, double[]> potentials = new LinkedHashMap<>();
        potentials.put(SPARSE, new double[distance.length]);
        potentials.put(
                SUCCESSOR,
                GraphReward.from(
                                maze.graph(),
                                GraphSignal.SUCCESSOR,
                                SignalSettings.defaults().withWalkDiscount(WALK_DISCOUNT),
                                GraphReward.Mode.POTENTIAL,
                                maze.goal())
                        .potential());
        potentials.put(VALUES, maze.optimalValues());
        potentials.put(SHIFTED_UP, of(distance, d -> 1 - d / most));
        potentials.put(SHIFTED_DOWN, of(distance, d -> -d / most));
        potentials.put(PLUS_ONE, of(distance, d -> 1));
        potentials.put(MINUS_ONE, of(distance, d -> -1));
        return potentials;
    }

    private static double[] of(int[] distance, DoubleUnaryOperator potential) {
        return Arrays.stream(distance)
                .mapToDouble(d -> potential.applyAsDouble(d))
                .toArray();
    }

    static int[] lengths(Maze maze, double[] potential, int horizon, SeedTree seed, Trial<DenseRewardsSettings> trial) {
        TabularReward reward = maze.taskReward().plus(PotentialShaping.of(maze.task(), potential));
        RandomGenerator random =
                seed.child(maze.name()).child(trial.arm()).child(trial.seed()).generator();
        QLearner learner = new QLearner(
                maze.task(), LearnerReward.of(maze.task(), reward), 0.5, 0.1, horizon, QLearner.Ties.RANDOM, random);
        int[] lengths = new int[EPISODES];
        for (int episode = 0; episode < EPISODES; episode++) {
            do {
                lengths[episode]++;
            } while (!learner.step());
        }
        return lengths;
    }

    static void record(Trial<DenseRewardsSettings> trial, String name, int[] lengths) {
        double[] episode = new double[EPISODES];
        Arrays.setAll(episode, i -> i + 1);
        trial.recorder().metric(name + ": steps", Arrays.stream(lengths).sum());
        trial.recorder()
                .series(name, episode, Arrays.stream(lengths).asDoubleStream().toArray());
    }

    private static boolean reaches(Maze maze, Plan plan) {
        int state = maze.start();
        for (int step = 0; step < 200 && state != maze.goal(); step++) {
            int row = state * maze.task().actions() + plan.choice()[state];
            state = maze.task().successor()[maze.task().rowStart()[row]];
        }
        return state == maze.goal();
    }
}
