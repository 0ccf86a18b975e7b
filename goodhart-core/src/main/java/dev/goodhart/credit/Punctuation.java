package dev.goodhart.credit;

import java.util.List;

/** Splits a text's units where its punctuation is strongest. */
final class Punctuation {
    private Punctuation() {}

    static OwenTree tree(List<String> units, int from, int to) {
        if (to - from == 1) {
            return OwenTree.leaf(from);
        }
        int cut = cut(units, from, to);
        return OwenTree.fork(tree(units, from, cut), tree(units, cut, to));
    }

    /** Where the second part begins. */
    private static int cut(List<String> units, int from, int to) {
        int length = to - from;
        int middle = from + length / 2;
        int reach = length / 4;
        int best = middle;
        int bestStrength = strength(units.get(middle - 1));
        for (int away = 1; away <= reach; away++) {
            for (int at : new int[] {middle - away, middle + away}) {
                if (at > from && at < to && strength(units.get(at - 1)) > bestStrength) {
                    best = at;
                    bestStrength = strength(units.get(at - 1));
                }
            }
        }
        return best;
    }

    /** How strongly a unit ends what it belongs to. */
    private static int strength(String unit) {
        String text = unit.stripTrailing();
        if (unit.indexOf('\n', text.length()) >= 0) {
            return 4;
        }
        while (!text.isEmpty() && "\"')]}\u00bb\u201d\u2019".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.isEmpty()) {
            return 0;
        }
        return switch (text.charAt(text.length() - 1)) {
            case '.', '!', '?', '\u2026', '\u3002' -> 3;
            case ';', ':', '\u2014' -> 2;
            case ',' -> 1;
            default -> 0;
        };
    }
}
