package dev.goodhart.mdp;

/**
 * Something in a grid world that is on or off and so costs one bit of state for every cell it lies on.
 *
 * @param name its name
 * @param effect what entering its cell does
 * @param dries probability per step that it turns off by itself; positive only with {@link ItemEffect#WATER}
 * @param initially probability that it is on at the start, drawn for every instance on its own
 */
public record GridItem(String name, ItemEffect effect, double dries, double initially) {
    /** Checks the probabilities. */
    public GridItem {
        if (!(dries >= 0 && dries <= 1) || !(initially >= 0 && initially <= 1)) {
            throw new InvalidMdpException("The probabilities of item '" + name + "' must be in [0, 1], are dries "
                    + dries + " and initially " + initially);
        }
        if (dries > 0 && effect != ItemEffect.WATER) {
            throw new InvalidMdpException("The item '" + name + "' must be watered on entry to dry by itself");
        }
    }

    /**
     * An item that is off at the start and never turns off by itself.
     *
     * @param name its name
     * @param effect what entering its cell does
     * @return the item
     */
    public static GridItem of(String name, ItemEffect effect) {
        return new GridItem(name, effect, 0, 0);
    }

    /**
     * A fact drawn at the start and constant afterwards.
     *
     * @param name its name
     * @param initially probability that it holds
     * @return the item, which lies on no cell
     */
    public static GridItem flag(String name, double initially) {
        return new GridItem(name, ItemEffect.NONE, 0, initially);
    }
}
