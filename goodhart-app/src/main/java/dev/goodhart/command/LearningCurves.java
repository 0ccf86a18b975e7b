package dev.goodhart.command;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.QLearning;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far tabular Q-learners come on the way, given the intended and given a designed reward: intended returns of their greedy policies.
 *
 * @param steps {@code [checkpoints]} environment steps taken
 * @param intended learners that see the intended reward
 * @param designed learners that see the designed reward
 */
record LearningCurves(double[] steps, Progress intended, Progress designed) {
    private static final int LARGE = 2_000;
    private static final int SMALL = 200;
    private static final double PRECISION = 1e-8;

    /**
     * Many learners at each checkpoint.
     *
     * @param low {@code [checkpoints]} the lower quartile
     * @param median {@code [checkpoints]}
     * @param high {@code [checkpoints]} the upper quartile
     */
    record Progress(double[] low, double[] median, double[] high) {
        /** The first checkpoint at which the median reaches a level, or -1. */
        int reaches(double level) {
            for (int i = 0; i < median.length; i++) {
                if (median[i] >= level) {
                    return i;
                }
            }
            return -1;
        }

        /** The first checkpoint from which on the median stays at a level, or -1. */
        int staysAt(double level) {
            int first = median.length;
            while (first > 0 && median[first - 1] >= level) {
                first--;
            }
            return first == median.length ? -1 : first;
        }
    }

    /** Trains the learners: as many for each reward, with the same seeds. */
    static LearningCurves of(
            TabularMdp mdp,
            TabularReward intended,
            TabularReward designed,
            int learners,
            long seed,
            int threads,
            ProgressLine progress) {
        int checkpoints = mdp.states() > LARGE ? 20 : mdp.states() > SMALL ? 100 : 500;
        QLearning.Settings settings = new QLearning.Settings(
                Math.clamp(1_000L * mdp.states(), 100_000, 2_000_000), checkpoints, 0.2, 0.1, 200);
        double[] expected = intended.expected(mdp);
        List<Integer> all = IntStream.range(0, 2 * learners).boxed().toList();
        List<double[]> curves = Parallel.map(
                all,
                i -> QLearning.train(
                                mdp,
                                i < learners ? intended : designed,
                                settings,
                                SeedTree.of("design")
                                        .child(Long.toString(seed))
                                        .child(i % learners)
                                        .generator())
                        .stream()
                        .mapToDouble(c -> Evaluation.of(
                                        mdp, TabularPolicy.deterministic(mdp.actions(), c.choice()), PRECISION)
                                .expectedReturn(expected))
                        .toArray(),
                threads,
                progress);
        double[] steps = IntStream.rangeClosed(1, checkpoints)
                .mapToDouble(i -> (double) settings.steps() * i / checkpoints)
                .toArray();
        return new LearningCurves(
                steps, progress(curves.subList(0, learners)), progress(curves.subList(learners, 2 * learners)));
    }

    private static Progress progress(List<double[]> curves) {
        int checkpoints = curves.getFirst().length;
        double[][] quartile = new double[3][checkpoints];
        for (int i = 0; i < checkpoints; i++) {
            int at = i;
            double[] sorted = curves.stream().mapToDouble(c -> c[at]).sorted().toArray();
            for (int q = 0; q < 3; q++) {
                quartile[q][i] = quantile(sorted, (q + 1) / 4.0);
            }
        }
        return new Progress(quartile[0], quartile[1], quartile[2]);
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
