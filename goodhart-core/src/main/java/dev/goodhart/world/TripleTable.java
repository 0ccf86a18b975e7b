package dev.goodhart.world;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.Row;
import dev.goodhart.input.YamlNode;
import java.util.Arrays;

/** Values of packed (state, action, next) keys in the order read, with their lines. */
final class TripleTable {
    private long[] keys = new long[64];
    private double[] values = new double[64];
    private int[] lines = new int[64];
    private int size;
    private String file = "";

    void add(long key, double value, Row row) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        keys[size] = key;
        values[size] = value;
        lines[size++] = row.line();
        file = row.file();
    }

    int size() {
        return size;
    }

    long key(int i) {
        return keys[i];
    }

    double value(int i) {
        return values[i];
    }

    int line(int i) {
        return lines[i];
    }

    /** Where the rows stand: the CSV or the world file. */
    String file() {
        return file;
    }

    /** The keys, ascending; refuses a key that came twice. */
    long[] sortedDistinctKeys(YamlNode node) {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw repeated(node, sorted[i]);
            }
        }
        return sorted;
    }

    private InvalidInputException repeated(YamlNode node, long key) {
        int first = 0;
        while (keys[first] != key) {
            first++;
        }
        int second = first + 1;
        while (keys[second] != key) {
            second++;
        }
        return InvalidInputException.at(
                file,
                lines[second],
                node.path(),
                "gives the same state, action and next state as line " + lines[first],
                "one of the two rows is a slip");
    }
}
