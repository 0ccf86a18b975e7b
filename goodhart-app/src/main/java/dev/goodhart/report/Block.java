package dev.goodhart.report;

import dev.goodhart.figure.Figure;
import java.util.List;

/** One part of a section. */
public sealed interface Block {
    /**
     * A paragraph.
     *
     * @param paragraph its text
     */
    record Text(String paragraph) implements Block {}

    /**
     * A figure in the column of text.
     *
     * @param figure what to draw
     */
    record Drawing(Figure figure) implements Block {}

    /**
     * Figures beside each other where the screen is wide enough, such as two maps to compare.
     *
     * @param figures left to right
     */
    record SideBySide(List<Figure> figures) implements Block {
        /** Copies the figures. */
        public SideBySide {
            figures = List.copyOf(figures);
        }
    }

    /**
     * Figures that are shown when asked for.
     *
     * @param summary what they are
     * @param figures top to bottom
     */
    record Folded(String summary, List<Figure> figures) implements Block {
        /** Copies the figures. */
        public Folded {
            figures = List.copyOf(figures);
        }
    }
}
