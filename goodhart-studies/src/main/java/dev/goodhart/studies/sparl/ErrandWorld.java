package dev.goodhart.studies.sparl;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.planning.TabularPolicy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Fetch an object, clean it at the sink, bring it to the target. 40 states: where the agent is (4), where the object is (5), whether it is
 * clean. Every action has one outcome. An action that makes no sense is not executed and changes nothing; looking is always executed and
 * changes nothing. Putting the clean object down at the target ends the episode with reward 1.
 */
public final class ErrandWorld {
    /** Steps after which an episode is cut off. */
    public static final int HORIZON = 30;

    /** Number of states. */
    public static final int STATES = 40;

    /** Number of actions. */
    public static final int ACTIONS = 8;

    /** The agent is elsewhere, the object at its source and dirty. */
    public static final int START = state(3, 0, 0);

    private static final List<String> PLACES = List.of("source", "sink", "target", "other");
    private static final List<String> ACTION_NAMES =
            List.of("goto source", "goto sink", "goto target", "goto other", "take", "clean", "put", "look");
    private static final int SINK = 1;
    private static final int TARGET = 2;
    private static final int HELD = 4;
    private static final int TAKE = 4;
    private static final int CLEAN = 5;
    private static final int PUT = 6;

    private static final int[] NEXT = new int[STATES * ACTIONS];
    private static final boolean[] EXECUTED = new boolean[STATES * ACTIONS];
    private static final int[] DISTANCE = new int[STATES];

    static {
        for (int row = 0; row < NEXT.length; row++) {
            fill(row);
        }
        measure();
    }

    private ErrandWorld() {}

    private static int state(int place, int object, int clean) {
        return (place * 5 + object) * 2 + clean;
    }

    private static void fill(int row) {
        int s = row / ACTIONS;
        int a = row % ACTIONS;
        int place = s / 10;
        int object = s / 2 % 5;
        int clean = s % 2;
        NEXT[row] = s;
        EXECUTED[row] = true;
        if (a < PLACES.size() && a != place) {
            NEXT[row] = state(a, object, clean);
        } else if (a == TAKE && object == place) {
            NEXT[row] = state(place, HELD, clean);
        } else if (a == CLEAN && object == HELD && place == SINK && clean == 0) {
            NEXT[row] = state(place, HELD, 1);
        } else if (a == PUT && object == HELD) {
            NEXT[row] = state(place, place, clean);
        } else {
            EXECUTED[row] = a > PUT;
        }
    }

    /** Steps to the end, backwards from the ends. */
    private static void measure() {
        Arrays.fill(DISTANCE, Integer.MAX_VALUE);
        Deque<Integer> queue = new ArrayDeque<>();
        for (int s = 0; s < STATES; s++) {
            if (isTerminal(s)) {
                DISTANCE[s] = 0;
                queue.add(s);
            }
        }
        while (!queue.isEmpty()) {
            int at = queue.remove();
            for (int row = 0; row < NEXT.length; row++) {
                int s = row / ACTIONS;
                if (NEXT[row] == at && !isTerminal(s) && DISTANCE[s] == Integer.MAX_VALUE) {
                    DISTANCE[s] = DISTANCE[at] + 1;
                    queue.add(s);
                }
            }
        }
    }

    /**
     * Whether the errand is done.
     *
     * @param state a state
     * @return true if the clean object lies at the target
     */
    public static boolean isTerminal(int state) {
        return state / 2 % 5 == TARGET && state % 2 == 1;
    }

    /**
     * Where an action leads.
     *
     * @param state a state that is not terminal
     * @param action an action
     * @return the state entered
     */
    public static int next(int state, int action) {
        return NEXT[state * ACTIONS + action];
    }

    /**
     * Whether the world carries an action out.
     *
     * @param state a state
     * @param action an action
     * @return g, true for looking
     */
    public static boolean executed(int state, int action) {
        return EXECUTED[state * ACTIONS + action];
    }

    /**
     * The shortest way to the end.
     *
     * @param state a state
     * @return number of steps
     */
    public static int distance(int state) {
        return DISTANCE[state];
    }

    /**
     * Preferences of an agent that knows the way and errs: kappa for an action on a shortest path, 0 for the others.
     *
     * @param kappa how much it prefers the way; 0 acts at random
     * @return {@code [states * actions]} logits
     */
    public static double[] noisyExpertLogits(double kappa) {
        double[] logits = new double[STATES * ACTIONS];
        for (int row = 0; row < logits.length; row++) {
            int s = row / ACTIONS;
            logits[row] = !isTerminal(s) && DISTANCE[NEXT[row]] == DISTANCE[s] - 1 ? kappa : 0;
        }
        return logits;
    }

    /**
     * The policy with those preferences.
     *
     * @param kappa how much it prefers the way
     * @return {@code [states * actions]} probabilities
     */
    public static double[] noisyExpertPolicy(double kappa) {
        return TabularPolicy.softmax(STATES, ACTIONS, noisyExpertLogits(kappa)).probability();
    }

    /**
     * The world as others are.
     *
     * @param discount in [0, 1)
     * @return 40 states and 8 actions with names
     */
    public static World world(double discount) {
        TabularMdp.Builder builder =
                TabularMdp.builder(STATES, ACTIONS, discount).start(START, 1);
        for (int s = 0; s < STATES; s++) {
            if (isTerminal(s)) {
                builder.terminal(s);
            } else {
                for (int a = 0; a < ACTIONS; a++) {
                    builder.transition(s, a, next(s, a), 1);
                }
            }
        }
        return new World(
                "Errand",
                "Fetch an object, clean it, bring it to the target.",
                builder.build(),
                names(),
                ACTION_NAMES,
                null);
    }

    /** {@return the names of the actions} */
    public static List<String> actionNames() {
        return ACTION_NAMES;
    }

    /** {@return the names of the states: where the agent is, where the object is, whether it is clean} */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int s = 0; s < STATES; s++) {
            int object = s / 2 % 5;
            names.add(PLACES.get(s / 10) + "/" + (object == HELD ? "held" : PLACES.get(object))
                    + (s % 2 == 1 ? "/clean" : "/dirty"));
        }
        return names;
    }
}
