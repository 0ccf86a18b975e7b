package dev.goodhart.mdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Which bit of the state stands for which item. */
final class GridBits {
    /** Most items and flags of a grid world. */
    static final int MAX_BITS = 20;

    private final List<GridBit> bits = new ArrayList<>();
    private final int[] bitOfCell;
    private final Map<String, Integer> masks = new HashMap<>();

    /** Numbers the items cell by cell from the top left, then the flags. */
    GridBits(GridTile[] tiles, int[] tileOfCell, List<GridItem> flags) {
        bitOfCell = new int[tileOfCell.length];
        Arrays.fill(bitOfCell, -1);
        for (GridTile tile : tiles) {
            GridItem item = tile.item();
            if (item != null) {
                masks.putIfAbsent(item.name(), 0);
            }
        }
        for (GridItem item : items(tiles)) {
            addInstances(item, tiles, tileOfCell);
        }
        for (GridItem flag : flags) {
            if (masks.containsKey(flag.name())) {
                throw new InvalidMdpException("The flag '" + flag.name() + "' must have a name of its own");
            }
            add(new GridBit(flag, flag.name(), -1));
        }
    }

    private static Set<GridItem> items(GridTile[] tiles) {
        Set<GridItem> items = new LinkedHashSet<>();
        for (GridTile tile : tiles) {
            GridItem item = tile.item();
            if (item != null) {
                items.add(item);
            }
        }
        if (items.stream().map(GridItem::name).distinct().count() < items.size()) {
            throw new InvalidMdpException("Items of one name must be alike");
        }
        return items;
    }

    private void addInstances(GridItem item, GridTile[] tiles, int[] tileOfCell) {
        int[] cells = IntStream.range(0, tileOfCell.length)
                .filter(c -> tileOfCell[c] >= 0 && item.equals(tiles[tileOfCell[c]].item()))
                .toArray();
        for (int i = 0; i < cells.length; i++) {
            bitOfCell[cells[i]] = bits.size();
            add(new GridBit(item, cells.length == 1 ? item.name() : item.name() + " " + (i + 1), cells[i]));
        }
    }

    private void add(GridBit bit) {
        if (bits.size() == MAX_BITS) {
            throw new InvalidMdpException(
                    "The map must have at most " + MAX_BITS + " items and flags: each doubles the number of states");
        }
        masks.merge(bit.item().name(), 1 << bits.size(), (left, right) -> left | right);
        bits.add(bit);
    }

    List<GridBit> bits() {
        return bits;
    }

    int[] bitOfCell() {
        return bitOfCell;
    }

    Map<String, Integer> masks() {
        return masks;
    }

    int mask(String name) {
        Integer mask = masks.get(name);
        if (mask == null) {
            throw new InvalidMdpException("The item or flag '" + name + "' must be defined; known are "
                    + masks.keySet().stream().sorted().toList());
        }
        return mask;
    }
}
