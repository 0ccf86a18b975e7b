package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridMove;
import dev.goodhart.mdp.GridWorld;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.ToIntFunction;

/** Reads the potential of a shaping term on a grid: minus a distance, values of cells, values of items; what is given adds up. */
record GridPotential(GridWorld grid, CellNames cells) {
    /** {@code stateOf} gives the state of a name, -1 for an unknown one. */
    double[] read(YamlNode node, ToIntFunction<String> stateOf) {
        node.rejectUnknownKeys("distance-to", "scale", "cells", "has", "states");
        if (node.find("distance-to").isEmpty()
                && node.find("cells").isEmpty()
                && node.find("has").isEmpty()
                && node.find("states").isEmpty()) {
            throw node.error("must have 'signal', 'distance-to', 'cells', 'has' or 'states'", "");
        }
        if (node.find("scale").isPresent() && node.find("distance-to").isEmpty()) {
            throw node.get("scale").error("must stand beside 'distance-to'", "");
        }
        double[] perCell = new double[grid.layout().glyphs().length];
        node.find("distance-to").ifPresent(goal -> {
            double scale = node.find("scale").map(TermReader::amount).orElse(1.0);
            int[] distance = distances(goal);
            Arrays.setAll(perCell, c -> -scale * distance[c]);
        });
        node.find("cells")
                .ifPresent(map -> map.asMap().forEach((name, value) -> {
                    double amount = TermReader.amount(value);
                    cells.named(value, name).stream().forEach(c -> perCell[c] += amount);
                }));
        double[] potential = new double[grid.mdp().states()];
        Arrays.setAll(potential, s -> perCell[grid.cell(s)]);
        node.find("has")
                .ifPresent(map -> map.asMap().forEach((name, value) -> {
                    Integer mask = grid.masks().get(name);
                    if (mask == null) {
                        throw value.error(
                                Words.unknown(
                                        "keyed by an item or flag",
                                        name,
                                        grid.masks().keySet()),
                                "");
                    }
                    double amount = TermReader.amount(value);
                    for (int s = 0; s < potential.length; s++) {
                        potential[s] += (grid.bitsOn(s) & mask) != 0 ? amount : 0;
                    }
                }));
        node.find("states")
                .ifPresent(map -> map.asMap().forEach((name, value) -> {
                    int state = stateOf.applyAsInt(name);
                    if (state < 0) {
                        throw value.error(
                                "must be keyed by a state that can be reached, is by '" + name + "'",
                                "you mean its row and column from 1, as in r2c3");
                    }
                    potential[state] += TermReader.amount(value);
                }));
        return potential;
    }

    /** Fewest moves to a goal cell past walls alone; where there is no way, one more than the farthest. */
    private int[] distances(YamlNode goal) {
        BitSet goals = cells.read(goal);
        int rows = grid.layout().rows();
        int columns = grid.layout().columns();
        int[] distance = new int[rows * columns];
        Arrays.fill(distance, -1);
        int[] queue = new int[rows * columns];
        int tail = 0;
        for (int cell = goals.nextSetBit(0); cell >= 0; cell = goals.nextSetBit(cell + 1)) {
            distance[cell] = 0;
            queue[tail++] = cell;
        }
        if (tail == 0) {
            throw goal.error("must name a cell on the map, none has this name", "");
        }
        for (int head = 0; head < tail; head++) {
            for (GridMove move : grid.moves()) {
                int row = queue[head] / columns - move.row();
                int column = queue[head] % columns - move.column();
                boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
                int before = row * columns + column;
                if (inside && distance[before] < 0 && grid.tile(before) != null) {
                    distance[before] = distance[queue[head]] + 1;
                    queue[tail++] = before;
                }
            }
        }
        int farthest = distance[queue[tail - 1]];
        return Arrays.stream(distance).map(d -> d < 0 ? farthest + 1 : d).toArray();
    }
}
