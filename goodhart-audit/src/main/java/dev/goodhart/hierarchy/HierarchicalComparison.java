package dev.goodhart.hierarchy;

import dev.goodhart.hierarchy.input.FactorColumns;
import dev.goodhart.hierarchy.input.FactorFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Comparison by factors in order of importance, on any table of factors.
 *
 * @param hierarchy what is more important than what
 */
public record HierarchicalComparison(FactorHierarchy hierarchy) {
    /**
     * Comparison by factors with margins of their own.
     *
     * @param factors the most important first
     * @return the comparison
     */
    public static HierarchicalComparison of(List<Factor> factors) {
        return new HierarchicalComparison(new FactorHierarchy(factors));
    }

    /**
     * Comparison by factors and margins.
     *
     * @param factors the most important first; their own margins are not used
     * @param margins one for each
     * @return the comparison
     */
    public static HierarchicalComparison of(List<Factor> factors, List<Margin> margins) {
        if (factors.size() != margins.size()) {
            throw new IllegalArgumentException(
                    "There must be a margin for each of " + factors.size() + " factors, there are " + margins.size());
        }
        List<Factor> within = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            within.add(factors.get(i).within(margins.get(i)));
        }
        return of(within);
    }

    /**
     * The judge of a table.
     *
     * @param pool the items
     * @return a judge whose margins are measured on them
     */
    public HierarchicalJudge on(FactorTable pool) {
        return new HierarchicalJudge(hierarchy, pool);
    }

    /**
     * The judge of a file of items, or of their steps, with a column {@code id} and one for every factor.
     *
     * @param file CSV with a header, or JSON lines
     * @return a judge whose margins are measured on the file's items
     * @throws dev.goodhart.input.InvalidInputException if the file cannot be used; the message names the line
     */
    public HierarchicalJudge on(Path file) {
        return on(FactorFile.read(file, FactorColumns.of(hierarchy.names())).table());
    }
}
