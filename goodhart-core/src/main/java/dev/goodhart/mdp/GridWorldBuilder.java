package dev.goodhart.mdp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Puts a {@link GridWorld} together: a map, what its characters mean, the moves and how they slip.
 *
 * <p>{@code '#'} is a wall, a blank or a dot is floor; any other character needs a tile. Unless told otherwise the moves are up,
 * right, down, left and never slip.
 */
public final class GridWorldBuilder {
    private static final List<GridMove> ALL = List.of(GridMove.values());
    private static final List<GridMove> FOUR = List.of(GridMove.UP, GridMove.RIGHT, GridMove.DOWN, GridMove.LEFT);

    private final AsciiMap map;
    private final Map<Character, GridTile> legend = new LinkedHashMap<>();
    private final List<GridItem> flags = new ArrayList<>();
    private List<GridMove> actions = FOUR;
    private double slip;
    private SlipMode slipMode = SlipMode.SIDEWAYS;

    GridWorldBuilder(AsciiMap map) {
        this.map = map;
    }

    /**
     * Says what a character means.
     *
     * @param glyph a character other than wall and floor
     * @param tile what such cells do
     * @return this
     */
    public GridWorldBuilder tile(char glyph, GridTile tile) {
        if (glyph == AsciiMap.WALL || glyph == ' ' || glyph == '.') {
            throw new InvalidMdpException("The character '" + glyph + "' must keep its meaning");
        }
        legend.put(glyph, tile);
        return this;
    }

    /**
     * Adds a fact that is drawn at the start and constant afterwards.
     *
     * @param name its name
     * @param initially probability that it holds
     * @return this
     */
    public GridWorldBuilder flag(String name, double initially) {
        flags.add(GridItem.flag(name, initially));
        return this;
    }

    /**
     * Sets the actions.
     *
     * @param moves distinct moves, at least one
     * @return this
     */
    public GridWorldBuilder actions(List<GridMove> moves) {
        if (moves.isEmpty() || moves.stream().distinct().count() < moves.size()) {
            throw new InvalidMdpException("The actions must be distinct moves, at least one");
        }
        actions = List.copyOf(moves);
        return this;
    }

    /**
     * Makes moves slip. {@link GridMove#STAY} never does.
     *
     * @param probability that a move goes elsewhere, in [0, 1]
     * @param mode where it goes then
     * @return this
     */
    public GridWorldBuilder slip(double probability, SlipMode mode) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new InvalidMdpException("The slip probability (" + probability + ") must be in [0, 1]");
        }
        slip = probability;
        slipMode = mode;
        return this;
    }

    /**
     * Builds the world of all states that can be reached from the starts.
     *
     * @param discount discount in [0, 1)
     * @return the world
     * @throws InvalidMapException if a character of the map has no tile
     * @throws InvalidMdpException if there is no start, an item is unknown or the world is too large (see {@link GridLimits})
     */
    public GridWorld build(double discount) {
        MdpValidation.checkDiscount(discount);
        GridTile[] tiles = new GridTile[legend.size() + 1];
        tiles[0] = GridTile.FLOOR;
        Map<Character, Integer> tileOfGlyph = new LinkedHashMap<>(Map.of(AsciiMap.WALL, -1, ' ', 0, '.', 0));
        int t = 1;
        for (Map.Entry<Character, GridTile> entry : legend.entrySet()) {
            tiles[t] = entry.getValue();
            tileOfGlyph.put(entry.getKey(), t++);
        }
        int[] tileOfCell = new int[map.glyphs().length];
        for (int cell = 0; cell < tileOfCell.length; cell++) {
            Integer tile = tileOfGlyph.get(map.glyphs()[cell]);
            if (tile == null) {
                throw undefined(cell);
            }
            tileOfCell[cell] = tile;
        }
        GridBits bits = new GridBits(tiles, tileOfCell, flags);
        GridDynamics dynamics = new GridDynamics(map, tiles, tileOfCell, bits, moveProbabilities());
        long open = Arrays.stream(tileOfCell).filter(i -> i >= 0).count();
        int[] starts = cellsThatStart(tiles, tileOfCell);
        GridEnumeration enumeration = new GridEnumeration(dynamics, open, bits.bits());
        TabularMdp mdp = enumeration.build(starts, discount);
        return new GridWorld(mdp, map, tiles, tileOfCell, bits, actions, enumeration.codes());
    }

    private InvalidMapException undefined(int cell) {
        int row = cell / map.columns();
        return new InvalidMapException(
                row,
                "has the character '" + map.glyphs()[cell] + "' in row " + (row + 1) + ", column "
                        + (cell % map.columns() + 1) + ", which the legend does not define");
    }

    private static int[] cellsThatStart(GridTile[] tiles, int[] tileOfCell) {
        int[] starts = IntStream.range(0, tileOfCell.length)
                .filter(c -> tileOfCell[c] >= 0 && tiles[tileOfCell[c]].start())
                .toArray();
        if (starts.length == 0) {
            throw new InvalidMdpException("The map must have at least one start cell");
        }
        return starts;
    }

    /** {@code [actions][moves]}: which way an action goes. */
    private double[][] moveProbabilities() {
        double[][] probability = new double[actions.size()][ALL.size()];
        for (int a = 0; a < actions.size(); a++) {
            GridMove move = actions.get(a);
            List<GridMove> others = others(move);
            double slips = others.isEmpty() ? 0 : slip;
            probability[a][ALL.indexOf(move)] += 1 - slips;
            for (GridMove other : others) {
                probability[a][ALL.indexOf(other)] += slips / others.size();
            }
        }
        return probability;
    }

    private List<GridMove> others(GridMove move) {
        if (move == GridMove.STAY) {
            return List.of();
        }
        return switch (slipMode) {
            case SIDEWAYS -> List.of(move.turnedLeft(), move.turnedRight());
            case UNIFORM ->
                actions.stream().filter(m -> m != move && m != GridMove.STAY).toList();
        };
    }
}
