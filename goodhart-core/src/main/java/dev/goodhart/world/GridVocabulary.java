package dev.goodhart.world;

import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridMove;
import dev.goodhart.mdp.GridWorld;
import dev.goodhart.mdp.World;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The words of rewards on a grid. */
final class GridVocabulary implements Vocabulary {
    private final World world;
    private final GridWorld grid;
    private final CellNames cells;
    private final Map<String, Integer> states = new HashMap<>();

    GridVocabulary(World world, GridWorld grid) {
        this.world = world;
        this.grid = grid;
        this.cells = new CellNames(grid);
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public Set<String> conditions() {
        return Set.of(
                "at",
                "enter",
                "in",
                "outside",
                "leave",
                "action",
                "direction",
                "event",
                "has",
                "lacks",
                "count",
                "step",
                "trapped",
                "nearness");
    }

    @Override
    public Factor factor(String condition, YamlNode value) {
        return switch (condition) {
            case "at" -> {
                BitSet at = cells.read(value);
                yield Factor.ofTest(false, (s, a, next) -> at.get(grid.cell(s)));
            }
            case "enter" -> {
                BitSet entered = cells.read(value);
                yield Factor.ofTest(
                        true, (s, a, next) -> grid.cell(s) != grid.cell(next) && entered.get(grid.cell(next)));
            }
            case "leave" -> {
                BitSet left = cells.read(value);
                yield Factor.ofTest(true, (s, a, next) -> grid.cell(s) != grid.cell(next) && left.get(grid.cell(s)));
            }
            case "in" -> {
                BitSet in = cells.read(value);
                yield Factor.ofTest(true, (s, a, next) -> in.get(grid.cell(next)));
            }
            case "outside" -> {
                BitSet in = cells.read(value);
                yield Factor.ofTest(true, (s, a, next) -> !in.get(grid.cell(next)));
            }
            case "action" -> action(value);
            case "direction" -> direction(value);
            case "event" -> GridEvents.read(value, grid);
            case "has" -> {
                int[] masks = value.asListOrOne().stream().mapToInt(this::mask).toArray();
                yield Factor.ofTest(true, (s, a, next) -> holdsAll(masks, grid.bitsOn(next)));
            }
            case "lacks" -> {
                int mask = value.asListOrOne().stream().mapToInt(this::mask).reduce(0, (l, r) -> l | r);
                yield Factor.ofTest(true, (s, a, next) -> (grid.bitsOn(next) & mask) == 0);
            }
            case "count" -> {
                int mask = mask(value);
                yield new Factor(true, (s, a, next) -> Integer.bitCount(grid.bitsOn(next) & mask));
            }
            case "step" -> TermReader.everyStep(value);
            case "trapped" -> {
                boolean wanted = value.asBoolean();
                yield Factor.ofTest(true, (s, a, next) -> grid.isTrapped(next) == wanted);
            }
            default -> throw new IllegalArgumentException("The condition '" + condition + "' is not of a grid");
        };
    }

    private static boolean holdsAll(int[] masks, int on) {
        for (int mask : masks) {
            if ((on & mask) == 0) {
                return false;
            }
        }
        return true;
    }

    private int mask(YamlNode node) {
        return Words.oneOf(node, "an item or flag", grid.masks());
    }

    private Factor action(YamlNode value) {
        BitSet chosen = new BitSet();
        value.asListOrOne().forEach(n -> {
            int index = world.actionNames().indexOf(n.asText());
            if (index < 0) {
                throw n.error(
                        Words.unknown("an action of the world", n.asText(), world.actionNames()),
                        Suggestion.hint(n.asText(), world.actionNames()));
            }
            chosen.set(index);
        });
        return Factor.ofTest(false, (s, a, next) -> chosen.get(a));
    }

    private Factor direction(YamlNode value) {
        ToIntFunction<GridMove> key = move -> (move.row() + 1) * 3 + move.column() + 1;
        BitSet chosen = new BitSet();
        value.asListOrOne().forEach(n -> chosen.set(key.applyAsInt(Words.oneOf(n, "a direction", GridReader.MOVES))));
        int columns = grid.layout().columns();
        return Factor.ofTest(true, (s, a, next) -> {
            int rows = grid.cell(next) / columns - grid.cell(s) / columns;
            int across = grid.cell(next) % columns - grid.cell(s) % columns;
            return chosen.get((rows + 1) * 3 + across + 1);
        });
    }

    @Override
    public double[] potential(YamlNode node) {
        return new GridPotential(grid, cells).read(node, this::state);
    }

    @Override
    public BitSet statesAt(YamlNode node) {
        BitSet found = new BitSet();
        for (YamlNode name : node.asListOrOne()) {
            int state = cells.index(name.asText()) < 0 ? state(name.asText()) : -1;
            if (state >= 0) {
                found.set(state);
                continue;
            }
            BitSet at = cells.named(name, name.asText());
            for (int s = 0; s < world.mdp().states(); s++) {
                found.set(s, found.get(s) || at.get(grid.cell(s)));
            }
        }
        return found;
    }

    @Override
    public int places() {
        return world.mdp().states() + cells.size();
    }

    @Override
    public int place(String name) {
        int group = cells.index(name);
        if (group >= 0) {
            return world.mdp().states() + group;
        }
        return state(name);
    }

    private int state(String name) {
        if (states.isEmpty()) {
            List<String> names = world.stateNames();
            for (int s = 0; s < names.size(); s++) {
                states.put(names.get(s), s);
            }
        }
        return states.getOrDefault(name, -1);
    }

    @Override
    public Collection<String> placeNames() {
        return cells.names();
    }

    @Override
    public int placeKinds() {
        return 3;
    }

    @Override
    public int placeOf(int state, int kind) {
        int glyph = cells.glyphOf(grid.cell(state));
        int name = cells.nameOf(grid.cell(state));
        return switch (kind) {
            case 0 -> state;
            case 1 -> world.mdp().states() + glyph;
            default -> name == glyph ? -1 : world.mdp().states() + name;
        };
    }
}
