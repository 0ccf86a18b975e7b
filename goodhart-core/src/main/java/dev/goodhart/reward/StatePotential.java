package dev.goodhart.reward;

/** Phi, a number for every state that is a vector. */
@FunctionalInterface
public interface StatePotential {
    /**
     * The potential of one state.
     *
     * @param states an array of states side by side; read only
     * @param from where the state begins in it
     * @return Phi, finite
     */
    double at(double[] states, int from);
}
