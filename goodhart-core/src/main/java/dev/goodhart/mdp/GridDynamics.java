package dev.goodhart.mdp;

import java.util.Arrays;
import java.util.List;

/**
 * What one step does in a grid world.
 *
 * <p>In this order: the move is drawn (it may slip) and stays put when a wall, the map's edge, a locked door or a one-way passage
 * blocks it; a cell entered from another cell may trap; the item there changes; then every drying item that was on before the
 * step and was not entered may turn off. Nothing dries in the step that ends the episode.
 *
 * <p>A state is packed as {@code (bits * cells + cell) * 2 + trapped}.
 */
final class GridDynamics {
    private final AsciiMap map;
    private final GridTile[] tiles;
    private final int[] tileOfCell;
    private final int[][] needs;
    private final int[] disarming;
    private final int[] bitOfCell;
    private final List<GridBit> bits;
    private final int dryable;
    private final int[] moveRow;
    private final int[] moveColumn;
    private final GridMove[] moves;
    private final double[][] moveProbability;

    GridDynamics(AsciiMap map, GridTile[] tiles, int[] tileOfCell, GridBits gridBits, double[][] moveProbability) {
        this.map = map;
        this.tiles = tiles;
        this.tileOfCell = tileOfCell;
        this.bits = gridBits.bits();
        this.bitOfCell = gridBits.bitOfCell();
        this.needs = new int[tiles.length][];
        this.disarming = new int[tiles.length];
        for (int t = 0; t < tiles.length; t++) {
            needs[t] = tiles[t].needs().stream().mapToInt(gridBits::mask).toArray();
            disarming[t] = tiles[t].unless().stream().mapToInt(gridBits::mask).reduce(0, (left, right) -> left | right);
        }
        int drying = 0;
        for (int b = 0; b < bits.size(); b++) {
            drying |= bits.get(b).item().dries() > 0 ? 1 << b : 0;
        }
        this.dryable = drying;
        this.moves = GridMove.values();
        this.moveRow = Arrays.stream(moves).mapToInt(GridMove::row).toArray();
        this.moveColumn = Arrays.stream(moves).mapToInt(GridMove::column).toArray();
        this.moveProbability = moveProbability;
    }

    /** What may follow, with repetition; reused from step to step. */
    static final class Outcomes {
        long[] code = new long[64];
        double[] probability = new double[64];
        int size;
        /** How many outcomes the step has at least once equal ones are merged. */
        int distinct;

        void add(long newCode, double newProbability) {
            if (size == code.length) {
                code = Arrays.copyOf(code, 2 * size);
                probability = Arrays.copyOf(probability, 2 * size);
            }
            code[size] = newCode;
            probability[size++] = newProbability;
        }
    }

    int actions() {
        return moveProbability.length;
    }

    int cell(long code) {
        return (int) ((code >> 1) % tileOfCell.length);
    }

    int bits(long code) {
        return (int) ((code >> 1) / tileOfCell.length);
    }

    static boolean trapped(long code) {
        return (code & 1) == 1;
    }

    long code(int cell, int bitsOn, boolean trapped) {
        return (((long) bitsOn * tileOfCell.length + cell) << 1) | (trapped ? 1 : 0);
    }

    boolean over(long code) {
        return trapped(code) || tiles[tileOfCell[cell(code)]].terminal();
    }

    /** Replaces the outcomes by those of an action in a state that is not over. */
    void step(long code, int action, Outcomes outcomes) {
        outcomes.size = 0;
        outcomes.distinct = 0;
        int cell = cell(code);
        int on = bits(code);
        for (int m = 0; m < moves.length; m++) {
            double probability = moveProbability[action][m];
            if (probability > 0) {
                arrive(cell, on, destination(cell, on, m), probability, outcomes);
            }
        }
    }

    private int destination(int cell, int on, int move) {
        int row = cell / map.columns() + moveRow[move];
        int column = cell % map.columns() + moveColumn[move];
        if (row < 0 || row >= map.rows() || column < 0 || column >= map.columns()) {
            return cell;
        }
        int target = row * map.columns() + column;
        int tile = tileOfCell[target];
        if (tile < 0 || against(tile, move) || against(tileOfCell[cell], move)) {
            return cell;
        }
        for (int mask : needs[tile]) {
            if ((on & mask) == 0) {
                return cell;
            }
        }
        return target;
    }

    private boolean against(int tile, int move) {
        GridMove oneway = tiles[tile].oneway();
        return oneway != null && oneway.isOpposedBy(moves[move]);
    }

    private void arrive(int from, int on, int target, double probability, Outcomes outcomes) {
        if (target == from) {
            dry(target, on, on & dryable, probability, outcomes);
            return;
        }
        int tile = tileOfCell[target];
        int bit = bitOfCell[target];
        int changed = bit < 0 ? on : afterEntry(on, bit);
        int mayDry = on & dryable & (bit < 0 ? -1 : ~(1 << bit));
        double held = (on & disarming[tile]) != 0 ? 0 : tiles[tile].traps();
        if (held > 0) {
            outcomes.add(code(target, changed, true), probability * held);
        }
        if (held < 1) {
            dry(target, changed, tiles[tile].terminal() ? 0 : mayDry, probability * (1 - held), outcomes);
        }
    }

    private int afterEntry(int on, int bit) {
        return switch (bits.get(bit).item().effect()) {
            case PICKUP, BREAK, WATER -> on | (1 << bit);
            case TOGGLE -> on ^ (1 << bit);
            case NONE -> on;
        };
    }

    private void dry(int cell, int on, int mayDry, double probability, Outcomes outcomes) {
        int first = outcomes.size;
        outcomes.add(code(cell, on, false), probability);
        for (int rest = mayDry; rest != 0; rest &= rest - 1) {
            int bit = Integer.numberOfTrailingZeros(rest);
            double dries = bits.get(bit).item().dries();
            long off = ((long) tileOfCell.length << bit) << 1;
            int upTo = outcomes.size;
            for (int i = first; i < upTo; i++) {
                double before = outcomes.probability[i];
                outcomes.add(outcomes.code[i] - off, before * dries);
                outcomes.probability[i] = before * (1 - dries);
            }
        }
        outcomes.distinct = Math.max(outcomes.distinct, outcomes.size - first);
    }
}
