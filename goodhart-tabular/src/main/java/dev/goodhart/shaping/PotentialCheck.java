package dev.goodhart.shaping;

import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * What is odd about a potential: nothing here changes which policies are optimal, all of it changes how fast a learner finds them.
 *
 * @param terminalStates terminal states where Phi is not zero; it is taken as zero there
 * @param lowest the smallest Phi of a state that is not terminal
 * @param highest the largest
 * @param idlePay what a step that stays in the lowest state is paid, (discount - 1) * lowest; positive when Phi is negative there
 */
public record PotentialCheck(List<Integer> terminalStates, double lowest, double highest, double idlePay) {
    /** Copies the list. */
    public PotentialCheck {
        terminalStates = List.copyOf(terminalStates);
    }

    /**
     * Checks a potential.
     *
     * @param mdp the world
     * @param potential {@code [states]} Phi
     * @return what was found
     * @throws IllegalArgumentException if its length is wrong or a value is not finite
     */
    public static PotentialCheck of(TabularMdp mdp, double[] potential) {
        if (potential.length != mdp.states()) {
            throw new IllegalArgumentException(
                    "The potential must have states = " + mdp.states() + " values, has " + potential.length);
        }
        List<Integer> terminal = new ArrayList<>();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < potential.length; s++) {
            if (!Double.isFinite(potential[s])) {
                throw new IllegalArgumentException(
                        "The potential of state " + s + " (" + potential[s] + ") must be a finite number");
            }
            if (mdp.isTerminal(s)) {
                if (potential[s] != 0) {
                    terminal.add(s);
                }
            } else {
                low = Math.min(low, potential[s]);
                high = Math.max(high, potential[s]);
            }
        }
        return new PotentialCheck(terminal, low, high, (mdp.discount() - 1) * low);
    }

    /** {@return whether a learner whose values begin at zero is paid for standing still somewhere} */
    public boolean paysForStandingStill() {
        return idlePay > 0;
    }

    /**
     * The findings as sentences.
     *
     * @param name what a state is called
     * @return none when nothing is odd
     */
    public List<String> warnings(IntFunction<String> name) {
        List<String> warnings = new ArrayList<>();
        if (!terminalStates.isEmpty()) {
            warnings.add("The potential is not zero in " + terminalStates.size() + " terminal "
                    + (terminalStates.size() == 1 ? "state" : "states") + ", such as '"
                    + name.apply(terminalStates.getFirst())
                    + "'; it is taken as zero there, or ending the episode would pay.");
        }
        if (paysForStandingStill()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The potential falls to %.4g: standing still there is paid %.4g a step, and a learner whose values begin at"
                            + " zero is slow to leave. Add %.4g to it everywhere.",
                    lowest,
                    idlePay,
                    -lowest));
        }
        return warnings;
    }
}
