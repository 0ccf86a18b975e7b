package dev.goodhart.figure;

import java.util.List;

/**
 * A text whose pieces are coloured by a number each, such as its credit.
 *
 * @param title a short heading
 * @param caption what to see
 * @param meaning what the numbers are, for the key
 * @param pieces the text, first to last
 */
public record ColouredText(String title, String caption, String meaning, List<Piece> pieces) implements Figure {
    /**
     * A part of the text.
     *
     * @param text its characters, white space included
     * @param value its number, NaN for no colour
     */
    public record Piece(String text, double value) {}

    /** Copies the pieces. */
    public ColouredText {
        pieces = List.copyOf(pieces);
    }
}
