package dev.goodhart.network;

import java.util.Arrays;

/**
 * Where one tensor lies among the values of {@link Parameters}.
 *
 * @param name its name, unique among them
 * @param offset where its values begin
 * @param shape its shape
 */
public record Parameter(String name, int offset, long[] shape) {
    /** {@return how many numbers it has} */
    public int size() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
    }
}
