package dev.goodhart.hierarchy.input;

import dev.goodhart.hierarchy.Direction;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorTable;
import dev.goodhart.hierarchy.Margin;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A hierarchy as a person wrote it. Margins that were left out are half a standard deviation, or none for factors of few values, which only
 * the data tell.
 */
public final class HierarchyDraft {
    private final List<RankedFactor> factors;

    private HierarchyDraft(List<RankedFactor> factors) {
        this.factors = factors;
        if (factors.size() > FactorHierarchy.MOST) {
            throw new InvalidInputException(
                    "A hierarchy must have at most " + FactorHierarchy.MOST + " factors, has " + factors.size());
        }
    }

    /**
     * Reads a YAML list, the most important first: {@code - {factor: queue, better: lower, margin: 0.5sd}}, with a margin of {@code 0.5sd},
     * {@code 0.2}, {@code {quantile: 0.3}} or none.
     *
     * @param path the file
     * @return the hierarchy
     * @throws InvalidInputException if it is no such list; the message names file, line and key
     */
    public static HierarchyDraft read(Path path) {
        return of(YamlNode.read(path));
    }

    /**
     * Takes a YAML list, as {@link #read} describes it.
     *
     * @param list the list
     * @return the hierarchy
     * @throws InvalidInputException if it is no such list
     */
    public static HierarchyDraft of(YamlNode list) {
        List<RankedFactor> factors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode entry : list.asList()) {
            entry.rejectUnknownKeys("factor", "better", "margin");
            YamlNode name = entry.get("factor");
            if (name.asText().isBlank()) {
                throw name.error("must name a factor, is empty", "");
            }
            if (!names.add(name.asText().strip())) {
                throw name.error("must have one place in the hierarchy, '" + name.asText() + "' has two", "");
            }
            factors.add(new RankedFactor(
                    name.asText().strip(),
                    direction(entry),
                    entry.find("margin").map(HierarchyDraft::margin)));
        }
        if (factors.isEmpty()) {
            throw list.error("must have at least one factor, has none", "");
        }
        return new HierarchyDraft(factors);
    }

    /**
     * Reads a list as it stands on a command line: {@code blocked:lower:0.5sd,queue:lower,switches:lower:0}.
     *
     * @param ranks the factors, the most important first
     * @param usual the direction of factors that name none; none to insist
     * @return the hierarchy
     * @throws InvalidInputException if a factor comes twice, or lacks a direction, or has a margin that is none
     */
    public static HierarchyDraft parse(List<String> ranks, Optional<Direction> usual) {
        List<RankedFactor> factors =
                ranks.stream().map(rank -> RankedFactor.parse(rank, usual)).toList();
        Set<String> names = new HashSet<>();
        for (RankedFactor factor : factors) {
            if (!names.add(factor.name())) {
                throw new InvalidInputException("--rank must name each factor once, has '" + factor.name() + "' twice");
            }
        }
        if (factors.isEmpty()) {
            throw new InvalidInputException("--rank must name at least one factor");
        }
        return new HierarchyDraft(factors);
    }

    /** {@return the names of the factors, the most important first} */
    public List<String> names() {
        return factors.stream().map(RankedFactor::name).toList();
    }

    /**
     * The hierarchy with the margins that the data suggest where none was written.
     *
     * @param pool the items
     * @return the hierarchy
     */
    public FactorHierarchy complete(FactorTable pool) {
        return new FactorHierarchy(
                factors.stream().map(f -> f.over(pool.column(f.name()))).toList());
    }

    private static Direction direction(YamlNode entry) {
        YamlNode better = entry.find("better")
                .orElseThrow(() -> entry.error(
                        "must say which values are better, has no 'better'", "write better: lower or better: higher"));
        return RankedFactor.direction(better.asText())
                .orElseThrow(() -> better.error(
                        "must be lower or higher, is " + better.describe(),
                        RankedFactor.directionHint(better.asText())));
    }

    private static Margin margin(YamlNode node) {
        if (node.kind() == YamlNode.Kind.MAP) {
            node.rejectUnknownKeys("quantile");
            return Margin.quantile(node.get("quantile").asNumber(0, 1));
        }
        return RankedFactor.margin(node.asText())
                .orElseThrow(() -> node.error(
                        "must be a margin such as 0.5sd, 0.2 or {quantile: 0.3}, not negative, is " + node.describe(),
                        ""));
    }
}
