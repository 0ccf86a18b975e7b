package dev.goodhart.benchmark;

import dev.goodhart.comparison.OccupancyProgram;
import dev.goodhart.comparison.WorstCaseRegret;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Worst-case regret by cutting planes beside the one linear program that states it, on random dense worlds. */
final class AgainstLinearProgram {
    private static final int[][] SHAPES = {{8, 3}, {16, 3}, {16, 4}, {32, 4}};

    private AgainstLinearProgram() {}

    static String table() {
        StringBuilder table = new StringBuilder("| states x actions | cutting planes, ms | linear program, ms | ratio"
                + " | regret x span | difference |\n|--:|--:|--:|--:|--:|--:|\n");
        for (int[] shape : SHAPES) {
            table.append(row(shape[0], shape[1])).append('\n');
        }
        return table.toString();
    }

    private static String row(int states, int actions) {
        SeedTree seed = SeedTree.of("against-linear-program").child(states).child(actions);
        TabularMdp mdp = RandomDenseWorld.mdp(states, actions, seed);
        RandomGenerator random = seed.child("rewards").generator();
        TabularReward intended = RandomDenseWorld.reward(states, actions, random);
        TabularReward proxy = RandomDenseWorld.reward(states, actions, random);
        WorstCaseRegret regret = WorstCaseRegret.of(mdp, intended, proxy);
        double loss = regret.regret() * regret.span();
        double cuts =
                Stopwatch.seconds(() -> WorstCaseRegret.of(mdp, intended, proxy).regret());
        double program = Stopwatch.seconds(() -> OccupancyProgram.worstCaseLoss(mdp, intended, proxy));
        return String.format(
                Locale.ROOT,
                "| %d x %d | %.3g | %.3g | %.3g | %.6f | %.1e |",
                states,
                actions,
                1e3 * cuts,
                1e3 * program,
                program / cuts,
                loss,
                Math.abs(OccupancyProgram.worstCaseLoss(mdp, intended, proxy) - loss));
    }
}
