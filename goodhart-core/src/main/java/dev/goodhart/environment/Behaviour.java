package dev.goodhart.environment;

import java.util.random.RandomGenerator;

/** A way to act that is not learned: scripted controllers and uniform choice. It keeps nothing between calls. */
@FunctionalInterface
public interface Behaviour {
    /**
     * Chooses the action of one copy.
     *
     * @param observation holds what the copy sees at {@code [at, at + observationDim)}
     * @param at where its row begins
     * @param action receives the action at {@code [to, to + actions().dim())}
     * @param to where its action begins
     * @param random for behaviour that is random
     */
    void act(double[] observation, int at, double[] action, int to, RandomGenerator random);

    /**
     * Chooses the actions of all copies.
     *
     * @param environment what is acted in
     * @param action {@code [size][actions().dim()]} receives the actions
     * @param random for behaviour that is random
     */
    default void actAll(VectorEnvironment environment, double[] action, RandomGenerator random) {
        int observationDim = environment.spec().observationDim();
        int actionDim = environment.spec().actions().dim();
        for (int i = 0; i < environment.size(); i++) {
            act(environment.observation(), i * observationDim, action, i * actionDim, random);
        }
    }

    /**
     * Every action with the same chance.
     *
     * @param actions what may be done
     * @return the behaviour
     */
    static Behaviour uniform(ActionSpace actions) {
        return switch (actions) {
            case ActionSpace.Discrete discrete ->
                (observation, at, action, to, random) -> action[to] = random.nextInt(discrete.count());
            case ActionSpace.Box box ->
                (observation, at, action, to, random) -> {
                    for (int k = 0; k < box.dim(); k++) {
                        action[to + k] = Draw.between(box.low()[k], box.high()[k], random);
                    }
                };
        };
    }
}
