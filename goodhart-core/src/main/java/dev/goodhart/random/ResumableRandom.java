package dev.goodhart.random;

import java.util.random.RandomGenerator;

/**
 * A generator whose whole state is one number, so that a checkpoint can hold it: SplitMix64 with the golden-ratio increment (Steele, Lea
 * and Flood 2014). Period 2^64. Two generators made from seeds of one {@link dev.goodhart.study.SeedTree} share no numbers in practice.
 */
public final class ResumableRandom implements RandomGenerator {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /**
     * Starts at a seed.
     *
     * @param seed any number
     */
    public ResumableRandom(long seed) {
        this.state = seed;
    }

    /**
     * Goes on where another stopped.
     *
     * @param state what {@link #state()} gave
     * @return a generator that gives the numbers that would have followed
     */
    public static ResumableRandom at(long state) {
        return new ResumableRandom(state);
    }

    /** {@return what to store} */
    public long state() {
        return state;
    }

    /**
     * Goes to a stored state.
     *
     * @param stored what {@link #state()} gave
     */
    public void restore(long stored) {
        this.state = stored;
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        long a = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
