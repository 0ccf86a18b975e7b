package dev.goodhart.world;

import dev.goodhart.mdp.World;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Where world files take named signals from, found by the service loader. Signals need graph and matrix methods that this module does
 * without; the module goodhart-tabular brings them.
 */
public interface StateSignals {
    /**
     * What a term asks for.
     *
     * @param signal one of {@link #names()}
     * @param goals the states to come near to, at least one
     * @param walkDiscount discount of the walk, where the signal has one
     */
    record Request(String signal, List<Integer> goals, OptionalDouble walkDiscount) {
        /** Copies the goals. */
        public Request {
            goals = List.copyOf(goals);
        }
    }

    /**
     * A number for every state.
     *
     * @param values {@code [states]}
     * @param warnings what is doubtful about them, full sentences
     */
    record Values(double[] values, List<String> warnings) {
        /** Copies the warnings. */
        public Values {
            warnings = List.copyOf(warnings);
        }
    }

    /** {@return the names of the signals} */
    Set<String> names();

    /**
     * The signal itself, in its own units, largest at the goals.
     *
     * @param world the world
     * @param request what is asked for
     * @return the signal
     * @throws dev.goodhart.input.InvalidInputException if the world does not allow it
     */
    Values nearness(World world, Request request);

    /**
     * The signal as a potential, in [0, 1] and 1 at the goals.
     *
     * @param world the world
     * @param request what is asked for
     * @return Phi
     * @throws dev.goodhart.input.InvalidInputException if the world does not allow it
     */
    Values potential(World world, Request request);
}
