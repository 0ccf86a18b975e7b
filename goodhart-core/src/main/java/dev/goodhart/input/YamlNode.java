package dev.goodhart.input;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A value in a YAML file that remembers where it stands, so that every complaint about it can name file, line and key path.
 *
 * <p>The YAML read here is plain data: maps with distinct keys, lists, and scalars in one UTF-8 document. Anchors and aliases, tags
 * and several documents are refused. Keys and texts are taken as written: {@code yes} and {@code on} are words, never booleans.
 */
public final class YamlNode {
    /** Most bytes in a file. */
    public static final int MAX_BYTES = 16_000_000;

    private static final int SHOWN = 40;

    /** What a node is. */
    public enum Kind {
        /** A scalar: text, number or boolean. */
        SCALAR,
        /** A list. */
        LIST,
        /** A map. */
        MAP,
        /** A key without a value. */
        NOTHING
    }

    private final String file;
    private final int line;
    private final String path;
    private final Kind kind;
    private final String text;
    private final boolean plain;
    private final boolean block;
    private final List<YamlNode> items;
    private final Map<String, YamlNode> entries;

    private YamlNode(
            String file,
            int line,
            String path,
            Kind kind,
            String text,
            boolean plain,
            boolean block,
            List<YamlNode> items,
            Map<String, YamlNode> entries) {
        this.file = file;
        this.line = line;
        this.path = path;
        this.kind = kind;
        this.text = text;
        this.plain = plain;
        this.block = block;
        this.items = items;
        this.entries = entries;
    }

    static YamlNode scalar(String file, int line, String path, String text, boolean plain, boolean block) {
        boolean nothing = plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        return new YamlNode(
                file, line, path, nothing ? Kind.NOTHING : Kind.SCALAR, text, plain, block, List.of(), Map.of());
    }

    static YamlNode list(String file, int line, String path, List<YamlNode> items) {
        return new YamlNode(
                file, line, path, Kind.LIST, "", false, false, Collections.unmodifiableList(items), Map.of());
    }

    static YamlNode map(String file, int line, String path, Map<String, YamlNode> entries) {
        return new YamlNode(
                file, line, path, Kind.MAP, "", false, false, List.of(), Collections.unmodifiableMap(entries));
    }

    /**
     * Reads a YAML file.
     *
     * @param path the file
     * @return its only document
     * @throws InvalidInputException if it cannot be read or is not one well-formed document of plain data
     */
    public static YamlNode read(Path path) {
        return parse(path.toString(), TextFile.read(path, MAX_BYTES));
    }

    /**
     * Reads YAML text.
     *
     * @param fileName what to call it in errors
     * @param text the YAML
     * @return its only document
     * @throws InvalidInputException if it is not one well-formed document of plain data
     */
    public static YamlNode parse(String fileName, String text) {
        TextFile.checkCharacters(fileName, text);
        return new YamlParser(fileName, text).parse();
    }

    /**
     * A word that came from elsewhere, such as the command line, to be read as if it stood in a file.
     *
     * @param file the file it is about, for errors
     * @param path what to call its place, such as an option's name
     * @param text the word
     * @return a text node
     */
    public static YamlNode word(String file, String path, String text) {
        return scalar(file, 0, path, text, false, false);
    }

    /** {@return the file, as the person named it} */
    public String file() {
        return file;
    }

    /** {@return the line of the value, from 1: of its key for a list or map, of the bar for a block text ({@code |})} */
    public int line() {
        return line;
    }

    /**
     * Where a line of a block text ({@code |}) stands in the file.
     *
     * @param row index of the line within the text, from 0
     * @return its line in the file; {@link #line()} for a text that is not a block
     */
    public int lineOfRow(int row) {
        return block ? line + 1 + row : line;
    }

    /** {@return the key path, such as {@code rewards.fast.terms[1]}; empty for the document itself} */
    public String path() {
        return path;
    }

    /** {@return what kind of value it is} */
    public Kind kind() {
        return kind;
    }

    /** {@return true for a number as YAML understands it: unquoted and numeric} */
    public boolean isNumber() {
        return kind == Kind.SCALAR && plain && Numbers.parse(text).isPresent();
    }

    /**
     * The text of a scalar, as written; a number or boolean is its text.
     *
     * @return the text
     */
    public String asText() {
        if (kind != Kind.SCALAR) {
            throw error("must be a text, is " + describe(), "");
        }
        return text;
    }

    /** {@return the value of an unquoted finite number} */
    public double asNumber() {
        Optional<Double> number = kind == Kind.SCALAR && plain ? Numbers.parse(text) : Optional.empty();
        if (number.isEmpty()) {
            boolean quoted =
                    kind == Kind.SCALAR && !plain && Numbers.parse(text).isPresent();
            throw error("must be a finite number, is " + describe(), quoted ? "remove the quotes" : "");
        }
        return number.get();
    }

    /**
     * A number within bounds.
     *
     * @param least the least accepted
     * @param greatest the greatest accepted
     * @return the number
     */
    public double asNumber(double least, double greatest) {
        double number = asNumber();
        if (number < least || number > greatest) {
            throw error("must be in [" + Numbers.show(least) + ", " + Numbers.show(greatest) + "], is " + text, "");
        }
        return number;
    }

    /**
     * A whole number within bounds.
     *
     * @param least the least accepted
     * @param greatest the greatest accepted
     * @return the number
     */
    public int asInteger(int least, int greatest) {
        return (int) asLong(least, greatest);
    }

    /**
     * A whole number within bounds, such as a seed.
     *
     * @param least the least accepted
     * @param greatest the greatest accepted
     * @return the number
     */
    public long asLong(long least, long greatest) {
        boolean whole = kind == Kind.SCALAR && plain && text.matches("[+-]?[0-9]{1,18}");
        if (!whole) {
            throw error("must be a whole number, is " + describe(), "");
        }
        long number = Long.parseLong(text);
        if (number < least || number > greatest) {
            throw error("must be in [" + least + ", " + greatest + "], is " + number, "");
        }
        return number;
    }

    /** {@return true for {@code true}, false for {@code false}} */
    public boolean asBoolean() {
        if (kind == Kind.SCALAR && plain && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        throw error("must be true or false, is " + describe(), "");
    }

    /** {@return the items of a list} */
    public List<YamlNode> asList() {
        if (kind != Kind.LIST) {
            throw error("must be a list, is " + describe(), "");
        }
        return items;
    }

    /** {@return the items of a list, or this alone where a single value may stand for a list of one} */
    public List<YamlNode> asListOrOne() {
        return kind == Kind.LIST ? items : List.of(this);
    }

    /** {@return the entries of a map, in the order written} */
    public Map<String, YamlNode> asMap() {
        if (kind != Kind.MAP) {
            throw error("must be a map of keys and values, is " + describe(), "");
        }
        return entries;
    }

    /**
     * The value of a key that may be left out.
     *
     * @param key the key
     * @return its value, empty when the key is not there
     */
    public Optional<YamlNode> find(String key) {
        return Optional.ofNullable(asMap().get(key));
    }

    /**
     * The value of a key that must be there.
     *
     * @param key the key
     * @return its value
     */
    public YamlNode get(String key) {
        return find(key).orElseThrow(() -> error("must have the key '" + key + "', has " + keysShown(), ""));
    }

    /**
     * Refuses keys that mean nothing here.
     *
     * @param allowed the keys that do
     * @throws InvalidInputException at the line of the first other key, with the nearest allowed one as a hint
     */
    public void rejectUnknownKeys(String... allowed) {
        rejectUnknownKeys(Set.copyOf(List.of(allowed)));
    }

    /**
     * Refuses keys that mean nothing here.
     *
     * @param allowed the keys that do
     * @throws InvalidInputException at the line of the first other key, with the nearest allowed one as a hint
     */
    public void rejectUnknownKeys(Set<String> allowed) {
        asMap().forEach((key, value) -> {
            if (!allowed.contains(key)) {
                String hint = Suggestion.hint(key, allowed.stream().sorted().toList());
                String known = String.join(", ", allowed.stream().sorted().toList());
                throw InvalidInputException.at(
                        file,
                        value.line,
                        path,
                        "has the unknown key '" + Numbers.shortened(key, SHOWN) + "'; known are " + known,
                        hint);
            }
        });
    }

    /**
     * An error about this value.
     *
     * @param problem what was expected and what came, as in {@code "must be a list, is 3"}
     * @param hint a likely remedy, empty for none
     * @return the exception, to be thrown
     */
    public InvalidInputException error(String problem, String hint) {
        return InvalidInputException.at(file, line, path.isEmpty() ? "the file" : path, problem, hint);
    }

    /** {@return the value for a message: a short text, or what kind it is} */
    public String describe() {
        return switch (kind) {
            case SCALAR -> (plain ? "" : "the text ") + "'" + Numbers.shortened(text, SHOWN) + "'";
            case LIST -> "a list of " + items.size();
            case MAP -> "a map with " + keysShown();
            case NOTHING -> "empty";
        };
    }

    private String keysShown() {
        if (entries.isEmpty()) {
            return "none";
        }
        String keys = String.join(", ", new LinkedHashMap<>(entries).keySet());
        return Numbers.shortened(keys, 2 * SHOWN);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + path + " " + describe();
    }
}
