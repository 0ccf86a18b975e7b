package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.TabularMdp;
import java.util.Locale;

/** Refuses rewards whose tables together would not fit in memory, before they are made. */
final class RewardBudget {
    /** Most numbers in all terms and totals together, 800 MB of them. */
    static final long MOST = 100_000_000;

    private long spent;

    void spend(YamlNode node, TabularMdp mdp) {
        spent += mdp.transitions() + (long) mdp.states() * mdp.actions() + mdp.states();
        if (spent > MOST) {
            throw node.error(
                    String.format(
                            Locale.ROOT,
                            "is one term too many: all terms together may take %,d numbers, on %,d transitions",
                            MOST,
                            mdp.transitions()),
                    "");
        }
    }
}
