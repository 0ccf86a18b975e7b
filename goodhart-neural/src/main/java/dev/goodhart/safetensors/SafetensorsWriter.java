package dev.goodhart.safetensors;

import dev.goodhart.output.CompleteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Collects tensors and writes them to a file: the same tensors in the same order give the same bytes. */
public final class SafetensorsWriter {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ALIGNMENT = 8;

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, byte[]> data = new LinkedHashMap<>();
    private long size;

    /** A file without tensors. */
    public SafetensorsWriter() {}

    /**
     * Adds a text for readers.
     *
     * @param key its name
     * @param value the text
     * @return this
     */
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /**
     * Adds a tensor of 32-bit numbers.
     *
     * @param name its name, not used before
     * @param values row-major; copied
     * @param shape its shape
     * @return this
     */
    public SafetensorsWriter put(String name, float[] values, long... shape) {
        byte[] bytes = new byte[Math.multiplyExact(4, values.length)];
        MemorySegment.copy(values, 0, MemorySegment.ofArray(bytes), SafetensorsFile.FLOAT, 0, values.length);
        return put(name, TensorType.F32, bytes, values.length, shape);
    }

    /**
     * Adds a tensor of 64-bit numbers.
     *
     * @param name its name, not used before
     * @param values row-major; copied
     * @param shape its shape
     * @return this
     */
    public SafetensorsWriter put(String name, double[] values, long... shape) {
        byte[] bytes = new byte[Math.multiplyExact(8, values.length)];
        MemorySegment.copy(values, 0, MemorySegment.ofArray(bytes), SafetensorsFile.DOUBLE, 0, values.length);
        return put(name, TensorType.F64, bytes, values.length, shape);
    }

    /**
     * Adds a tensor of 64-bit integers.
     *
     * @param name its name, not used before
     * @param values row-major; copied
     * @param shape its shape
     * @return this
     */
    public SafetensorsWriter put(String name, long[] values, long... shape) {
        byte[] bytes = new byte[Math.multiplyExact(8, values.length)];
        MemorySegment.copy(values, 0, MemorySegment.ofArray(bytes), SafetensorsFile.LONG, 0, values.length);
        return put(name, TensorType.I64, bytes, values.length, shape);
    }

    private SafetensorsWriter put(String name, TensorType type, byte[] bytes, int count, long[] shape) {
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != count) {
            throw new IllegalArgumentException("The tensor '" + name + "' of shape " + Arrays.toString(shape)
                    + " must not have " + count + " values");
        }
        if (data.putIfAbsent(name, bytes) != null || name.equals("__metadata__")) {
            throw new IllegalArgumentException("The tensor '" + name + "' is there already");
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dtype", type.name());
        entry.put("shape", shape.clone());
        entry.put("data_offsets", new long[] {size, size + bytes.length});
        header.put(name, entry);
        size += bytes.length;
        return this;
    }

    /**
     * Writes the file, completely or not at all.
     *
     * @param path where to
     * @throws dev.goodhart.input.InvalidInputException if that cannot be done
     */
    public void write(Path path) {
        CompleteFile.write(path, part -> {
            try (OutputStream out = Files.newOutputStream(part)) {
                writeTo(out);
            }
        });
    }

    private void writeTo(OutputStream out) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            whole.put("__metadata__", metadata);
        }
        whole.putAll(header);
        byte[] json = MAPPER.writeValueAsString(whole).getBytes(StandardCharsets.UTF_8);
        // Readers that map the file want the numbers aligned; the format pads the header with spaces.
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        out.write(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .array());
        out.write(padded);
        for (byte[] bytes : data.values()) {
            out.write(bytes);
        }
    }
}
