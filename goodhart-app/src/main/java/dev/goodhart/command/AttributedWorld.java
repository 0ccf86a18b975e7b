package dev.goodhart.command;

import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.attribution.ProgressEstimator;
import dev.goodhart.attribution.RedistributionAudit;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.world.WorldFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact planning under an attribution on a world.
 *
 * @param name the world's
 * @param discount its discount
 * @param threshold the largest beta of a bonus that leaves finishing optimal where waiting is accepted, in the unit of the reward
 * @param audit the optimum of the contributions with the grounding signal
 * @param withReward the optimum of the intended reward with the grounding signal alone
 * @param known how many pairs of state and action are in the runs
 * @param pairs how many pairs the world has, terminal states left out
 */
record AttributedWorld(
        String name,
        double discount,
        double threshold,
        RedistributionAudit audit,
        RedistributionAudit withReward,
        int known,
        int pairs) {
    /**
     * A world whose states and actions the runs name.
     *
     * @param read the world
     * @param executed {@code [states * actions]} what the runs say of each pair, see {@link #table}
     */
    record Table(WorldFile read, Boolean[] executed) {}

    /** Reads a world and what the runs say of it, before anything is fitted. */
    static Table table(Path path, RunFile file) {
        WorldFile read = WorldFile.read(path);
        return new Table(read, executed(path, file, read.world()));
    }

    static AttributedWorld of(Table table, ProgressEstimator estimator, double highest) {
        WorldFile read = table.read();
        World world = read.world();
        TabularMdp mdp = world.mdp();
        Boolean[] executed = table.executed();
        int pairs = 0;
        int known = 0;
        for (int row = 0; row < executed.length; row++) {
            if (!mdp.isTerminal(row / mdp.actions())) {
                pairs++;
                known += executed[row] == null ? 0 : 1;
            }
        }
        ProgressEstimator.Executable executable = (s, a) -> {
            Boolean seen = executed[s * mdp.actions() + a];
            return seen == null ? moves(mdp, s, a) : seen;
        };
        TabularReward intended = read.intended().total();
        TabularReward attributed = estimator.on(world, executable).total();
        TabularReward grounding =
                estimator.on(world, executable).terms().getLast().reward();
        return new AttributedWorld(
                world.name(),
                mdp.discount(),
                GroundingSignal.BONUS.largestSafeBeta(highest, mdp.discount()),
                RedistributionAudit.of(mdp, attributed, intended),
                RedistributionAudit.of(mdp, intended.plus(grounding), intended),
                known,
                pairs);
    }

    private static boolean moves(TabularMdp mdp, int state, int action) {
        int row = state * mdp.actions() + action;
        return mdp.rowStart()[row + 1] - mdp.rowStart()[row] > 1 || mdp.successor()[mdp.rowStart()[row]] != state;
    }

    /** What the runs say of each pair; null for those that are in none. A pair of which they do not say counts as carried out. */
    private static Boolean[] executed(Path path, RunFile file, World world) {
        Map<String, Integer> states = indices(world.stateNames());
        Map<String, Integer> actions = indices(world.actionNames());
        Boolean[] executed = new Boolean[states.size() * actions.size()];
        String stranger = "";
        for (ScoredRun run : file.runs()) {
            for (Turn turn : run.turns()) {
                Integer state = states.get(turn.observation());
                Integer action = actions.get(turn.action());
                if (state == null || action == null) {
                    stranger = state == null ? turn.observation() : turn.action();
                } else {
                    executed[state * actions.size() + action] = turn.execution() != Execution.REFUSED;
                }
            }
        }
        if (!stranger.isEmpty()) {
            throw new InvalidInputException(file.path() + ": every observation must be a state of " + path
                    + " and every action one of its actions for --audit, '" + CreditText.shortened(stranger, 60)
                    + "' is neither\nMaybe it should be named as the world does, such as '"
                    + world.stateNames().getFirst() + "' and '"
                    + world.actionNames().getFirst() + "'.");
        }
        return executed;
    }

    private static Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        return indices;
    }
}
