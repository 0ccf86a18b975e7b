package dev.goodhart.hierarchy;

import java.util.List;

/**
 * Three items that go round in a circle: the first beats the second, the second the third, the third the first.
 *
 * @param ids the three ids
 * @param levels the levels, from 1, that decided first against second, second against third, third against first
 */
public record CyclicTriple(List<String> ids, List<Integer> levels) {
    /** Copies the lists. */
    public CyclicTriple {
        ids = List.copyOf(ids);
        levels = List.copyOf(levels);
    }
}
