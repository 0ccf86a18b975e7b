package dev.goodhart.report;

import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Numbers;
import dev.goodhart.report.markup.Markup;
import dev.goodhart.report.svg.TextShading;

/** Writes a text with a colour behind each piece and its number after it, so that nothing is told by colour alone. */
final class ColouredTextWriter {
    /** Above so many pieces the numbers would hide the text; they are then shown when a piece is pointed at. */
    private static final int MOST_NUMBERED = 60;

    private final Markup page;

    ColouredTextWriter(Markup page) {
        this.page = page;
    }

    void write(ColouredText text) {
        double[] values =
                text.pieces().stream().mapToDouble(ColouredText.Piece::value).toArray();
        TextShading shading = new TextShading(values);
        boolean numbered = values.length <= MOST_NUMBERED;
        page.open("p").attr("class", "shaded");
        for (ColouredText.Piece piece : text.pieces()) {
            write(piece, shading, numbered);
        }
        page.close();
        key(text, shading);
    }

    private void write(ColouredText.Piece piece, TextShading shading, boolean numbered) {
        String words = piece.text().stripTrailing();
        String space = piece.text().substring(words.length());
        if (Double.isNaN(piece.value())) {
            page.text(piece.text());
            return;
        }
        String number = minus(Numbers.of(piece.value(), 3));
        page.open("span").attr("style", shading.style(piece.value())).attr("title", number);
        page.text(words.isEmpty() ? "\u2423" : words);
        if (numbered) {
            page.element("small", number);
        }
        page.close();
        page.text(space);
    }

    private void key(ColouredText text, TextShading shading) {
        if (shading.end() == 0) {
            return;
        }
        page.open("p").attr("class", "key");
        page.element("span", text.meaning() + " ");
        page.element("span", minus(Numbers.of(-shading.end(), 3)));
        page.open("span").attr("class", "strip").attr("aria-hidden", "true");
        for (String colour : shading.colours()) {
            page.open("i").attr("style", "background:" + colour).close();
        }
        page.close();
        page.element("span", "+" + Numbers.of(shading.end(), 3));
        page.close();
    }

    private static String minus(String number) {
        return number.replace('-', '\u2212');
    }
}
