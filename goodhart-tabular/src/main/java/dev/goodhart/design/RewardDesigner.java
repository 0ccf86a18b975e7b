package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;

/** A way to turn an intended reward into one that teaches better. */
public interface RewardDesigner {
    /** {@return the method's name on the command line, lower case with hyphens} */
    String method();

    /**
     * Designs a reward.
     *
     * @param world the world
     * @param intended what is wanted
     * @return the designed reward with what is proved about it
     * @throws InfeasibleDesignException if no reward satisfies what is asked of it
     * @throws IllegalArgumentException if the intended reward or the settings do not fit the world
     */
    DesignedReward design(TabularMdp world, TabularReward intended);
}
