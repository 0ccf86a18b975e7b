package dev.goodhart.report.svg;

/**
 * How a series is told apart.
 *
 * @param colour of its marks
 * @param text of its name, readable on the page
 * @param width of its line
 * @param dash its dash pattern, empty for a full line
 * @param shape of its points, 0 to 3
 */
record Look(String colour, String text, double width, String dash, int shape) {
    static final Look QUIET = new Look("var(--axis)", "var(--quiet)", 1.2, "", 0);

    static Look category(int index) {
        int colour = index % Theme.CATEGORIES + 1;
        String dash = index < Theme.CATEGORIES ? "" : index < 2 * Theme.CATEGORIES ? "1 3.5" : "8 3 2 3";
        return new Look("var(--c" + colour + ")", "var(--c" + colour + "t)", 2.2, dash, index % 4);
    }

    static Look reference(int index) {
        String dash = index % 3 == 0 ? "6 4" : index % 3 == 1 ? "2 3" : "10 3 2 3";
        return new Look("var(--quiet)", "var(--quiet)", 1.6, dash, 0);
    }
}
