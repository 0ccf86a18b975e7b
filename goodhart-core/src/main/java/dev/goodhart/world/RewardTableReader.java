package dev.goodhart.world;

import dev.goodhart.input.Row;
import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a reward given as rows of state, action, next state and value, each of the first three possibly {@code *}. What all rows
 * say about a transition adds up.
 */
final class RewardTableReader {
    private static final List<String> COLUMNS = List.of("state", "action", "next", "reward");
    private static final int STATE = 0;
    private static final int GROUP = 1;
    private static final int ANY = 2;

    private final Vocabulary vocabulary;
    private final RowReader rows;
    private final List<String> warnings;
    private final TripleTable table = new TripleTable();
    /** Which combinations of state, group or any occur, so that the others need no look-up. */
    private final boolean[] patterns = new boolean[3 * 2 * 3];

    RewardTableReader(Vocabulary vocabulary, RowReader rows, List<String> warnings) {
        this.vocabulary = vocabulary;
        this.rows = rows;
        this.warnings = warnings;
    }

    TabularReward read(YamlNode node) {
        rows.read(node, COLUMNS, this::take);
        long[] keys = table.sortedDistinctKeys(node);
        double[] values = new double[keys.length];
        int[] lines = new int[keys.length];
        for (int i = 0; i < table.size(); i++) {
            int k = Arrays.binarySearch(keys, table.key(i));
            values[k] = table.value(i);
            lines[k] = table.line(i);
        }
        boolean[] used = new boolean[keys.length];
        TabularReward reward = pay(keys, values, used);
        warnOfUnused(used, lines);
        return reward;
    }

    private void take(Row row) {
        int state = place(row, 0);
        int action = action(row);
        int next = place(row, 2);
        double value = row.number(3);
        if (Math.abs(value) > TermReader.LARGEST) {
            throw row.error(3, "must be at most 1e12 in size, is " + value, "");
        }
        patterns[pattern(kind(state), action < 0, kind(next))] = true;
        table.add(key(state, action, next), value, row);
    }

    private int place(Row row, int column) {
        String name = row.text(column);
        int place = name.equals("*") ? vocabulary.places() : vocabulary.place(name);
        if (place < 0) {
            throw row.error(
                    column,
                    Words.unknown("a state or *", name, vocabulary.placeNames()),
                    Suggestion.hint(name, vocabulary.placeNames()));
        }
        return place;
    }

    private int action(Row row) {
        String name = row.text(1);
        List<String> names = vocabulary.world().actionNames();
        int action = names.indexOf(name);
        if (action < 0 && !name.equals("*")) {
            throw row.error(1, Words.unknown("an action or *", name, names), Suggestion.hint(name, names));
        }
        return action;
    }

    private int kind(int place) {
        return place < vocabulary.world().mdp().states() ? STATE : place == vocabulary.places() ? ANY : GROUP;
    }

    private static int pattern(int stateKind, boolean anyAction, int nextKind) {
        return (stateKind * 2 + (anyAction ? 1 : 0)) * 3 + nextKind;
    }

    private long key(int state, int action, int next) {
        return ((long) state * (vocabulary.world().mdp().actions() + 1) + action + 1) * (vocabulary.places() + 1)
                + next;
    }

    private TabularReward pay(long[] keys, double[] values, boolean[] used) {
        TabularMdp mdp = vocabulary.world().mdp();
        double[] paid = new double[mdp.transitions()];
        for (int s = 0; s < mdp.states(); s++) {
            for (int row = s * mdp.actions(); row < (s + 1) * mdp.actions() && !mdp.isTerminal(s); row++) {
                for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                    paid[k] = look(keys, values, used, s, row - s * mdp.actions(), mdp.successor()[k]);
                }
            }
        }
        return TabularReward.onTransitions(mdp, paid);
    }

    private double look(long[] keys, double[] values, boolean[] used, int state, int action, int next) {
        int kinds = vocabulary.placeKinds();
        double sum = 0;
        for (int i = 0; i <= kinds; i++) {
            int from = i == kinds ? vocabulary.places() : vocabulary.placeOf(state, i);
            for (int j = 0; j <= kinds && from >= 0; j++) {
                int to = j == kinds ? vocabulary.places() : vocabulary.placeOf(next, j);
                for (int any = 0; any < 2 && to >= 0; any++) {
                    if (patterns[pattern(kind(from), any == 1, kind(to))]) {
                        int k = Arrays.binarySearch(keys, key(from, any == 1 ? -1 : action, to));
                        if (k >= 0) {
                            used[k] = true;
                            sum += values[k];
                        }
                    }
                }
            }
        }
        return sum;
    }

    private void warnOfUnused(boolean[] used, int[] lines) {
        int unused = 0;
        int first = Integer.MAX_VALUE;
        for (int k = 0; k < used.length; k++) {
            if (!used[k]) {
                unused++;
                first = Math.min(first, lines[k]);
            }
        }
        if (unused > 0) {
            warnings.add(table.file() + ":" + first + ": " + unused + (unused == 1 ? " row names" : " rows name")
                    + " transitions that never happen.");
        }
    }
}
