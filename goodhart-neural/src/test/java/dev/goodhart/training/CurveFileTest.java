package dev.goodhart.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveFileTest {
    @Test
    void goesOnAfterTheCheckpoint(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("curves.csv");
        try (CurveFile curves = CurveFile.open(file, -1)) {
            curves.logged(100, Map.of("loss", 0.5));
            curves.evaluated(100, new Evaluation(List.of("laps, weighted"), new double[][] {{1, 3}}, new int[] {4, 6}));
            curves.logged(200, Map.of("loss", 0.25));
        }
        // A process was killed while it wrote.
        Files.writeString(file, Files.readString(file) + "50,lo");

        try (CurveFile curves = CurveFile.open(file, 100)) {
            curves.logged(150, Map.of("loss", 0.125));
        }

        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "steps,metric,value",
                        "100,loss,0.5",
                        "100,\"evaluation/laps, weighted\",2.0",
                        "100,\"evaluation/laps, weighted/sd\",1.4142135623730951",
                        "100,evaluation/length,5.0",
                        "150,loss,0.125");
    }
}
