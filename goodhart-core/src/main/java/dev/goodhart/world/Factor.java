package dev.goodhart.world;

/**
 * One condition of a reward term, as a factor of what a step is paid: 0 or 1 for a plain condition, a number of instances for an
 * event or a count.
 *
 * @param onNext whether it looks at the state entered
 * @param function the factor
 */
record Factor(boolean onNext, StepFunction function) {
    /** A number for every step. */
    interface StepFunction {
        double at(int state, int action, int next);
    }

    /** A yes or no about a step. */
    interface StepTest {
        boolean holds(int state, int action, int next);
    }

    static Factor ofTest(boolean onNext, StepTest test) {
        return new Factor(onNext, (s, a, next) -> test.holds(s, a, next) ? 1 : 0);
    }
}
