package dev.goodhart.world;

import dev.goodhart.input.Suggestion;
import dev.goodhart.input.YamlNode;
import java.util.Collection;
import java.util.Map;

/** Reads names: those that a file gives and those that it refers to. */
final class Words {
    private static final int LONGEST = 120;
    private static final int LISTED = 12;

    private Words() {}

    /** A name that the file gives to something. */
    static String name(YamlNode node) {
        String name = node.asText();
        return checkedName(node, name);
    }

    /** Checks a name that the file gives as a key. */
    static String checkedName(YamlNode node, String name) {
        if (name.isBlank() || name.length() > LONGEST || !name.strip().equals(name) || name.contains("\n")) {
            throw node.error(
                    "must be named by one line of 1 to " + LONGEST + " characters without blanks around it", "");
        }
        if (name.equals("*")) {
            throw node.error("must not be named '*', which stands for any", "");
        }
        return name;
    }

    /** One of the words that a table knows. */
    static <T> T oneOf(YamlNode node, String kind, Map<String, T> known) {
        T value = known.get(node.asText());
        if (value == null) {
            throw node.error(
                    unknown(kind, node.asText(), known.keySet()), Suggestion.hint(node.asText(), known.keySet()));
        }
        return value;
    }

    static String unknown(String kind, String given, Collection<String> known) {
        String shown = given.length() > 40 ? given.substring(0, 40) + "..." : given;
        String all = known.stream()
                .sorted()
                .limit(LISTED)
                .reduce((l, r) -> l + ", " + r)
                .orElse("none");
        return "must be " + kind + ", is '" + shown.replaceAll("\\s+", " ") + "'; known are " + all
                + (known.size() > LISTED ? ", ..." : "");
    }
}
