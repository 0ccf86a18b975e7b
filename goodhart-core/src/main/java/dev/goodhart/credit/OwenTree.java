package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A binary tree whose leaves are the units: who bargains together. */
public sealed interface OwenTree {
    /** {@return how many leaves there are} */
    int leaves();

    /**
     * A unit.
     *
     * @param unit from 0
     */
    record Leaf(int unit) implements OwenTree {
        @Override
        public int leaves() {
            return 1;
        }
    }

    /**
     * Two branches.
     *
     * @param left the first branch
     * @param right the second branch
     * @param leaves of both
     */
    record Fork(OwenTree left, OwenTree right, int leaves) implements OwenTree {}

    /**
     * A unit.
     *
     * @param unit from 0
     * @return the leaf
     */
    static OwenTree leaf(int unit) {
        return new Leaf(unit);
    }

    /**
     * Two branches.
     *
     * @param left the first
     * @param right the second
     * @return the tree
     */
    static OwenTree fork(OwenTree left, OwenTree right) {
        return new Fork(left, right, left.leaves() + right.leaves());
    }

    /**
     * Halves all the way down.
     *
     * @param units how many units there are, at least 1
     * @return the tree; the first half is the smaller where a number is odd
     */
    static OwenTree balanced(int units) {
        requireUnits(units);
        List<OwenTree> leaves = new ArrayList<>();
        for (int unit = 0; unit < units; unit++) {
            leaves.add(leaf(unit));
        }
        return joined(leaves);
    }

    /**
     * Several branches joined by halving their list all the way down.
     *
     * @param branches at least one
     * @return the tree
     */
    static OwenTree joined(List<OwenTree> branches) {
        requireUnits(branches.size());
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        int middle = branches.size() / 2;
        return fork(joined(branches.subList(0, middle)), joined(branches.subList(middle, branches.size())));
    }

    /**
     * Parts at the strongest punctuation: ends of lines, then of sentences, then semicolons and colons, then commas. Only the middle
     * half of a part is looked at, nearest to the middle first, so that the tree stays flat.
     *
     * @param units the texts of the units, at least one
     * @return the tree
     */
    static OwenTree byPunctuation(List<String> units) {
        requireUnits(units.size());
        return Punctuation.tree(units, 0, units.size());
    }

    /**
     * Checks that every unit is a leaf exactly once.
     *
     * @param units how many units there are
     * @throws InvalidInputException if one is missing, unknown or there twice; units are named from 1
     */
    default void requireUnitsOnce(int units) {
        BitSet seen = new BitSet();
        List<OwenTree> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case Fork fork -> {
                    open.add(fork.right());
                    open.add(fork.left());
                }
                case Leaf leaf -> {
                    int unit = leaf.unit();
                    if (unit < 0 || unit >= units) {
                        throw new InvalidInputException(
                                "The tree's unit (" + (unit + 1) + ") must be one of 1 .. " + units);
                    }
                    if (seen.get(unit)) {
                        throw new InvalidInputException(
                                "The tree must have every unit once, has unit " + (unit + 1) + " twice");
                    }
                    seen.set(unit);
                }
            }
        }
        if (seen.cardinality() < units) {
            throw new InvalidInputException(
                    "The tree must have every unit once, lacks unit " + (seen.nextClearBit(0) + 1));
        }
    }

    private static void requireUnits(int units) {
        if (units < 1) {
            throw new InvalidInputException("A tree must have at least one unit");
        }
    }
}
