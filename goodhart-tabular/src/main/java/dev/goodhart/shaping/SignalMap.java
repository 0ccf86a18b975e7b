package dev.goodhart.shaping;

import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.mdp.GridLayout;
import dev.goodhart.mdp.TabularMdp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws a signal on the map of a grid, with the step that climbs it. */
public final class SignalMap {
    private SignalMap() {}

    /**
     * The map of a signal.
     *
     * @param title a short heading
     * @param layout where the states lie
     * @param mdp the world
     * @param value {@code [states]} the signal; the mean is shown where several states share a cell
     * @return the map, with an arrow for the action whose expected signal is largest and a dot where none is larger than here
     */
    public static GridMap of(String title, GridLayout layout, TabularMdp mdp, double[] value) {
        double[] ones = new double[value.length];
        Arrays.fill(ones, 1);
        double[] shade = layout.sumByCell(value);
        double[] states = layout.sumByCell(ones);
        Arrays.setAll(shade, cell -> states[cell] == 0 ? Double.NaN : shade[cell] / states[cell]);
        List<GridMap.Arrow> arrows = new ArrayList<>();
        boolean[] drawn = new boolean[shade.length];
        for (int s = 0; s < value.length; s++) {
            int cell = layout.cellOfState()[s];
            if (cell >= 0 && !drawn[cell] && !mdp.isTerminal(s)) {
                drawn[cell] = true;
                arrows.add(arrow(layout, mdp, value, s));
            }
        }
        return new GridMap(
                title,
                "The signal in every cell and the step that climbs it most steeply; a dot where no step climbs.",
                layout,
                shade,
                "signal",
                HeatMap.Range.SEQUENTIAL,
                arrows);
    }

    private static GridMap.Arrow arrow(GridLayout layout, TabularMdp mdp, double[] value, int state) {
        int best = -1;
        double most = value[state];
        for (int a = 0; a < mdp.actions(); a++) {
            double mean = 0;
            int row = state * mdp.actions() + a;
            for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
                mean += mdp.probability()[k] * value[mdp.successor()[k]];
            }
            if (mean > most) {
                most = mean;
                best = a;
            }
        }
        return new GridMap.Arrow(
                layout.cellOfState()[state],
                best < 0 ? 0 : layout.actionRow()[best],
                best < 0 ? 0 : layout.actionColumn()[best],
                1);
    }
}
