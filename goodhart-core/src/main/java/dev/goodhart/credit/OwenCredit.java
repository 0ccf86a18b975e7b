package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Owen values on a binary tree (Owen 1977), by recursion with v remembered: credit(leaf, C, w): SV += w [v(C+leaf) - v(C)];
 * credit((L,R), C, w): credit(L, C, w/2), credit(L, C+R, w/2), credit(R, C, w/2), credit(R, C+L, w/2); begun with credit(root, {}, 1).
 *
 * <p>Which coalitions are needed does not depend on their values: they are collected first and asked in batches.
 */
final class OwenCredit {
    /** Visits of leaves: 4^10, a balanced tree of 1,024 units. */
    private static final double MOST_VISITS = 1 << 20;

    private final KnownValues values;
    private final double[] credits;

    private OwenCredit(KnownValues values, int units) {
        this.values = values;
        this.credits = new double[units];
    }

    static double[] of(OwenTree tree, KnownValues values, int units) {
        tree.requireUnitsOnce(units);
        double visits = visits(tree);
        if (visits > MOST_VISITS) {
            throw new InvalidInputException(String.format(
                    java.util.Locale.ROOT,
                    "The tree of %d units must lead to at most %.0f visits of leaves (2^depth for every leaf), leads to %.3g"
                            + "\nMaybe take a flatter tree, larger units, or Shapley values sampled under a budget.",
                    units,
                    MOST_VISITS,
                    visits));
        }
        Set<Coalition> needed = new LinkedHashSet<>();
        collect(tree, Coalition.none(units), needed, units);
        values.ask(needed);
        OwenCredit owen = new OwenCredit(values, units);
        owen.credit(tree, Coalition.none(units), 1);
        return owen.credits;
    }

    static double visits(OwenTree tree) {
        return visits(tree, 1);
    }

    private static double visits(OwenTree tree, double contexts) {
        if (contexts > MOST_VISITS) {
            return contexts;
        }
        return switch (tree) {
            case OwenTree.Leaf leaf -> contexts;
            case OwenTree.Fork fork -> visits(fork.left(), 2 * contexts) + visits(fork.right(), 2 * contexts);
        };
    }

    private static void collect(OwenTree tree, Coalition present, Set<Coalition> needed, int units) {
        switch (tree) {
            case OwenTree.Leaf leaf -> {
                needed.add(present);
                needed.add(present.with(leaf.unit()));
            }
            case OwenTree.Fork fork -> {
                collect(fork.left(), present, needed, units);
                collect(fork.left(), present.union(members(fork.right(), units)), needed, units);
                collect(fork.right(), present, needed, units);
                collect(fork.right(), present.union(members(fork.left(), units)), needed, units);
            }
        }
    }

    private void credit(OwenTree tree, Coalition present, double weight) {
        switch (tree) {
            case OwenTree.Leaf leaf ->
                credits[leaf.unit()] += weight * (values.of(present.with(leaf.unit())) - values.of(present));
            case OwenTree.Fork fork -> {
                credit(fork.left(), present, weight / 2);
                credit(fork.left(), present.union(members(fork.right(), credits.length)), weight / 2);
                credit(fork.right(), present, weight / 2);
                credit(fork.right(), present.union(members(fork.left(), credits.length)), weight / 2);
            }
        }
    }

    private static Coalition members(OwenTree tree, int units) {
        return switch (tree) {
            case OwenTree.Leaf leaf -> Coalition.of(units, leaf.unit());
            case OwenTree.Fork fork -> members(fork.left(), units).union(members(fork.right(), units));
        };
    }
}
