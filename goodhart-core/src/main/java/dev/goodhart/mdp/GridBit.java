package dev.goodhart.mdp;

/**
 * One bit of a grid world's state: an item on one cell, or a flag.
 *
 * @param item what it is an instance of
 * @param label a name of its own, such as {@code tomato 2}; the item's name when it is the only one
 * @param cell the cell it lies on, -1 for a flag
 */
public record GridBit(GridItem item, String label, int cell) {
    /** {@return what a person calls the bit when it is on, such as {@code key taken}} */
    public String whenOn() {
        return switch (item.effect()) {
            case PICKUP -> label + " taken";
            case BREAK -> label + " broken";
            case TOGGLE -> label + " on";
            case WATER -> label + " watered";
            case NONE -> label;
        };
    }
}
