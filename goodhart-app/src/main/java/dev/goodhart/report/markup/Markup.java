package dev.goodhart.report.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements one after the other. Texts and attribute values are escaped, and characters that XML does not know (control
 * characters, halves of surrogate pairs) become U+FFFD, so what a person wrote can never become markup. Element and attribute
 * names are the program's own.
 */
public final class Markup {
    private final StringBuilder out = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;

    /** Starts an empty document. */
    public Markup() {}

    /**
     * Opens an element.
     *
     * @param element its name
     * @return this
     */
    public Markup open(String element) {
        endTag();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        return this;
    }

    /**
     * Gives the element just opened an attribute.
     *
     * @param name the attribute's name
     * @param value its value
     * @return this
     */
    public Markup attr(String name, String value) {
        if (!inTag) {
            throw new IllegalStateException("The attribute " + name + " must follow the opening of its element");
        }
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /**
     * Gives the element just opened an attribute that is a length, rounded to a tenth.
     *
     * @param name the attribute's name
     * @param value its value
     * @return this
     */
    public Markup attr(String name, double value) {
        return attr(name, tenths(value));
    }

    /**
     * Writes text.
     *
     * @param text any characters
     * @return this
     */
    public Markup text(String text) {
        endTag();
        escape(text);
        return this;
    }

    /**
     * Writes markup as it is.
     *
     * @param markup made by this program, with what came from people already escaped
     * @return this
     */
    public Markup trusted(CharSequence markup) {
        endTag();
        out.append(markup);
        return this;
    }

    /**
     * Closes the element opened last.
     *
     * @return this
     */
    public Markup close() {
        endTag();
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /**
     * Closes the element opened last, which has no content and needs no end tag (HTML's void elements, any SVG element).
     *
     * @return this
     */
    public Markup leaf() {
        if (!inTag) {
            throw new IllegalStateException("The element " + open.peek() + " has content, it must be closed");
        }
        out.append("/>");
        open.pop();
        inTag = false;
        return this;
    }

    /**
     * Writes an element that holds only text.
     *
     * @param element its name
     * @param text any characters
     * @return this
     */
    public Markup element(String element, String text) {
        return open(element).text(text).close();
    }

    /**
     * Writes an element of a class that holds only text.
     *
     * @param element its name
     * @param cssClass its class
     * @param text any characters
     * @return this
     */
    public Markup element(String element, String cssClass, String text) {
        return open(element).attr("class", cssClass).text(text).close();
    }

    /**
     * Writes a length rounded to a tenth without trailing zeros.
     *
     * @param value a length, finite
     * @return such as {@code 12.5}
     */
    public static String tenths(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        String sign = tenths < 0 ? "-" : "";
        return rest == 0 ? sign + whole : sign + whole + '.' + rest;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element " + open.peek() + " must be closed");
        }
        return out.toString();
    }

    private void endTag() {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
    }

    private void escape(String text) {
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            out.append(text, plainFrom, i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(allowed(c) ? c : '\uFFFD');
                    }
                }
            }
            plainFrom = i + 1;
        }
        out.append(text, plainFrom, text.length());
    }

    /** Whether a character is written as it is: most are, and they are copied together. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    }

    private static boolean allowed(char c) {
        if (c < 0x20) {
            return c == '\n' || c == '\t';
        }
        return (c < 0x7F || c > 0x9F) && !Character.isSurrogate(c) && c < 0xFFFE;
    }
}
