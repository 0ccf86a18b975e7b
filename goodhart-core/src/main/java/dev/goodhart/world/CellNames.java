package dev.goodhart.world;

import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridTile;
import dev.goodhart.mdp.GridWorld;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which cells a name or a character of the map stands for. */
final class CellNames {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<BitSet> cells = new ArrayList<>();
    private final int[] glyphOfCell;
    private final int[] nameOfCell;

    CellNames(GridWorld grid) {
        char[] glyphs = grid.layout().glyphs();
        glyphOfCell = new int[glyphs.length];
        nameOfCell = new int[glyphs.length];
        for (int cell = 0; cell < glyphs.length; cell++) {
            GridTile tile = grid.tile(cell);
            if (tile != null) {
                boolean blank = glyphs[cell] == ' ';
                glyphOfCell[cell] = add(blank ? "." : String.valueOf(glyphs[cell]), cell);
                nameOfCell[cell] = add(tile.name(), cell);
            }
        }
        add(GridTile.FLOOR.name(), -1);
    }

    private int add(String name, int cell) {
        int index = indices.computeIfAbsent(name, n -> {
            names.add(n);
            cells.add(new BitSet());
            return names.size() - 1;
        });
        if (cell >= 0) {
            cells.get(index).set(cell);
        }
        return index;
    }

    /** The cells of a name, or of any of a list of names. */
    BitSet read(YamlNode node) {
        BitSet union = new BitSet();
        for (YamlNode name : node.asListOrOne()) {
            union.or(named(name, name.asText()));
        }
        return union;
    }

    /** The cells of one name. */
    BitSet named(YamlNode node, String name) {
        int index = index(name);
        if (index < 0) {
            throw node.error(Words.unknown("a cell on the map", name, names), Suggestion.hint(name, names));
        }
        return cells.get(index);
    }

    int index(String name) {
        return indices.getOrDefault(name.equals(" ") ? "." : name, -1);
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    int glyphOf(int cell) {
        return glyphOfCell[cell];
    }

    int nameOf(int cell) {
        return nameOfCell[cell];
    }
}
