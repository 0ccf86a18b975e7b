package dev.goodhart.mdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finite world on a map: an agent moves from cell to cell, and items there turn on and off.
 *
 * <p>A state is the agent's cell, the on or off of every item and flag, and whether a trap holds the agent. Only states that can
 * be reached from the starts exist. Terminal cells and held agents are terminal states. {@link GridDynamics} states the order in
 * which things happen within a step.
 */
public final class GridWorld {
    private final TabularMdp mdp;
    private final @Nullable GridTile[] tileOfCell;
    private final List<GridBit> bits;
    private final Map<String, Integer> masks;
    private final List<GridMove> moves;
    private final int[] bitsOfState;
    private final boolean[] trapped;
    private final GridLayout layout;

    GridWorld(
            TabularMdp mdp,
            AsciiMap map,
            GridTile[] tiles,
            int[] tileIndex,
            GridBits gridBits,
            List<GridMove> moves,
            long[] codes) {
        this.mdp = mdp;
        this.bits = List.copyOf(gridBits.bits());
        this.masks = Map.copyOf(gridBits.masks());
        this.moves = moves;
        this.tileOfCell = new GridTile[tileIndex.length];
        boolean[] walls = new boolean[tileIndex.length];
        for (int cell = 0; cell < tileIndex.length; cell++) {
            walls[cell] = tileIndex[cell] < 0;
            tileOfCell[cell] = walls[cell] ? null : tiles[tileIndex[cell]];
        }
        int states = codes.length;
        this.bitsOfState = new int[states];
        this.trapped = new boolean[states];
        int[] cellOfState = new int[states];
        int[] variantOfState = new int[states];
        int[] variantIndex = new int[2 << bits.size()];
        Arrays.fill(variantIndex, -1);
        List<String> variants = new ArrayList<>();
        for (int s = 0; s < states; s++) {
            long place = codes[s] >> 1;
            cellOfState[s] = (int) (place % tileIndex.length);
            bitsOfState[s] = (int) (place / tileIndex.length);
            trapped[s] = (codes[s] & 1) == 1;
            int key = bitsOfState[s] * 2 + (trapped[s] ? 1 : 0);
            if (variantIndex[key] < 0) {
                variantIndex[key] = variants.size();
                variants.add(variantName(bitsOfState[s], trapped[s]));
            }
            variantOfState[s] = variantIndex[key];
        }
        this.layout = new GridLayout(
                map.rows(),
                map.columns(),
                map.glyphs().clone(),
                walls,
                cellOfState,
                moves.stream().mapToInt(GridMove::row).toArray(),
                moves.stream().mapToInt(GridMove::column).toArray(),
                variantOfState,
                variants);
    }

    /**
     * Starts from a map.
     *
     * @param map the rows, top first, separated by line breaks
     * @return a builder
     * @throws InvalidMapException if the rows differ in length
     */
    public static GridWorldBuilder builder(String map) {
        return builder(AsciiMap.of(map.lines().toList()));
    }

    /**
     * Starts from a map.
     *
     * @param map the map
     * @return a builder
     */
    public static GridWorldBuilder builder(AsciiMap map) {
        return new GridWorldBuilder(map);
    }

    /** {@return what happens} */
    public TabularMdp mdp() {
        return mdp;
    }

    /** {@return where the states lie} */
    public GridLayout layout() {
        return layout;
    }

    /** {@return the actions, in the MDP's order} */
    public List<GridMove> moves() {
        return moves;
    }

    /** {@return the items and flags, in the order of their bits} */
    public List<GridBit> bits() {
        return bits;
    }

    /** {@return the bits of every item and flag by name; 0 for an item that lies nowhere on the map} */
    public Map<String, Integer> masks() {
        return masks;
    }

    /**
     * What a cell does.
     *
     * @param cell a cell index
     * @return its tile, null for a wall
     */
    public @Nullable GridTile tile(int cell) {
        return tileOfCell[cell];
    }

    /**
     * The cell of a state.
     *
     * @param state a state
     * @return the cell index {@code row * columns + column}
     */
    public int cell(int state) {
        return layout.cellOfState()[state];
    }

    /**
     * What is on in a state.
     *
     * @param state a state
     * @return one bit per entry of {@link #bits()}
     */
    public int bitsOn(int state) {
        return bitsOfState[state];
    }

    /**
     * Whether a trap holds the agent.
     *
     * @param state a state
     * @return true for a terminal state in a trap
     */
    public boolean isTrapped(int state) {
        return trapped[state];
    }

    /** {@return the states' names: row and column from 1, then what is on, as in {@code r2c3 key taken}} */
    public List<String> stateNames() {
        List<String> names = new ArrayList<>(mdp.states());
        for (int s = 0; s < mdp.states(); s++) {
            int cell = cell(s);
            String place = "r" + (cell / layout.columns() + 1) + "c" + (cell % layout.columns() + 1);
            String variant = layout.variants().get(layout.variantOfState()[s]);
            boolean bare = bitsOfState[s] == 0 && !trapped[s];
            names.add(bare ? place : place + " " + variant);
        }
        return names;
    }

    /**
     * The world with names people can read.
     *
     * @param name a short title
     * @param description what it is about, possibly empty
     * @return the world
     */
    public World world(String name, String description) {
        return new World(
                name,
                description,
                mdp,
                stateNames(),
                moves.stream().map(GridMove::label).toList(),
                layout);
    }

    private String variantName(int on, boolean held) {
        List<String> parts = new ArrayList<>();
        for (int b = 0; b < bits.size(); b++) {
            if ((on >> b & 1) == 1) {
                parts.add(bits.get(b).whenOn());
            }
        }
        if (held) {
            parts.add("held");
        }
        if (parts.isEmpty()) {
            return bits.isEmpty() ? "" : "none";
        }
        return String.join(", ", parts);
    }
}
