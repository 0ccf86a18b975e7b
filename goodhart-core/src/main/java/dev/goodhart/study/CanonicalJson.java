package dev.goodhart.study;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.goodhart.figure.BarChart;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.figure.Figure;
import dev.goodhart.figure.GridMap;
import dev.goodhart.figure.HeatMap;
import dev.goodhart.figure.LineChart;
import dev.goodhart.figure.PathDiagram;
import dev.goodhart.figure.RegionChart;
import dev.goodhart.figure.ScatterChart;
import dev.goodhart.figure.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON with one spelling: names sorted, no spaces, ASCII only, doubles as the shortest text that reads back to the same
 * bits, NaN and infinities as the strings {@code "NaN"}, {@code "Infinity"}, {@code "-Infinity"}. A figure says which it is in its
 * {@code kind}. Equal values give equal text, so digests of it can be compared.
 */
public final class CanonicalJson {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = BarChart.class, name = "bar-chart"),
        @JsonSubTypes.Type(value = ColouredText.class, name = "coloured-text"),
        @JsonSubTypes.Type(value = GridMap.class, name = "grid-map"),
        @JsonSubTypes.Type(value = HeatMap.class, name = "heat-map"),
        @JsonSubTypes.Type(value = LineChart.class, name = "line-chart"),
        @JsonSubTypes.Type(value = PathDiagram.class, name = "path-diagram"),
        @JsonSubTypes.Type(value = RegionChart.class, name = "region-chart"),
        @JsonSubTypes.Type(value = ScatterChart.class, name = "scatter-chart"),
        @JsonSubTypes.Type(value = Table.class, name = "table")
    })
    private interface FigureKinds {}

    /** Only record components count; a settings record may have methods named like getters. */
    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            getterVisibility = JsonAutoDetect.Visibility.NONE,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface ComponentsOnly {}

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(Figure.class, FigureKinds.class)
            .addMixIn(Record.class, ComponentsOnly.class)
            .build();

    private CanonicalJson() {}

    /**
     * Writes a value.
     *
     * @param value a record, map, list or simple value
     * @return its canonical text, ASCII only
     */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * Writes a value for people to read: the same names and numbers on many lines.
     *
     * @param value a record, map, list or simple value
     * @return indented text
     */
    public static String writeIndented(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /**
     * Reads a value back.
     *
     * @param json its canonical text
     * @param type its type
     * @param <T> its type
     * @return the value
     * @throws IllegalArgumentException if the text does not describe such a value
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The JSON text must describe a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Parses any JSON.
     *
     * @param json the text
     * @return its tree
     * @throws IllegalArgumentException if it is no JSON
     */
    public static JsonNode tree(String json) {
        return read(json, JsonNode.class);
    }

    /**
     * The digest of a text.
     *
     * @param text the text
     * @return SHA-256 of its UTF-8 bytes, 64 hexadecimal digits
     */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
