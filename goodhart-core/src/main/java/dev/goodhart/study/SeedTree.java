package dev.goodhart.study;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeds derived by path, so that no two parts of a program share random numbers and none depends on the order of the others.
 *
 * @param value the 64-bit seed at this node
 */
public record SeedTree(long value) {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /**
     * The root of a tree.
     *
     * @param name a name, such as the study's id
     * @return the root
     */
    public static SeedTree of(String name) {
        return new SeedTree(0x9e3779b97f4a7c15L).child(name);
    }

    /**
     * A named child.
     *
     * @param name its name
     * @return the child
     */
    public SeedTree child(String name) {
        long hash = value;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash ^ name.charAt(i));
        }
        return new SeedTree(mix(hash + name.length()));
    }

    /**
     * A numbered child.
     *
     * @param index its number
     * @return the child
     */
    public SeedTree child(long index) {
        return new SeedTree(mix(mix(value ^ 0x5851f42d4c957f2dL) + index));
    }

    /** {@return a generator started at this node; equal on every call} */
    public RandomGenerator generator() {
        return GENERATORS.create(value);
    }

    /** Finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
