package dev.goodhart.mdp;

import java.util.List;

/**
 * A rectangular map of characters.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param glyphs {@code [rows * columns]}, row-major, top row first
 */
public record AsciiMap(int rows, int columns, char[] glyphs) {
    /** The character of a cell that cannot be entered. */
    public static final char WALL = '#';

    /** Most cells of a map. */
    public static final int MAX_CELLS = 1_000_000;

    /**
     * Makes a map from its rows.
     *
     * @param lines the rows, top first, all of one length
     * @return the map
     * @throws InvalidMapException if there is no cell, there are too many, or a row is longer or shorter than the first
     */
    public static AsciiMap of(List<String> lines) {
        int columns = lines.isEmpty() ? 0 : lines.get(0).length();
        long cells = (long) lines.size() * columns;
        if (cells == 0) {
            throw new InvalidMapException(0, "must have at least one cell");
        }
        if (cells > MAX_CELLS) {
            throw new InvalidMapException(
                    0,
                    "must have at most " + MAX_CELLS + " cells, has " + lines.size() + " x " + columns + " = " + cells);
        }
        char[] glyphs = new char[(int) cells];
        for (int r = 0; r < lines.size(); r++) {
            String line = lines.get(r);
            if (line.length() != columns) {
                throw new InvalidMapException(
                        r,
                        "must have rows of one length: row 1 has " + columns + " cells, row " + (r + 1) + " has "
                                + line.length());
            }
            for (int c = 0; c < columns; c++) {
                glyphs[r * columns + c] = checked(line.charAt(c), r, c);
            }
        }
        return new AsciiMap(lines.size(), columns, glyphs);
    }

    private static char checked(char glyph, int row, int column) {
        if (Character.isSurrogate(glyph) || Character.isISOControl(glyph)) {
            throw new InvalidMapException(
                    row,
                    String.format(
                            "must be made of plain characters, row %d, column %d has %s",
                            row + 1, column + 1, glyph == '\t' ? "a tab" : "U+" + Integer.toHexString(glyph)));
        }
        return glyph;
    }
}
