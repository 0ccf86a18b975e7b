package dev.goodhart.safetensors;

/**
 * What the header says of a tensor.
 *
 * @param name its name
 * @param type the kind of its numbers
 * @param shape its shape; empty for a single number
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
public record TensorEntry(String name, TensorType type, long[] shape, long begin, long end) {
    /** {@return how many numbers it has} */
    public long size() {
        return (end - begin) / type.bytes();
    }
}
