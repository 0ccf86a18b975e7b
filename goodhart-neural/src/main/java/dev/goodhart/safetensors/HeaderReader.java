package dev.goodhart.safetensors;

import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks a header: it comes from a stranger, and everything else trusts it afterwards. */
final class HeaderReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String file;
    private final Map<String, TensorEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private HeaderReader(String file) {
        this.file = file;
    }

    static HeaderReader read(String file, byte[] header, long dataBytes) {
        HeaderReader reader = new HeaderReader(file);
        JsonNode root;
        try {
            root = MAPPER.readTree(header);
        } catch (JacksonException e) {
            throw reader.wrong("header", "must be JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw reader.wrong("header", "must be a JSON object");
        }
        for (Map.Entry<String, JsonNode> property : root.properties()) {
            if (property.getKey().equals("__metadata__")) {
                reader.readMetadata(property.getValue());
            } else {
                reader.entries.put(property.getKey(), reader.entry(property.getKey(), property.getValue()));
            }
        }
        reader.checkCover(dataBytes);
        return reader;
    }

    Map<String, TensorEntry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    private void readMetadata(JsonNode node) {
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!property.getValue().isString()) {
                throw wrong("__metadata__." + property.getKey(), "must be a text");
            }
            metadata.put(property.getKey(), property.getValue().asString());
        }
    }

    private TensorEntry entry(String name, JsonNode node) {
        JsonNode offsets = node.path("data_offsets");
        TensorType type = Arrays.stream(TensorType.values())
                .filter(t -> t.name().equals(node.path("dtype").asString("")))
                .findFirst()
                .orElseThrow(() -> wrong(
                        name + ".dtype",
                        "must be one of " + Arrays.toString(TensorType.values()) + ", is " + node.path("dtype")));
        long[] shape = whole(name + ".shape", node.path("shape"));
        long[] range = whole(name + ".data_offsets", offsets);
        if (range.length != 2 || range[0] > range[1]) {
            throw wrong(name + ".data_offsets", "must be [begin, end] with begin <= end, is " + offsets);
        }
        long bytes = type.bytes();
        try {
            for (long length : shape) {
                bytes = Math.multiplyExact(bytes, length);
            }
        } catch (ArithmeticException e) {
            throw wrong(name + ".shape", "must be of a size that can be, is " + node.path("shape"));
        }
        if (range[1] - range[0] != bytes) {
            throw wrong(
                    name + ".data_offsets",
                    "must span " + bytes + " bytes for " + type + " of shape " + Arrays.toString(shape) + ", span "
                            + (range[1] - range[0]));
        }
        return new TensorEntry(name, type, shape, range[0], range[1]);
    }

    private long[] whole(String key, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(key, "must be a list of whole numbers, is " + (node.isMissingNode() ? "missing" : node));
        }
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = node.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
                throw wrong(key, "must be a list of whole numbers of at least 0, has " + value);
            }
            values[i] = value.asLong();
        }
        return values;
    }

    /** The tensors cover the data without gaps or overlaps, as the format demands. */
    private void checkCover(long dataBytes) {
        List<TensorEntry> inOrder = new ArrayList<>(entries.values());
        inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
        long covered = 0;
        for (TensorEntry entry : inOrder) {
            if (entry.begin() != covered) {
                throw wrong(
                        entry.name() + ".data_offsets",
                        "must begin at " + covered + ", where the tensor before it ends, begin at " + entry.begin());
            }
            covered = entry.end();
        }
        if (covered != dataBytes) {
            throw wrong(
                    "header",
                    "must account for the " + dataBytes + " bytes of data, accounts for " + covered
                            + "\nMaybe the file was cut off.");
        }
    }

    private InvalidInputException wrong(String key, String problem) {
        return InvalidInputException.at(file, 0, key, problem, "");
    }
}
