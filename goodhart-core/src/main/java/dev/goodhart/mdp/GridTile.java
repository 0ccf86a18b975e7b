package dev.goodhart.mdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of cell does.
 *
 * @param name what people call it
 * @param start whether the agent may start here; all start cells are equally likely
 * @param terminal whether entering ends the episode
 * @param item the item that lies on every such cell, null for none
 * @param needs items and flags of which each must be on (at least one instance) for the cell to be entered
 * @param oneway direction against which the cell can be neither entered nor left, null for none
 * @param traps probability that entering holds the agent here for good
 * @param unless items and flags any of which, when on before the step, disarms the trap
 */
public record GridTile(
        String name,
        boolean start,
        boolean terminal,
        @Nullable GridItem item,
        List<String> needs,
        @Nullable GridMove oneway,
        double traps,
        List<String> unless) {
    /** The tile of open floor, written as a blank or a dot. */
    public static final GridTile FLOOR = named("floor");

    /** Checks what cannot be together. */
    public GridTile {
        needs = List.copyOf(needs);
        unless = List.copyOf(unless);
        if (!(traps >= 0 && traps <= 1)) {
            throw new InvalidMdpException("The trap probability of '" + name + "' (" + traps + ") must be in [0, 1]");
        }
        if (start && terminal) {
            throw new InvalidMdpException("The cell '" + name + "' must not be both start and terminal");
        }
        if (item != null && item.effect() == ItemEffect.NONE) {
            throw new InvalidMdpException("The flag '" + item.name() + "' must not lie on a cell");
        }
    }

    /**
     * A tile that is floor with a name.
     *
     * @param name what people call it
     * @return the tile
     */
    public static GridTile named(String name) {
        return new GridTile(name, false, false, null, List.of(), null, 0, List.of());
    }

    /** {@return this tile as a place to start} */
    public GridTile asStart() {
        return new GridTile(name, true, terminal, item, needs, oneway, traps, unless);
    }

    /** {@return this tile as an end of the episode} */
    public GridTile asTerminal() {
        return new GridTile(name, start, true, item, needs, oneway, traps, unless);
    }

    /**
     * This tile with an item on it.
     *
     * @param newItem the item
     * @return the tile
     */
    public GridTile with(GridItem newItem) {
        return new GridTile(name, start, terminal, newItem, needs, oneway, traps, unless);
    }

    /**
     * This tile as a door.
     *
     * @param items the items and flags that must be on
     * @return the tile
     */
    public GridTile needing(String... items) {
        return new GridTile(name, start, terminal, item, List.of(items), oneway, traps, unless);
    }

    /**
     * This tile as a one-way passage.
     *
     * @param direction the direction that is free
     * @return the tile
     */
    public GridTile oneWay(GridMove direction) {
        return new GridTile(name, start, terminal, item, needs, direction, traps, unless);
    }

    /**
     * This tile as a trap.
     *
     * @param probability that entering holds the agent for good
     * @param disarming the items and flags any of which disarms it
     * @return the tile
     */
    public GridTile trapping(double probability, String... disarming) {
        return new GridTile(name, start, terminal, item, needs, oneway, probability, List.of(disarming));
    }
}
