package dev.goodhart.overoptimization;

import java.util.ArrayList;
import java.util.List;

/**
 * What the values of samples mean.
 *
 * @param gold whether there is a value {@code gold}
 * @param confounds values that should not matter to the proxy, such as length or position
 * @param terms the weighted terms that the proxy is a sum of, if it is
 */
public record SampleRoles(boolean gold, List<String> confounds, List<String> terms) {
    /** The name of the gold reward. */
    public static final String GOLD = LinkTable.GOLD;

    /** Copies the lists. */
    public SampleRoles {
        confounds = List.copyOf(confounds);
        terms = List.copyOf(terms);
    }

    /** Proxy, gold, confounds, terms: the columns that get a curve. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(LinkTable.PROXY));
        if (gold) {
            columns.add(GOLD);
        }
        columns.addAll(confounds);
        columns.addAll(terms);
        return columns;
    }
}
