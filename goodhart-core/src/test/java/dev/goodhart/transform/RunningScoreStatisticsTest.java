package dev.goodhart.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunningScoreStatisticsTest {
    /** Batches of any size add up to the statistics of all, also far from zero, where sums of squares would lose all digits. */
    @Test
    void batchesAddUp() {
        double[] scores =
                SeedTree.of("batches").generator().doubles(1000, 1e8, 1e8 + 3).toArray();
        RunningScoreStatistics running = RunningScoreStatistics.none();
        int from = 0;
        for (int size = 1; from < scores.length; size = size % 17 + 1) {
            int to = Math.min(scores.length, from + size);
            running = running.and(Arrays.copyOfRange(scores, from, to));
            from = to;
        }
        double mean = 1e8 + Arrays.stream(scores).map(s -> s - 1e8).average().orElseThrow();
        double variance = Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElseThrow();

        assertThat(running.count()).isEqualTo(1000);
        assertThat(running.mean()).isCloseTo(mean, within(1e-6));
        assertThat(running.deviation()).isCloseTo(Math.sqrt(variance), within(1e-6));
        assertThat(running.smallest()).isEqualTo(Arrays.stream(scores).min().orElseThrow());
        assertThat(running.largest()).isEqualTo(Arrays.stream(scores).max().orElseThrow());
    }

    @Test
    void itsComponentsAreAllOfIt() {
        RunningScoreStatistics half = RunningScoreStatistics.of(1, 2, 4);
        RunningScoreStatistics read =
                new RunningScoreStatistics(half.count(), half.mean(), half.squares(), half.smallest(), half.largest());

        assertThat(read.and(new double[] {7})).isEqualTo(half.and(new double[] {7}));
        assertThat(half.and(new double[0])).isSameAs(half);
        assertThat(RunningScoreStatistics.none().deviation()).isZero();
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> RunningScoreStatistics.of(1, Double.POSITIVE_INFINITY))
                .hasMessage("The score of row 1 (Infinity) must be a finite number");
        assertThatThrownBy(() -> new RunningScoreStatistics(3, 0, -1, 0, 1)).hasMessageContaining("squares -1.0");
        assertThatThrownBy(() -> new RunningScoreStatistics(3, 0, 1, 2, 1)).hasMessageContaining("smallest <= largest");
        assertThatThrownBy(() -> new RunningScoreStatistics(0, 1, 0, 0, 0)).hasMessageContaining("of 0 scores");
    }
}
