package dev.goodhart.command;

import dev.goodhart.studies.sparl.ErrandWorld;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The recipe of the errands in the examples: the world's transitions as CSV, and runs of an agent that knows the way and errs. */
final class SimulatedErrands {
    private static final double KAPPA = 1.5;

    private SimulatedErrands() {}

    static String transitions() {
        StringBuilder csv = new StringBuilder("state,action,next,probability\n");
        for (int s = 0; s < ErrandWorld.STATES; s++) {
            for (int a = 0; a < ErrandWorld.ACTIONS && !ErrandWorld.isTerminal(s); a++) {
                csv.append(ErrandWorld.names().get(s))
                        .append(',')
                        .append(ErrandWorld.actionNames().get(a))
                        .append(',')
                        .append(ErrandWorld.names().get(ErrandWorld.next(s, a)))
                        .append(",1\n");
            }
        }
        return csv.toString();
    }

    static String jsonl(int runs, long seed) {
        RandomGenerator random = SeedTree.of("example-errands").child(seed).generator();
        double[] policy = ErrandWorld.noisyExpertPolicy(KAPPA);
        StringBuilder lines = new StringBuilder();
        for (int run = 0; run < runs; run++) {
            int state = ErrandWorld.START;
            List<String> turns = new ArrayList<>();
            while (!ErrandWorld.isTerminal(state) && turns.size() < ErrandWorld.HORIZON) {
                int action = 0;
                double u = random.nextDouble();
                while (action < ErrandWorld.ACTIONS - 1 && (u -= policy[state * ErrandWorld.ACTIONS + action]) >= 0) {
                    action++;
                }
                turns.add("{\"observation\": \"" + ErrandWorld.names().get(state) + "\", \"action\": \""
                        + ErrandWorld.actionNames().get(action) + "\", \"executed\": "
                        + ErrandWorld.executed(state, action) + "}");
                state = ErrandWorld.next(state, action);
            }
            boolean done = ErrandWorld.isTerminal(state);
            lines.append("{\"id\": \"errand-")
                    .append(run + 1)
                    .append("\", \"turns\": [")
                    .append(String.join(", ", turns))
                    .append("], \"reward\": ")
                    .append(done ? 1 : 0)
                    .append(", \"end\": \"")
                    .append(done ? "terminated" : "truncated")
                    .append("\"}\n");
        }
        return lines.toString();
    }
}
