/**
 * Figures as data: what to draw, with no word on how. Audits and studies make them; reports draw them.
 *
 * <pre>{@code
 * Figure figure = new LineChart("Learning", "Return by episode.", Axis.of("episode"), Axis.of("return"),
 *         List.of(Line.of("Q-learning", episodes, returns)));
 * }</pre>
 */
@NullMarked
package dev.goodhart.figure;

import org.jspecify.annotations.NullMarked;
