/**
 * Draws the figures of {@link dev.goodhart.figure} as SVG that works in light and dark pages, on paper and on phones, without
 * scripts. {@link dev.goodhart.report.svg.Charts} is the way in; colours are custom properties that
 * {@link dev.goodhart.report.svg.Theme} defines once per page.
 *
 * <pre>{@code
 * String svg = Charts.svg(figure, ChartWidth.WIDE, "figure-1");
 * String file = Charts.standalone(figure, ChartWidth.WIDE); // with its own colours, for a file of its own
 * }</pre>
 */
@NullMarked
package dev.goodhart.report.svg;

import org.jspecify.annotations.NullMarked;
