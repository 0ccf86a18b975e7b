package dev.goodhart.figure;

/** Something to draw. */
public sealed interface Figure
        permits BarChart, ColouredText, GridMap, HeatMap, LineChart, PathDiagram, RegionChart, ScatterChart, Table {
    /** {@return a short heading} */
    String title();

    /** {@return what the reader should see in it, one or two sentences} */
    String caption();
}
