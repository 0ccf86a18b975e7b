package dev.goodhart.hierarchy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Factors in their order of importance.
 *
 * @param factors the most important first; from 1 to {@value #MOST}, of distinct names
 */
public record FactorHierarchy(List<Factor> factors) {
    /** The most levels there may be. */
    public static final int MOST = 100;

    /** Copies the factors and checks their names. */
    public FactorHierarchy {
        factors = List.copyOf(factors);
        if (factors.isEmpty() || factors.size() > MOST) {
            throw new IllegalArgumentException(
                    "A hierarchy must have from 1 to " + MOST + " factors, has " + factors.size());
        }
        HashSet<String> names = new HashSet<>();
        for (Factor factor : factors) {
            if (!names.add(factor.name())) {
                throw new IllegalArgumentException(
                        "A factor must have one place in the hierarchy, '" + factor.name() + "' has two");
            }
        }
    }

    /**
     * A hierarchy.
     *
     * @param factors the most important first
     * @return the hierarchy
     */
    public static FactorHierarchy of(Factor... factors) {
        return new FactorHierarchy(List.of(factors));
    }

    /** {@return how many levels there are} */
    public int levels() {
        return factors.size();
    }

    /** {@return the names of the factors, the most important first} */
    public List<String> names() {
        return factors.stream().map(Factor::name).toList();
    }

    /**
     * The hierarchy with two neighbours changed round.
     *
     * @param level the upper of them, from 0
     * @return the hierarchy
     */
    public FactorHierarchy swapped(int level) {
        List<Factor> other = new ArrayList<>(factors);
        other.set(level, factors.get(level + 1));
        other.set(level + 1, factors.get(level));
        return new FactorHierarchy(other);
    }

    /** {@return {@code [levels]} 1 where more of a factor is better, -1 where less is} */
    public int[] signs() {
        return factors.stream().mapToInt(f -> f.direction().sign()).toArray();
    }
}
