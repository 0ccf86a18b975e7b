package dev.goodhart.world;

import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.GridBit;
import dev.goodhart.mdp.GridWorld;
import dev.goodhart.mdp.ItemEffect;
import java.util.Locale;
import java.util.Map;

/** Reads {@code event: {kind: item}}: how many instances of an item changed in a step. */
final class GridEvents {
    private GridEvents() {}

    static Factor read(YamlNode node, GridWorld grid) {
        Map<String, YamlNode> entries = node.asMap();
        node.rejectUnknownKeys("pickup", "break", "toggle", "water", "dry");
        if (entries.size() != 1) {
            throw node.error("must be one event and its item, such as {pickup: key}, has " + entries.size(), "");
        }
        String event = entries.keySet().iterator().next();
        YamlNode name = node.get(event);
        int mask = Words.oneOf(name, "an item", grid.masks());
        checkKind(event, name, grid);
        return switch (event) {
            case "toggle" ->
                new Factor(true, (s, a, next) -> Integer.bitCount((grid.bitsOn(s) ^ grid.bitsOn(next)) & mask));
            case "dry" ->
                new Factor(true, (s, a, next) -> Integer.bitCount(grid.bitsOn(s) & ~grid.bitsOn(next) & mask));
            default -> new Factor(true, (s, a, next) -> Integer.bitCount(grid.bitsOn(next) & ~grid.bitsOn(s) & mask));
        };
    }

    private static void checkKind(String event, YamlNode name, GridWorld grid) {
        ItemEffect needed = event.equals("dry") ? ItemEffect.WATER : LegendReader.EFFECTS.get(event);
        for (GridBit bit : grid.bits()) {
            if (bit.item().name().equals(name.asText()) && bit.item().effect() != needed) {
                throw name.error(
                        "must be an item whose on-enter is '"
                                + String.valueOf(needed).toLowerCase(Locale.ROOT) + "', '" + name.asText()
                                + "' is not",
                        "");
            }
        }
    }
}
