package dev.goodhart.environment;

/** Makes environments of one kind. */
@FunctionalInterface
public interface EnvironmentFactory {
    /**
     * Makes an environment that shares nothing with the others.
     *
     * @param copies how many copies step together, at least 1
     * @return the environment, not yet reset
     */
    VectorEnvironment create(int copies);
}
