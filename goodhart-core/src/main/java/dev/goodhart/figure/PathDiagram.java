package dev.goodhart.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Boxes joined by arrows with a number each, in layers from what is not explained to what is explained last.
 *
 * @param title a short heading
 * @param caption what to see
 * @param nodes the boxes
 * @param arrows the arrows, each to a later layer
 */
public record PathDiagram(String title, String caption, List<Node> nodes, List<Arrow> arrows) implements Figure {
    /**
     * A box.
     *
     * @param name its name, unique
     * @param detail a few words under it, may be empty
     * @param layer from 0
     */
    public record Node(String name, String detail, int layer) {}

    /**
     * An arrow.
     *
     * @param from name of a node
     * @param to name of a node in a later layer
     * @param label what is written on it
     * @param strength drawn as thickness; negative ones in another colour
     * @param certain false for a broken line, such as where an interval holds 0
     */
    public record Arrow(String from, String to, String label, double strength, boolean certain) {}

    /** Copies the lists and checks that arrows join nodes. */
    public PathDiagram {
        nodes = List.copyOf(nodes);
        arrows = List.copyOf(arrows);
        Set<String> names = new HashSet<>();
        for (Node node : nodes) {
            if (!names.add(node.name()) || node.layer() < 0) {
                throw new IllegalArgumentException(
                        "The node '" + node.name() + "' of '" + title + "' must be unique and in a layer from 0");
            }
        }
        for (Arrow arrow : arrows) {
            if (!names.contains(arrow.from()) || !names.contains(arrow.to())) {
                throw new IllegalArgumentException("The arrow from '" + arrow.from() + "' to '" + arrow.to() + "' of '"
                        + title + "' must join two nodes");
            }
        }
    }
}
