package dev.goodhart.hierarchy;

/**
 * One thing that behaviour is judged by.
 *
 * @param name what it is called, the name of its column; not empty
 * @param direction which values are better
 * @param margin how much better they must be
 */
public record Factor(String name, Direction direction, Margin margin) {
    /** Checks the name. */
    public Factor {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A factor must have a name, has none");
        }
    }

    /**
     * A factor of which every increase is better.
     *
     * @param name its name
     * @return the factor, without a margin
     */
    public static Factor higher(String name) {
        return new Factor(name, Direction.HIGHER, Margin.NONE);
    }

    /**
     * A factor of which every decrease is better.
     *
     * @param name its name
     * @return the factor, without a margin
     */
    public static Factor lower(String name) {
        return new Factor(name, Direction.LOWER, Margin.NONE);
    }

    /**
     * The factor with another margin.
     *
     * @param other the margin
     * @return the factor
     */
    public Factor within(Margin other) {
        return new Factor(name, direction, other);
    }
}
