package dev.goodhart.report.svg;

import dev.goodhart.figure.HeatMap;
import java.util.ArrayList;
import java.util.List;

/** Colours of pieces of text by number, from one end of two hues to the other with zero in the middle. */
public final class TextShading {
    private final CellShading shading;

    /**
     * Makes the scale.
     *
     * @param values all numbers, NaN for none
     */
    public TextShading(double[] values) {
        shading = new CellShading(new double[][] {values}, HeatMap.Range.DIVERGING);
    }

    /**
     * The rules for a piece.
     *
     * @param value its number
     * @return CSS for the background and the text on it, empty for NaN
     */
    public String style(double value) {
        int step = shading.step(value);
        return step < 0 ? "" : "background:" + shading.colour(step) + ";color:" + shading.textOn(step);
    }

    /** {@return the end of the scale; the other end is its negative. 0 where all numbers are 0 or there is none} */
    public double end() {
        return shading.isEmpty() ? 0 : shading.high();
    }

    /** {@return every second colour of the scale, lowest first, as CSS} */
    public List<String> colours() {
        List<String> colours = new ArrayList<>();
        for (int step = 0; step < Ramp.DIVERGING; step += 2) {
            colours.add(shading.colour(step));
        }
        return colours;
    }
}
