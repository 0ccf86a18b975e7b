package dev.goodhart.figure;

import dev.goodhart.mdp.GridLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A grid world's map, shaded by a figure per cell, with arrows for what the policy does there.
 *
 * @param title a short heading
 * @param caption what to see
 * @param layout the map
 * @param shade {@code [rows * columns]} the figure behind the colour, such as discounted visits; NaN for none
 * @param shadeLabel what the shade measures
 * @param range how colours are assigned
 * @param arrows arrows in the cells
 */
public record GridMap(
        String title,
        String caption,
        GridLayout layout,
        double @Nullable [] shade,
        String shadeLabel,
        HeatMap.Range range,
        List<Arrow> arrows)
        implements Figure {
    /**
     * One arrow.
     *
     * @param cell the cell index
     * @param dRow direction in rows (down is +1); a dot is drawn when both are zero
     * @param dColumn direction in columns
     * @param weight strength in [0, 1], drawn as opacity
     */
    public record Arrow(int cell, int dRow, int dColumn, double weight) {}

    /** Copies the arrows. */
    public GridMap {
        arrows = List.copyOf(arrows);
    }
}
