package dev.goodhart.command;

import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.GridMap.Arrow;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.Numbers;
import dev.goodhart.figure.Table;
import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.mdp.World;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Where the intended and the designed reward pay: on the map of a grid, in a table for other worlds. */
final class DesignMaps {
    private static final int MOST_STATES = 20;
    private static final double TIE = 1e-9;

    private final World world;
    private final double[] intended;
    private final double[] designed;

    DesignMaps(Design design) {
        this.world = design.file().world();
        this.intended = expected(design.file().intended().total());
        this.designed = expected(design.designed().total());
    }

    List<Figure> figures() {
        GridLayout layout = world.layout();
        if (layout == null) {
            return List.of(table());
        }
        return List.of(
                map(layout, "Designed reward", "What a step pays", designed),
                map(layout, "Intended reward", "What a step pays", intended));
    }

    private double[] expected(TabularReward reward) {
        TabularMdp mdp = world.mdp();
        double[] expected = reward.expected(mdp);
        for (int row = 0; row < expected.length; row++) {
            expected[row] = mdp.isTerminal(row / mdp.actions()) ? 0 : expected[row];
        }
        return expected;
    }

    private GridMap map(GridLayout layout, String title, String caption, double[] expected) {
        int actions = world.mdp().actions();
        double[] perState = new double[world.mdp().states()];
        double[] present = new double[perState.length];
        for (int row = 0; row < expected.length; row++) {
            if (!world.mdp().isTerminal(row / actions)) {
                perState[row / actions] += expected[row] / actions;
                present[row / actions] = 1;
            }
        }
        double[] shade = layout.sumByCell(perState);
        double[] count = layout.sumByCell(present);
        for (int cell = 0; cell < shade.length; cell++) {
            shade[cell] = count[cell] == 0 ? Double.NaN : shade[cell] / count[cell];
        }
        return new GridMap(
                title,
                caption + ", mean over actions; arrows show the action that is paid most at once, where one is.",
                layout,
                shade,
                "expected reward of a step",
                HeatMap.Range.DIVERGING,
                arrows(layout, expected));
    }

    private List<Arrow> arrows(GridLayout layout, double[] expected) {
        int actions = world.mdp().actions();
        double[][] byAction = new double[layout.rows() * layout.columns()][actions];
        for (int row = 0; row < expected.length; row++) {
            int cell = layout.cellOfState()[row / actions];
            if (cell >= 0) {
                byAction[cell][row % actions] += expected[row];
            }
        }
        List<Arrow> arrows = new ArrayList<>();
        for (int cell = 0; cell < byAction.length; cell++) {
            double[] paid = byAction[cell];
            int[] order = IntStream.range(0, actions)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer a) -> -paid[a]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (actions > 1 && paid[order[0]] > paid[order[1]] + TIE) {
                int best = order[0];
                arrows.add(new Arrow(cell, layout.actionRow()[best], layout.actionColumn()[best], 1));
            }
        }
        return arrows;
    }

    private Table table() {
        int actions = world.mdp().actions();
        List<List<String>> rows = IntStream.range(0, designed.length)
                .boxed()
                .filter(row -> designed[row] != 0 || intended[row] != 0)
                .sorted(Comparator.comparingDouble(
                        (Integer row) -> -Math.max(Math.abs(designed[row]), Math.abs(intended[row]))))
                .limit(MOST_STATES)
                .map(row -> List.of(
                        world.stateNames().get(row / actions),
                        world.actionNames().get(row % actions),
                        Numbers.of(designed[row]),
                        Numbers.of(intended[row])))
                .toList();
        return new Table(
                "What a step pays",
                "Expected rewards of the steps that are paid most, by size.",
                List.of("state", "action", "designed", "intended"),
                rows);
    }
}
