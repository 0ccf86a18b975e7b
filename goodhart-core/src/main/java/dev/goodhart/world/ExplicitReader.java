package dev.goodhart.world;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Row;
import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridLimits;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a world given state by state. */
final class ExplicitReader {
    private static final List<String> COLUMNS = List.of("state", "action", "next", "probability");
    private static final int MAX_ACTIONS = 10_000;

    private final YamlNode node;
    private final RowReader rows;
    private final List<String> warnings;
    private Map<String, Integer> states = Map.of();
    private Map<String, Integer> actions = Map.of();

    ExplicitReader(YamlNode node, RowReader rows, List<String> warnings) {
        this.node = node;
        this.rows = rows;
        this.warnings = warnings;
    }

    ExplicitVocabulary read(String name, String description, double discount) {
        node.rejectUnknownKeys("states", "actions", "start", "terminal", "transitions");
        long stateCount = count(node.get("states"), GridLimits.MAX_STATES);
        long actionCount = count(node.get("actions"), MAX_ACTIONS);
        if (stateCount * actionCount > GridLimits.MAX_ROWS) {
            throw node.error(
                    String.format(
                            Locale.ROOT,
                            "must have at most %,d pairs of state and action, has %,d x %,d",
                            GridLimits.MAX_ROWS,
                            stateCount,
                            actionCount),
                    "");
        }
        states = names(node.get("states"));
        actions = names(node.get("actions"));
        double[] start = start(node.get("start"));
        BitSet terminal = new BitSet();
        node.find("terminal")
                .ifPresent(n -> n.asListOrOne().forEach(s -> {
                    int state = Words.oneOf(s, "a state", states);
                    if (terminal.get(state)) {
                        throw s.error("is listed twice", "");
                    }
                    terminal.set(state);
                }));
        TabularMdp mdp = mdp(discount, start, terminal);
        World world =
                new World(name, description, mdp, List.copyOf(states.keySet()), List.copyOf(actions.keySet()), null);
        warnOfUnreachable(world);
        return new ExplicitVocabulary(world, states, actions);
    }

    private static int count(YamlNode node, int most) {
        if (node.kind() != YamlNode.Kind.LIST) {
            return node.asInteger(1, most);
        }
        int count = node.asList().size();
        if (count == 0 || count > most) {
            throw node.error("must list 1 to " + most + " names, lists " + count, "");
        }
        return count;
    }

    /** A number stands for the names 0, 1, 2 and so on. */
    private static Map<String, Integer> names(YamlNode node) {
        Map<String, Integer> names = new LinkedHashMap<>();
        if (node.kind() != YamlNode.Kind.LIST) {
            int count = node.asInteger(1, Integer.MAX_VALUE);
            for (int i = 0; i < count; i++) {
                names.put(Integer.toString(i), i);
            }
            return names;
        }
        for (YamlNode item : node.asList()) {
            if (names.putIfAbsent(Words.name(item), names.size()) != null) {
                throw item.error("is listed twice, as '" + item.asText() + "'", "");
            }
        }
        return names;
    }

    private double[] start(YamlNode startNode) {
        double[] start = new double[states.size()];
        if (startNode.kind() != YamlNode.Kind.MAP) {
            List<YamlNode> items = startNode.asListOrOne();
            if (items.isEmpty()) {
                throw startNode.error("must name at least one state", "");
            }
            items.forEach(item -> start[Words.oneOf(item, "a state", states)] += 1.0 / items.size());
            return start;
        }
        double sum = 0;
        for (Map.Entry<String, YamlNode> entry : startNode.asMap().entrySet()) {
            Integer state = states.get(entry.getKey());
            if (state == null) {
                throw entry.getValue()
                        .error(
                                Words.unknown("keyed by a state", entry.getKey(), states.keySet()),
                                Suggestion.hint(entry.getKey(), states.keySet()));
            }
            start[state] = entry.getValue().asNumber(0, 1);
            sum += start[state];
        }
        if (Math.abs(sum - 1) > TabularMdp.ROW_SUM_TOLERANCE) {
            throw startNode.error("must sum to 1, sums to " + rounded(sum), "");
        }
        return start;
    }

    private TabularMdp mdp(double discount, double[] start, BitSet terminal) {
        YamlNode transitions = node.get("transitions");
        TripleTable table = new TripleTable();
        rows.read(transitions, COLUMNS, row -> take(row, terminal, table));
        table.sortedDistinctKeys(transitions);
        double[] sums = new double[states.size() * actions.size()];
        for (int i = 0; i < table.size(); i++) {
            sums[(int) (table.key(i) / states.size())] += table.value(i);
        }
        TabularMdp.Builder builder = TabularMdp.builder(states.size(), actions.size(), discount);
        for (int row = 0; row < sums.length; row++) {
            if (!terminal.get(row / actions.size()) && Math.abs(sums[row] - 1) > TabularMdp.ROW_SUM_TOLERANCE) {
                throw wrongSum(transitions, table, row, sums[row]);
            }
        }
        for (int i = 0; i < table.size(); i++) {
            int row = (int) (table.key(i) / states.size());
            builder.transition(
                    row / actions.size(), row % actions.size(), (int) (table.key(i) % states.size()), table.value(i));
        }
        terminal.stream().forEach(builder::terminal);
        for (int s = 0; s < start.length; s++) {
            builder.start(s, start[s]);
        }
        return builder.build();
    }

    private void take(Row row, BitSet terminal, TripleTable table) {
        int state = index(row, 0, "a state", states);
        int action = index(row, 1, "an action", actions);
        int next = index(row, 2, "a state", states);
        double probability = row.number(3);
        if (probability < 0 || probability > 1) {
            throw row.error(3, "must be a probability in [0, 1], is " + probability, "");
        }
        if (terminal.get(state)) {
            throw row.error(0, "must not be terminal: '" + row.text(0) + "' ends the episode", "remove the row");
        }
        table.add(((long) state * actions.size() + action) * states.size() + next, probability, row);
    }

    private static int index(Row row, int column, String kind, Map<String, Integer> known) {
        Integer index = known.get(row.text(column));
        if (index == null) {
            throw row.error(
                    column,
                    Words.unknown(kind, row.text(column), known.keySet()),
                    Suggestion.hint(row.text(column), known.keySet()));
        }
        return index;
    }

    private InvalidInputException wrongSum(YamlNode transitions, TripleTable table, int row, double sum) {
        String state = List.copyOf(states.keySet()).get(row / actions.size());
        String action = List.copyOf(actions.keySet()).get(row % actions.size());
        for (int i = 0; i < table.size(); i++) {
            if (table.key(i) / states.size() == row) {
                return InvalidInputException.at(
                        table.file(),
                        table.line(i),
                        transitions.path(),
                        "must sum to 1 for state '" + state + "' and action '" + action + "', sum to " + rounded(sum)
                                + " (off by " + rounded(sum - 1) + ")",
                        "");
            }
        }
        return transitions.error(
                "must cover every action of every state, has no row for state '" + state + "' and action '" + action
                        + "'",
                "the state should be listed under terminal");
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.6g", number);
    }

    private void warnOfUnreachable(World world) {
        BitSet reached = world.mdp().reachable();
        List<String> lost = new ArrayList<>();
        for (int s = reached.nextClearBit(0); s < world.mdp().states(); s = reached.nextClearBit(s + 1)) {
            lost.add(world.stateNames().get(s));
        }
        if (!lost.isEmpty()) {
            warnings.add("No policy ever reaches " + lost.size() + " of "
                    + world.mdp().states() + " states: "
                    + String.join(", ", lost.subList(0, Math.min(5, lost.size())))
                    + (lost.size() > 5 ? ", ..." : "") + ".");
        }
    }
}
