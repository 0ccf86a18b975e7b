package dev.goodhart.studies.starc;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.goodhart.comparison.CanonicalizationFunction;
import dev.goodhart.comparison.RewardNorm;
import dev.goodhart.comparison.StarcMetric;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The distances that the official code recorded; see recorded-distances.md beside the file. */
final class RecordedDistances {
    private RecordedDistances() {}

    /**
     * One recorded distance.
     *
     * @param grid deterministic or slippery
     * @param pair the two rewards
     * @param metric how they were compared
     * @param value the distance
     */
    record Recorded(String grid, String pair, StarcMetric metric, double value) {}

    static List<Recorded> all() {
        try (InputStream in = Objects.requireNonNull(
                        RecordedDistances.class.getResourceAsStream("recorded-distances.csv"),
                        "recorded-distances.csv must be on the class path");
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return rows.stream().map(RecordedDistances::recorded).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recorded recorded(NamedCsvRecord row) {
        CanonicalizationFunction function = switch (row.getField("canonicalization")) {
            case "None" -> CanonicalizationFunction.NONE;
            case "EPIC" -> CanonicalizationFunction.EPIC;
            case "DARD" -> CanonicalizationFunction.DARD;
            default -> throw new IllegalStateException("Unknown canonicalisation in " + row);
        };
        StarcMetric metric = new StarcMetric(function, norm(row.getField("n")), norm(row.getField("m")));
        return new Recorded(
                row.getField("grid"), row.getField("pair"), metric, Double.parseDouble(row.getField("value")));
    }

    private static RewardNorm norm(String key) {
        return switch (key) {
            case "0" -> RewardNorm.NONE;
            case "1" -> RewardNorm.L1;
            case "2" -> RewardNorm.L2;
            case "inf" -> RewardNorm.LINF;
            default -> throw new IllegalStateException("Unknown norm '" + key + "'");
        };
    }
}
