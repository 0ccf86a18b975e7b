package dev.goodhart.world;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import dev.goodhart.mdp.AsciiMap;
import dev.goodhart.mdp.GridMove;
import dev.goodhart.mdp.GridTile;
import dev.goodhart.mdp.GridWorld;
import dev.goodhart.mdp.GridWorldBuilder;
import dev.goodhart.mdp.InvalidMapException;
import dev.goodhart.mdp.InvalidMdpException;
import dev.goodhart.mdp.SlipMode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code world.grid}. */
final class GridReader {
    static final Map<String, GridMove> MOVES =
            Arrays.stream(GridMove.values()).collect(Collectors.toMap(GridMove::label, Function.identity()));
    private static final Map<String, SlipMode> SLIP_MODES =
            Map.of("sideways", SlipMode.SIDEWAYS, "uniform", SlipMode.UNIFORM);

    private final YamlNode node;
    private final List<String> warnings;
    private final Map<Character, GridTile> legend = new TreeMap<>();

    GridReader(YamlNode node, List<String> warnings) {
        this.node = node;
        this.warnings = warnings;
    }

    GridWorld read(double discount) {
        node.rejectUnknownKeys("map", "actions", "slip", "slip-mode", "legend", "flags");
        YamlNode mapNode = node.get("map");
        try {
            AsciiMap map = map(mapNode);
            GridWorldBuilder builder = GridWorld.builder(map);
            new LegendReader(node).read().forEach((glyph, tile) -> {
                legend.put(glyph, tile);
                builder.tile(glyph, tile);
            });
            LegendReader.flags(node).forEach(flag -> builder.flag(flag.name(), flag.initially()));
            node.find("actions").ifPresent(n -> builder.actions(actions(n)));
            builder.slip(
                    node.find("slip").map(n -> n.asNumber(0, 1)).orElse(0.0),
                    node.find("slip-mode")
                            .map(n -> Words.oneOf(n, "a slip mode", SLIP_MODES))
                            .orElse(SlipMode.SIDEWAYS));
            warnOfUnusedGlyphs(map);
            GridWorld grid = builder.build(discount);
            warnOfCellsNeverReached(grid);
            return grid;
        } catch (InvalidMapException e) {
            throw atRow(mapNode, e);
        } catch (InvalidMdpException e) {
            throw node.error("cannot be built: " + e.getMessage(), "");
        }
    }

    private static AsciiMap map(YamlNode node) {
        if (node.kind() == YamlNode.Kind.LIST) {
            return AsciiMap.of(node.asList().stream().map(YamlNode::asText).toList());
        }
        return AsciiMap.of(node.asText().lines().toList());
    }

    private static InvalidInputException atRow(YamlNode node, InvalidMapException e) {
        int line = node.kind() == YamlNode.Kind.LIST && !node.asList().isEmpty()
                ? node.asList().get(e.row()).line()
                : node.lineOfRow(e.row());
        boolean ragged = String.valueOf(e.getMessage()).contains("one length");
        return InvalidInputException.at(
                node.file(),
                line,
                node.path(),
                String.valueOf(e.getMessage()),
                ragged ? "blanks at the end of a row were lost; a dot is floor too" : "");
    }

    private static List<GridMove> actions(YamlNode node) {
        Set<GridMove> seen = new HashSet<>();
        List<YamlNode> items = node.asList();
        if (items.isEmpty()) {
            throw node.error("must list at least one move", "");
        }
        for (YamlNode item : items) {
            if (!seen.add(Words.oneOf(item, "a move", MOVES))) {
                throw item.error("is listed twice", "");
            }
        }
        return items.stream().map(item -> Words.oneOf(item, "a move", MOVES)).toList();
    }

    private void warnOfUnusedGlyphs(AsciiMap map) {
        legend.keySet().stream()
                .filter(glyph -> new String(map.glyphs()).indexOf(glyph) < 0)
                .forEach(glyph -> warnings.add("The legend defines '" + glyph + "', which is not on the map."));
    }

    private void warnOfCellsNeverReached(GridWorld grid) {
        boolean[] reached = new boolean[grid.layout().glyphs().length];
        for (int s = 0; s < grid.mdp().states(); s++) {
            reached[grid.cell(s)] = true;
        }
        String map = new String(grid.layout().glyphs());
        legend.forEach((glyph, tile) -> {
            boolean any = false;
            for (int cell = map.indexOf(glyph); cell >= 0 && !any; cell = map.indexOf(glyph, cell + 1)) {
                any = reached[cell];
            }
            if (!any && map.indexOf(glyph) >= 0) {
                warnings.add("No policy ever reaches '" + tile.name() + "' (" + glyph + ").");
            }
        });
    }
}
