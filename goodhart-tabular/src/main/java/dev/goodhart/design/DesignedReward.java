package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.TabularReward;
import java.util.List;

/**
 * A designed reward: its breakdown into named terms, what is proved about it, and what the designer should know.
 *
 * <p>The terms name states by their index ({@code state 15}); {@link #rows} gives any of it in the form of a world file's table.
 *
 * @param reward the reward as named terms that add up
 * @param certificate what dynamic programming proves about the total
 * @param notes full sentences: what was asked for, what was reached, what may mislead
 */
public record DesignedReward(NamedReward reward, InvarianceCertificate certificate, List<String> notes) {
    /** Copies the notes. */
    public DesignedReward {
        notes = List.copyOf(notes);
    }

    /** {@return the name of the reward} */
    public String name() {
        return reward.name();
    }

    /** {@return the sum of the terms} */
    public TabularReward total() {
        return reward.total();
    }

    /**
     * The total as rows of a world file's table.
     *
     * @param world the world
     * @return the rows
     */
    public List<RewardRow> rows(TabularMdp world) {
        return RewardRow.of(world, total());
    }

    /**
     * In how many states anything is paid for what is left and done there.
     *
     * @param world the world
     * @return states with a reward that is not zero for some action, terminal ones not counted
     */
    public int payingStates(TabularMdp world) {
        double[] expected = total().expected(world);
        int paying = 0;
        for (int s = 0; s < world.states(); s++) {
            boolean pays = false;
            for (int a = 0; a < world.actions(); a++) {
                pays |= expected[s * world.actions() + a] != 0;
            }
            paying += pays && !world.isTerminal(s) ? 1 : 0;
        }
        return paying;
    }
}
