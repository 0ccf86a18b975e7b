package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.figure.Figure;
import dev.goodhart.report.Markups;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A chart that has been drawn, and what must be true of every chart. */
final class Drawn {
    final String svg;
    final Document document;
    final double width;
    final double height;

    Drawn(Figure figure, ChartWidth room) {
        svg = Charts.svg(figure, room, "f");
        document = Markups.parse(svg);
        String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ");
        width = Double.parseDouble(box[2]);
        height = Double.parseDouble(box[3]);
    }

    /** A text's name and its rectangle, as wide as reserved. */
    record TextBox(String text, double left, double top, double right, double bottom) {
        boolean meets(TextBox o) {
            return left < o.right - 1 && o.left < right - 1 && top < o.bottom - 1 && o.top < bottom - 1;
        }
    }

    List<Element> all(String name) {
        return Markups.all(document, name);
    }

    List<String> texts() {
        return all("text").stream().map(Drawn::ownText).toList();
    }

    /** Level texts; slanted ones are left out. */
    List<TextBox> boxes() {
        double font = Double.parseDouble(document.getDocumentElement().getAttribute("font-size"));
        List<TextBox> boxes = new ArrayList<>();
        for (Element text : all("text")) {
            if (((Element) text.getParentNode()).hasAttribute("transform")) {
                continue;
            }
            double size = text.hasAttribute("font-size") ? Double.parseDouble(text.getAttribute("font-size")) : font;
            double wide = TextWidth.of(ownText(text), size);
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            double left = switch (text.getAttribute("text-anchor")) {
                case "end" -> x - wide;
                case "middle" -> x - wide / 2;
                default -> x;
            };
            boxes.add(new TextBox(ownText(text), left, y - 0.75 * size, left + wide, y + 0.2 * size));
        }
        return boxes;
    }

    /** Well-formed, named, free of NaN, with ids of its own, and no text outside the picture or over another. */
    Drawn isSound() {
        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        Set<String> ids = new HashSet<>();
        for (Element element : all("*")) {
            String id = element.getAttribute("id");
            assertThat(id.isEmpty() || ids.add(id)).as("the id %s twice", id).isTrue();
            for (String name : List.of("x", "y", "x1", "y1", "x2", "y2", "d", "width", "height", "viewBox")) {
                String value = element.getAttribute(name);
                if (value.contains("N") || value.contains("I") || value.contains("E") || value.contains("922337")) {
                    throw new AssertionError(name + " is no length: " + value);
                }
            }
        }
        assertThat(ids).contains(root.getAttribute("aria-labelledby").split(" "));
        List<TextBox> boxes = boxes();
        for (int i = 0; i < boxes.size(); i++) {
            TextBox box = boxes.get(i);
            assertThat(box.left()).as("left of %s", box).isGreaterThanOrEqualTo(-2);
            assertThat(box.right()).as("right of %s", box).isLessThanOrEqualTo(width + 2);
            assertThat(box.top()).as("top of %s", box).isGreaterThanOrEqualTo(-1);
            assertThat(box.bottom()).as("bottom of %s", box).isLessThanOrEqualTo(height + 1);
            for (int j = 0; j < i; j++) {
                if (box.meets(boxes.get(j))) {
                    throw new AssertionError(box + " lies over " + boxes.get(j));
                }
            }
        }
        return this;
    }

    private static String ownText(Element text) {
        StringBuilder own = new StringBuilder();
        for (var node = text.getFirstChild(); node != null; node = node.getNextSibling()) {
            own.append(node instanceof Element ? "" : node.getTextContent());
        }
        return own.toString();
    }
}
