package dev.goodhart.audit;

import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A condition that a term could be paid under.
 *
 * @param phrase the condition in words, after "only"
 * @param holds whether it holds on a transition
 */
record TermCondition(String phrase, Test holds) {
    private static final int MOST_VARIANTS = 32;

    /** Whether a condition holds. */
    interface Test {
        boolean of(int state, int action, int next);
    }

    /** What a world offers to speak about: the action, the kind of cell, the state of its items, whether anything moved. */
    static List<TermCondition> candidates(World world) {
        List<TermCondition> candidates = new ArrayList<>();
        candidates.add(new TermCondition("when the state changes", (s, a, next) -> s != next));
        candidates.add(
                new TermCondition("on termination", (s, a, next) -> world.mdp().isTerminal(next)));
        for (int i = 0; i < world.actionNames().size(); i++) {
            int action = i;
            String name = world.actionNames().get(i);
            candidates.add(new TermCondition("for action '" + name + "'", (s, a, next) -> a == action));
            candidates.add(new TermCondition("for actions other than '" + name + "'", (s, a, next) -> a != action));
        }
        GridLayout layout = world.layout();
        if (layout != null) {
            addCells(candidates, layout);
            addVariants(candidates, layout);
        }
        return candidates;
    }

    private static void addCells(List<TermCondition> candidates, GridLayout layout) {
        int[] cell = layout.cellOfState();
        candidates.add(new TermCondition("when the cell changes", (s, a, next) -> cell[s] != cell[next]));
        TreeSet<Character> glyphs = new TreeSet<>();
        for (int c : cell) {
            if (c >= 0) {
                glyphs.add(layout.glyphs()[c]);
            }
        }
        for (char glyph : glyphs) {
            String name = glyph == ' ' ? "floor" : "'" + glyph + "'";
            candidates.add(new TermCondition(
                    "when it leads out of a " + name + " cell",
                    (s, a, next) -> cell[s] >= 0 && layout.glyphs()[cell[s]] == glyph));
            candidates.add(new TermCondition(
                    "outside " + name + " cells",
                    (s, a, next) -> cell[next] < 0 || layout.glyphs()[cell[next]] != glyph));
        }
    }

    private static void addVariants(List<TermCondition> candidates, GridLayout layout) {
        int variants = layout.variants().size();
        if (variants < 2 || variants > MOST_VARIANTS) {
            return;
        }
        int[] variant = layout.variantOfState();
        candidates.add(new TermCondition("when an item changes", (s, a, next) -> variant[s] != variant[next]));
        for (int i = 0; i < variants; i++) {
            int which = i;
            candidates.add(
                    new TermCondition(variantPhrase(layout.variants().get(i)), (s, a, next) -> variant[next] == which));
        }
    }

    private static String variantPhrase(String variant) {
        return variant.isEmpty() || variant.equals("none") ? "before any item changes" : "while " + variant;
    }

    TabularReward apply(TabularMdp mdp, TabularReward term) {
        double[] values = term.onSupport(mdp);
        for (int row = 0; row < mdp.states() * mdp.actions(); row++) {
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                if (!holds.of(row / mdp.actions(), row % mdp.actions(), mdp.successor()[k])) {
                    values[k] = 0;
                }
            }
        }
        return TabularReward.onTransitions(mdp, values);
    }

    /** How much of a term a condition leaves: the share of its absolute payments over all transitions. */
    static double share(TabularMdp mdp, TabularReward kept, TabularReward whole) {
        double part = 0;
        double all = 0;
        double[] some = kept.onSupport(mdp);
        double[] every = whole.onSupport(mdp);
        for (int k = 0; k < some.length; k++) {
            part += mdp.probability()[k] * Math.abs(some[k]);
            all += mdp.probability()[k] * Math.abs(every[k]);
        }
        return all > 0 ? part / all : 0;
    }
}
