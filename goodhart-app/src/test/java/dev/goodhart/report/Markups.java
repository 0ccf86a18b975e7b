package dev.goodhart.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads what was written with the JDK's XML parser, which forgives nothing. */
public final class Markups {
    private Markups() {}

    /**
     * Parses a document.
     *
     * @param markup HTML or SVG
     * @return its tree
     */
    public static Document parse(String markup) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new AssertionError("Not well-formed: " + e.getMessage(), e);
        }
    }

    /**
     * Finds elements.
     *
     * @param document where
     * @param name their name
     * @return them in document order
     */
    public static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
