package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridItem;
import dev.goodhart.mdp.GridMove;
import dev.goodhart.mdp.GridTile;
import dev.goodhart.mdp.ItemEffect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads {@code world.grid.legend} and {@code world.grid.flags}. */
final class LegendReader {
    static final Map<String, ItemEffect> EFFECTS = Map.of(
            "pickup", ItemEffect.PICKUP,
            "break", ItemEffect.BREAK,
            "toggle", ItemEffect.TOGGLE,
            "water", ItemEffect.WATER);

    private final YamlNode grid;
    private final Map<String, Object> switches = new HashMap<>();
    private final Map<String, GridItem> items = new HashMap<>();

    LegendReader(YamlNode grid) {
        this.grid = grid;
    }

    static List<GridItem> flags(YamlNode grid) {
        List<GridItem> flags = new ArrayList<>();
        grid.find("flags")
                .ifPresent(node -> node.asMap().forEach((name, flag) -> {
                    flag.rejectUnknownKeys("initially");
                    flags.add(GridItem.flag(Words.checkedName(flag, name), probability(flag.get("initially"))));
                }));
        return flags;
    }

    Map<Character, GridTile> read() {
        Map<Character, GridTile> tiles = new LinkedHashMap<>();
        Optional<YamlNode> legend = grid.find("legend");
        if (legend.isEmpty()) {
            return tiles;
        }
        Map<String, YamlNode> entries = legend.get().asMap();
        entries.forEach((key, node) -> tiles.put(glyph(key, node), tile(node, entries, key)));
        flags(grid).forEach(flag -> {
            if (items.containsKey(flag.name())) {
                throw grid.get("flags").error("must not name a flag as an item, '" + flag.name() + "' is both", "");
            }
            switches.put(flag.name(), flag);
        });
        switches.putAll(items);
        entries.values().forEach(this::checkReferences);
        return tiles;
    }

    private static char glyph(String key, YamlNode node) {
        if (key.length() != 1) {
            throw node.error("must be keyed by a single character, is keyed by '" + key + "'", "");
        }
        if (key.equals("#") || key.equals(" ") || key.equals(".")) {
            throw node.error("must not redefine '" + key + "', which is always wall or floor", "");
        }
        return key.charAt(0);
    }

    private GridTile tile(YamlNode node, Map<String, YamlNode> entries, String glyph) {
        if (node.kind() != YamlNode.Kind.MAP) {
            if (!node.asText().equals("start")) {
                throw node.error(
                        "must be 'start' or a map, is " + node.describe(), "you meant {name: " + node.asText() + "}");
            }
            return GridTile.named("start").asStart();
        }
        node.rejectUnknownKeys(
                "name",
                "start",
                "terminal",
                "item",
                "on-enter",
                "dries",
                "initially",
                "needs",
                "oneway",
                "traps",
                "unless");
        GridItem item = item(node);
        boolean start = node.find("start").map(YamlNode::asBoolean).orElse(false);
        boolean terminal = node.find("terminal").map(YamlNode::asBoolean).orElse(false);
        if (start && terminal) {
            throw node.error("must not be both start and terminal", "");
        }
        if (node.find("unless").isPresent() && node.find("traps").isEmpty()) {
            throw node.error("has 'unless' but no 'traps'", "");
        }
        return new GridTile(
                tileName(node, item, start, entries, glyph),
                start,
                terminal,
                item,
                names(node, "needs"),
                node.find("oneway")
                        .map(n -> Words.oneOf(n, "a direction", directions()))
                        .orElse(null),
                node.find("traps").map(n -> n.asNumber(0, 1)).orElse(0.0),
                names(node, "unless"));
    }

    private static Map<String, GridMove> directions() {
        Map<String, GridMove> directions = new HashMap<>(GridReader.MOVES);
        directions.remove(GridMove.STAY.label());
        return directions;
    }

    private static String tileName(
            YamlNode node, @Nullable GridItem item, boolean start, Map<String, YamlNode> entries, String glyph) {
        Optional<YamlNode> given = node.find("name");
        if (given.isPresent()) {
            String name = Words.name(given.get());
            if (!name.equals(glyph) && entries.containsKey(name)) {
                throw given.get().error("must not be another legend character, is '" + name + "'", "");
            }
            return name;
        }
        if (item != null) {
            return item.name();
        }
        if (start) {
            return "start";
        }
        throw node.error("must have a name", "add name: goal");
    }

    private @Nullable GridItem item(YamlNode node) {
        if (node.find("item").isEmpty()) {
            for (String key : List.of("on-enter", "dries", "initially")) {
                if (node.find(key).isPresent()) {
                    throw node.get(key).error("must stand beside an item", "add item: name");
                }
            }
            return null;
        }
        YamlNode nameNode = node.get("item");
        ItemEffect effect = Words.oneOf(node.get("on-enter"), "an effect", EFFECTS);
        if (effect != ItemEffect.WATER && node.find("dries").isPresent()) {
            throw node.get("dries").error("must stand beside on-enter: water", "");
        }
        GridItem item = new GridItem(
                Words.name(nameNode),
                effect,
                node.find("dries").map(n -> n.asNumber(0, 1)).orElse(0.0),
                node.find("initially").map(LegendReader::probability).orElse(0.0));
        GridItem earlier = items.putIfAbsent(item.name(), item);
        if (earlier != null && !earlier.equals(item)) {
            throw nameNode.error("must behave alike wherever it lies, '" + item.name() + "' is defined twice", "");
        }
        return item;
    }

    private static double probability(YamlNode node) {
        if (node.isNumber()) {
            return node.asNumber(0, 1);
        }
        String text = node.kind() == YamlNode.Kind.SCALAR ? node.asText() : "";
        if (!text.equals("true") && !text.equals("false")) {
            throw node.error("must be true, false or a probability in [0, 1], is " + node.describe(), "");
        }
        return node.asBoolean() ? 1 : 0;
    }

    private static List<String> names(YamlNode node, String key) {
        return node.find(key)
                .map(n -> n.asListOrOne().stream().map(YamlNode::asText).toList())
                .orElse(List.of());
    }

    private void checkReferences(YamlNode tile) {
        if (tile.kind() != YamlNode.Kind.MAP) {
            return;
        }
        Predicate<String> present = key -> tile.find(key).isPresent();
        List.of("needs", "unless").stream()
                .filter(present)
                .forEach(key -> tile.get(key)
                        .asListOrOne()
                        .forEach(name -> Words.oneOf(name, "an item or flag", new HashMap<>(switches))));
        if (new TreeSet<>(names(tile, "needs")).size() < names(tile, "needs").size()) {
            throw tile.get("needs").error("must list an item once", "");
        }
    }
}
