package dev.goodhart.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.goodhart.study.CanonicalJson;
import dev.goodhart.study.Series;
import dev.goodhart.study.StoredTrial;
import dev.goodhart.study.TrialResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Stored trials as text that other programs read. Equal trials give equal text.
 *
 * @param study the study's id
 * @param trials the trials by settings digest
 */
record EvidenceExport(String study, SortedMap<String, List<StoredTrial>> trials) {
    private static final int DIGEST_SHOWN = 12;

    /** {@return one row for every number: metrics without an {@code x}, series with one} */
    String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("study", "settings", "arm", "seed", "name", "x", "value");
            trials.forEach((digest, ofSettings) -> {
                for (StoredTrial trial : ofSettings) {
                    rows(csv, digest.substring(0, DIGEST_SHOWN), trial.result());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void rows(CsvWriter csv, String digest, TrialResult trial) {
        String seed = Integer.toString(trial.seed());
        trial.metrics()
                .forEach((name, value) ->
                        csv.writeRecord(trial.study(), digest, trial.arm(), seed, name, "", Double.toString(value)));
        for (Map.Entry<String, Series> entry : trial.series().entrySet()) {
            double[] x = entry.getValue().x();
            double[] y = entry.getValue().y();
            for (int i = 0; i < x.length; i++) {
                csv.writeRecord(
                        trial.study(),
                        digest,
                        trial.arm(),
                        seed,
                        entry.getKey(),
                        Double.toString(x[i]),
                        Double.toString(y[i]));
            }
        }
    }

    /** {@return one line for every trial, its canonical bytes as they are stored} */
    String json(boolean withProvenance) {
        StringBuilder text = new StringBuilder("{\"study\":" + CanonicalJson.write(study) + ",\"settings\":[\n");
        String group = "";
        for (Map.Entry<String, List<StoredTrial>> entry : trials.entrySet()) {
            text.append(group).append("{\"digest\":\"").append(entry.getKey()).append("\",\"settings\":");
            text.append(entry.getValue().getFirst().provenance().settings()).append(",\"trials\":[\n");
            String line = "";
            for (StoredTrial trial : entry.getValue()) {
                text.append(line).append(withProvenance ? full(trial) : trial.body());
                line = ",\n";
            }
            text.append("\n]}");
            group = ",\n";
        }
        return text.append("\n]}\n").toString();
    }

    private static String full(StoredTrial trial) {
        return "{\"provenance\":" + CanonicalJson.write(trial.provenance()) + ",\"result\":" + trial.body()
                + ",\"sha256\":\"" + trial.sha256() + "\"}";
    }
}
