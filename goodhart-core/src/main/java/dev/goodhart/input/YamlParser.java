package dev.goodhart.input;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds {@link YamlNode}s from parser events, with a stack of its own: no input can make it recurse or expand. */
final class YamlParser {
    private static final int MAX_DEPTH = 40;

    private final String file;
    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable YamlNode root;

    YamlParser(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** A list or map whose end has not been seen. */
    private static final class Open {
        final int line;
        final String path;
        final boolean map;
        final List<YamlNode> items = new ArrayList<>();
        final Map<String, YamlNode> entries = new LinkedHashMap<>();

        int keyLine;

        @Nullable
        String key;

        Open(int line, String path, boolean map) {
            this.line = line;
            this.path = path;
            this.map = map;
        }

        String childPath() {
            if (!map) {
                return path + "[" + items.size() + "]";
            }
            String shown = Numbers.shortened(String.valueOf(key), 40);
            return path.isEmpty() ? shown : path + "." + shown;
        }
    }

    YamlNode parse() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(YamlNode.MAX_BYTES)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            int documents = 0;
            while (events.hasNext()) {
                Event event = events.next();
                if (event instanceof DocumentStartEvent && ++documents > 1) {
                    throw at(event, "must hold one YAML document, a second begins here", "remove the line '---'");
                }
                take(event);
            }
        } catch (MarkedYamlEngineException e) {
            throw malformed(e);
        } catch (YamlEngineException e) {
            throw InvalidInputException.at(
                    file, 0, "", "is not YAML: " + Numbers.shortened(String.valueOf(e.getMessage()), 160), "");
        }
        if (root == null || root.kind() == YamlNode.Kind.NOTHING) {
            throw InvalidInputException.at(file, 0, "", "is empty", "");
        }
        return root;
    }

    private void take(Event event) {
        switch (event) {
            case AliasEvent alias ->
                throw at(alias, "must not use an alias (*name)", "write the value out, or quote the text");
            case ScalarEvent scalar -> {
                Open parent = open.peek();
                if (parent != null && parent.map && parent.key == null) {
                    openKey(parent, scalar);
                } else {
                    refuseTag(scalar, scalar.getTag().isPresent());
                    add(YamlNode.scalar(
                            file, line(scalar), path(), scalar.getValue(), scalar.isPlain(), scalar.isLiteral()));
                }
            }
            case CollectionStartEvent start -> {
                refuseTag(start, start.getTag().isPresent());
                Open parent = open.peek();
                if (parent != null && parent.map && parent.key == null) {
                    throw at(start, "must have plain words as keys, has a list or map", "");
                }
                if (open.size() == MAX_DEPTH) {
                    throw at(start, "must nest at most " + MAX_DEPTH + " levels deep", "");
                }
                int at = parent != null && parent.map ? parent.keyLine : line(start);
                open.push(new Open(at, path(), start instanceof MappingStartEvent));
            }
            case CollectionEndEvent end -> {
                Open done = open.pop();
                add(
                        done.map
                                ? YamlNode.map(file, done.line, done.path, done.entries)
                                : YamlNode.list(file, done.line, done.path, done.items));
            }
            default -> {
                // The start and end of stream and document carry nothing.
            }
        }
    }

    private void openKey(Open map, ScalarEvent scalar) {
        String key = scalar.getValue();
        YamlNode earlier = map.entries.get(key);
        if (earlier != null) {
            throw at(
                    scalar,
                    (map.path.isEmpty() ? "" : map.path + " ") + "has the key '" + Numbers.shortened(key, 40)
                            + "' twice, first on line " + earlier.line(),
                    "");
        }
        map.key = key;
        map.keyLine = line(scalar);
    }

    private void add(YamlNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (parent.map) {
            parent.entries.put(String.valueOf(parent.key), node);
            parent.key = null;
        } else {
            parent.items.add(node);
        }
    }

    private String path() {
        Open parent = open.peek();
        return parent == null ? "" : parent.childPath();
    }

    private void refuseTag(NodeEvent event, boolean tagged) {
        if (tagged) {
            throw at(event, "must not use tags (!name)", "put the text in quotes");
        }
        if (event.getAnchor().isPresent()) {
            throw at(event, "must not use an anchor (&name)", "write the value out, or quote the text");
        }
    }

    private InvalidInputException malformed(MarkedYamlEngineException e) {
        int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
        String problem = Numbers.shortened(String.valueOf(e.getProblem()), 160);
        boolean tab = problem.contains("TAB") || indentedByTab(line);
        return InvalidInputException.at(
                file, line, "", "is not YAML: " + problem, tab ? "a tab is used for indentation; use spaces" : "");
    }

    private boolean indentedByTab(int line) {
        return text.lines()
                .skip(Math.max(0, line - 1))
                .findFirst()
                .orElse("")
                .stripTrailing()
                .startsWith("\t");
    }

    private static int line(Event event) {
        return event.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }

    private InvalidInputException at(Event event, String problem, String hint) {
        return InvalidInputException.at(file, line(event), "", problem, hint);
    }
}
