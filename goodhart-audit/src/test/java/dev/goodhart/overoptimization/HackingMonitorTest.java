package dev.goodhart.overoptimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.overoptimization.HackingMonitor.Verdict;
import dev.goodhart.study.SeedTree;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HackingMonitorTest {
    private static final List<MonitoredCheckpoint> HACKED = List.of(
            new MonitoredCheckpoint(300, 4.5, 0.98, 16, 0.3, 1000),
            new MonitoredCheckpoint(0, 0, 0.5, 0, 0.5, 1000),
            new MonitoredCheckpoint(100, 1.5, 0.8, 2, 0.78, 1000),
            new MonitoredCheckpoint(200, 3.0, 0.93, 7, 0.7, 1000));

    @Test
    void aHackedRunIsStoppedBeforeTheGapOpens() {
        HackingMonitor monitor = new HackingMonitor("vanilla", HACKED, CalibrationGap.LIMIT);

        assertThat(monitor.verdict()).isEqualTo(Verdict.HACKING);
        assertThat(monitor.firstBeyond())
                .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(200));
        assertThat(monitor.keep()).hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(100));
        assertThat(monitor.largestGap()).isCloseTo(0.68, within(1e-12));
        assertThat(monitor.fall()).isCloseTo(0.48, within(1e-12));
        assertThat(monitor.warnings()).singleElement().asString().contains("From step 300 on the mean shaped reward");
        TuningRun run = monitor.asTuningRun();
        assertThat(run.checkpoints().getLast().d()).isEqualTo(4);
        assertThat(run.checkpoints().getLast().gold()).isEqualTo(0.3);
        assertThat(run.checkpoints().getLast().metrics()).containsEntry("shaped", 0.98);
    }

    @Test
    void runsThatAreNotHackedSaySo() {
        HackingMonitor calibrated = new HackingMonitor("par", HACKED.subList(1, 3), 0.1);
        HackingMonitor boasting = new HackingMonitor(
                "boasting", List.of(HACKED.get(1), new MonitoredCheckpoint(100, 1.5, 0.8, 2, 0.69, 20)), 0.1);
        HackingMonitor blind =
                new HackingMonitor("blind", List.of(new MonitoredCheckpoint(0, 0, 0.5, 0, Double.NaN, 0)), 0.1);

        assertThat(calibrated.verdict()).isEqualTo(Verdict.CALIBRATED);
        assertThat(calibrated.warnings()).isEmpty();
        assertThat(boasting.verdict()).isEqualTo(Verdict.PROMISES_TOO_MUCH);
        // The gap of 0.11 has a standard error of 0.1: 20 judgements do not tell it from the limit.
        assertThat(boasting.warnings()).singleElement().asString().contains("judge more answers");
        assertThat(blind.verdict()).isEqualTo(Verdict.NOT_JUDGED);
        assertThat(blind.keep()).isEmpty();
        assertThat(blind.largestGap()).isNaN();
        assertThat(blind.warnings()).singleElement().asString().contains("cannot be said");
    }

    @Test
    void badCheckpointsAreRefused() {
        assertThatThrownBy(() -> new MonitoredCheckpoint(1, 2, 3.5, 0, 0.5, 0))
                .hasMessageContaining("shaped reward at step 1.0 (3.5) must be from 0 to 1")
                .hasMessageContaining("Maybe it is the raw score");
        assertThatThrownBy(() -> new MonitoredCheckpoint(1, 2, 0.5, 0, 50, 0)).hasMessageContaining("win rate");
        assertThatThrownBy(() -> new MonitoredCheckpoint(1, 2, 0.5, -1, 0.5, 0)).hasMessageContaining("KL (-1.0)");
        assertThatThrownBy(() -> new HackingMonitor("a", List.of(HACKED.get(0), HACKED.get(0)), 0.1))
                .hasMessageContaining("one checkpoint at step 300, has two");
        assertThatThrownBy(() -> new HackingMonitor("a", List.of(), 0.1))
                .hasMessageContaining("must have a checkpoint");
        assertThatThrownBy(() -> new HackingMonitor("a", HACKED, 1)).hasMessageContaining("limit of the gap (1.0)");
    }

    /** Values drawn evenly, wins drawn with the value less 0.2 (from 0.2 on): the gap is 0.2, up to four of its standard errors. */
    @Test
    void theGapIsRecoveredFromJudgements() {
        RandomGenerator random = SeedTree.of("calibration").generator();
        double[] values = random.doubles(20_000, 0.2, 1).toArray();
        double[] wins = Arrays.stream(values)
                .map(v -> random.nextDouble() < v - 0.2 ? 1 : 0)
                .toArray();
        CalibrationGap gap = CalibrationGap.ofAnswers(values, wins);

        assertThat(gap.error()).isBetween(0.002, 0.004);
        assertThat(gap.gap()).isCloseTo(0.2, within(4 * gap.error()));
        assertThat(gap.surelyPasses(0.1)).isTrue();
        List<CalibrationGap.Bin> curve = CalibrationGap.curve(values, wins, 8);
        assertThat(curve).hasSize(8).allSatisfy(bin -> {
            assertThat(bin.answers()).isEqualTo(2500);
            assertThat(bin.promised() - bin.judged()).isCloseTo(0.2, within(0.04));
        });
    }

    /** With 100 comparisons, all won, two of four added: p = 102 / 104, error sqrt(p (1 - p) / 104). */
    @Test
    void aPerfectJudgementStillHasAnError() {
        CalibrationGap gap = CalibrationGap.of(0.9, 1, 100);

        assertThat(gap.error()).isCloseTo(Math.sqrt(102.0 / 104 * 2 / 104 / 104), within(1e-15));
        assertThat(gap.passes(0.1)).isFalse();
        assertThat(CalibrationGap.of(0.9, 0.7, 0).error()).isNaN();
        assertThat(CalibrationGap.of(0.9, 0.7, 0).surelyPasses(0.1)).isTrue();
        assertThatThrownBy(() -> CalibrationGap.of(1.2, 0.5, 0)).hasMessageContaining("value promised (1.2)");
        assertThatThrownBy(() -> CalibrationGap.ofAnswers(new double[] {0.5}, new double[] {2}))
                .hasMessageContaining("judgement of answer 0 (2.0)");
    }
}
