package dev.goodhart.design.alignment;

import dev.goodhart.planning.TabularPolicy;

/** One learner in training: Alg of the bi-level problem, with its parameters theta. */
interface Training {
    /**
     * Updates theta.
     *
     * @param phi what the learner is given
     * @param updates how often
     */
    void learn(BlendParameters phi, int updates);

    /** {@return the policy of theta} */
    TabularPolicy policy();

    /**
     * The gradient of the return of the primary reward with respect to phi, at theta taken for the learner's fixed point.
     *
     * @param phi what the learner was given
     * @param solver how the implicit system is solved
     * @return dJ/dphi
     */
    BlendParameters hypergradient(BlendParameters phi, HypergradientSolver solver);
}
