package dev.goodhart.report;

import dev.goodhart.figure.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a report under a heading of its own.
 *
 * @param heading the heading
 * @param anchor what a link to it ends with; the writer replaces what a link cannot hold and makes it unique
 * @param blocks paragraphs and figures, top to bottom
 */
public record Section(String heading, String anchor, List<Block> blocks) {
    /** Copies the blocks. */
    public Section {
        blocks = List.copyOf(blocks);
    }

    /**
     * A section of paragraphs followed by figures.
     *
     * @param heading the heading
     * @param paragraphs texts
     * @param figures figures
     * @return the section, with an anchor made from its heading
     */
    public static Section of(String heading, List<String> paragraphs, List<? extends Figure> figures) {
        List<Block> blocks = texts(paragraphs);
        for (Figure figure : figures) {
            blocks.add(new Block.Drawing(figure));
        }
        return new Section(heading, heading, blocks);
    }

    /**
     * A section of paragraphs followed by figures beside each other.
     *
     * @param heading the heading
     * @param paragraphs texts
     * @param figures figures, such as maps to compare
     * @return the section, with an anchor made from its heading
     */
    public static Section sideBySide(String heading, List<String> paragraphs, List<? extends Figure> figures) {
        List<Block> blocks = texts(paragraphs);
        blocks.add(new Block.SideBySide(List.copyOf(figures)));
        return new Section(heading, heading, blocks);
    }

    private static List<Block> texts(List<String> paragraphs) {
        List<Block> blocks = new ArrayList<>();
        for (String paragraph : paragraphs) {
            blocks.add(new Block.Text(paragraph));
        }
        return blocks;
    }
}
