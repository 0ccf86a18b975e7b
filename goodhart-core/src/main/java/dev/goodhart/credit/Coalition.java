package dev.goodhart.credit;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of a fixed number of units are present. Immutable; equal when the same units of the same number are present. */
public final class Coalition {
    private final int units;
    private final long[] words;

    private Coalition(int units, long[] words) {
        this.units = units;
        this.words = words;
    }

    /**
     * Nobody.
     *
     * @param units how many units there are
     * @return the coalition without any of them
     */
    public static Coalition none(int units) {
        return new Coalition(units, new long[wordCount(units)]);
    }

    /**
     * Everybody.
     *
     * @param units how many units there are
     * @return the coalition of all of them
     */
    public static Coalition all(int units) {
        return first(units, units);
    }

    /**
     * The first units, as a text stands after so many of them are written.
     *
     * @param units how many units there are
     * @param present how many of them, from the first, are present
     * @return the coalition
     */
    public static Coalition first(int units, int present) {
        long[] words = new long[wordCount(units)];
        Arrays.fill(words, 0, present >> 6, -1);
        if ((present & 63) != 0) {
            words[present >> 6] = (1L << (present & 63)) - 1;
        }
        return new Coalition(units, words);
    }

    /**
     * Named units.
     *
     * @param units how many units there are
     * @param present those present, from 0, in any order
     * @return the coalition
     */
    public static Coalition of(int units, int... present) {
        Coalition coalition = none(units);
        for (int unit : present) {
            if (unit < 0 || unit >= units) {
                throw new IllegalArgumentException(
                        "The unit (" + unit + ") must be one of 0 .. " + (units - 1) + ", of " + units + " units");
            }
            coalition.words[unit >> 6] |= 1L << (unit & 63);
        }
        return coalition;
    }

    /**
     * Units by the bits of a number.
     *
     * @param units how many units there are, at most 63
     * @param bits bit i is set where unit i is present
     * @return the coalition
     */
    public static Coalition ofBits(int units, long bits) {
        return new Coalition(units, units == 0 ? new long[0] : new long[] {bits});
    }

    /** {@return how many units there are, present or not} */
    public int units() {
        return units;
    }

    /** {@return how many units are present} */
    public int size() {
        int size = 0;
        for (long word : words) {
            size += Long.bitCount(word);
        }
        return size;
    }

    /**
     * Whether a unit is present.
     *
     * @param unit from 0
     * @return true if it is
     */
    public boolean contains(int unit) {
        return (words[unit >> 6] >>> (unit & 63) & 1) != 0;
    }

    /**
     * This coalition with one more unit.
     *
     * @param unit from 0
     * @return the larger coalition
     */
    public Coalition with(int unit) {
        long[] larger = words.clone();
        larger[unit >> 6] |= 1L << (unit & 63);
        return new Coalition(units, larger);
    }

    /**
     * This coalition joined with another.
     *
     * @param other of as many units
     * @return the units of either
     */
    public Coalition union(Coalition other) {
        long[] larger = words.clone();
        for (int i = 0; i < larger.length; i++) {
            larger[i] |= other.words[i];
        }
        return new Coalition(units, larger);
    }

    /** {@return the present units as bits; only for at most 63 units} */
    long bits() {
        return words.length == 0 ? 0 : words[0];
    }

    private static int wordCount(int units) {
        return (units + 63) >> 6;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coalition c && units == c.units && Arrays.equals(words, c.words);
    }

    @Override
    public int hashCode() {
        // The plain hash of long arrays maps neighbouring bit sets to few values.
        long hash = units;
        for (long word : words) {
            hash = (hash ^ word) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    /** {@return the units present, numbered from 1, such as {@code 1,3}} */
    @Override
    public String toString() {
        return IntStream.range(0, units)
                .filter(this::contains)
                .mapToObj(unit -> Integer.toString(unit + 1))
                .collect(Collectors.joining(","));
    }
}
