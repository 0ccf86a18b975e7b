package dev.goodhart.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryRewardTest {
    /** Two episodes: 0 1 0 1, then 0 1. */
    private static TransitionBatch episodes() {
        double[] none = {};
        return TransitionBatch.builder(1, 0)
                .add(new double[] {0}, none, new double[] {1}, StepEnd.CONTINUING)
                .add(new double[] {1}, none, new double[] {0}, StepEnd.CONTINUING)
                .add(new double[] {0}, none, new double[] {1}, StepEnd.TRUNCATED)
                .add(new double[] {0}, none, new double[] {1}, StepEnd.TERMINATED)
                .build();
    }

    private static double[] paid(HistoryReward reward) {
        double[] out = new double[4];
        reward.pay(episodes(), out);
        return out;
    }

    /** Scale 2, largest 2: 2 / sqrt(1 + N(s')) with N the times that s' was left before: 0, then 1, 1, 1. */
    @Test
    void countsVisitsOfALife() {
        CountedNovelty bonus = new CountedNovelty(Graphs.path(2), 2, 2);
        double once = 2 / Math.sqrt(2);
        assertThat(paid(bonus)).containsExactly(new double[] {2, once, once, once}, within(1e-15));
        assertThat(paid(bonus)[0]).isCloseTo(once, within(1e-15));
        bonus.forget();
        assertThat(paid(bonus)[0]).isEqualTo(2);
    }

    @Test
    void paysFirstVisitsOfAnEpisode() {
        EpisodicNovelty novelty = new EpisodicNovelty(2, 1);
        assertThat(paid(novelty)).containsExactly(2, 0, 0, 2);
        assertThat(paid(novelty)).containsExactly(2, 0, 0, 2);
    }

    @Test
    void spreadsReturns() {
        assertThat(ReturnRedistribution.uniform(episodes(), new double[] {0, 0, 6, 5}))
                .containsExactly(2, 2, 2, 5);
        assertThatThrownBy(() -> ReturnRedistribution.uniform(episodes(), new double[3]))
                .hasMessageContaining("4 steps");
    }

    @Test
    void readsLogs(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("log.csv");
        Files.writeString(
                log, "# a comment\ny,x,action,next_y,next_x,end\n0,1,up,0,2,continuing\n0,2,up,1,2,Terminated\n");
        TransitionLog read = TransitionLog.read(log);
        assertThat(read.columns()).containsExactly("y", "x");
        assertThat(read.steps().state()).containsExactly(0, 1, 0, 2);
        assertThat(read.steps().next()).containsExactly(0, 2, 1, 2);
        assertThat(read.steps().end()).containsExactly(StepEnd.CONTINUING, StepEnd.TERMINATED);
        Files.writeString(log, "y,next_y,end\n0,1,stopped\n");
        assertThatThrownBy(() -> TransitionLog.read(log))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("log.csv:2: end must be continuing, terminated or truncated, is 'stopped'");
        Files.writeString(log, "a,b\n0,1\n");
        assertThatThrownBy(() -> TransitionLog.read(log))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("with 'next_'");
        Files.writeString(log, "");
        assertThatThrownBy(() -> TransitionLog.read(log)).hasMessageContaining("is empty");
    }

    @Test
    void theMenuSaysEverythingOfEveryKind() {
        assertThat(ShapingMenu.values()).allSatisfy(kind -> {
            assertThat(kind.inJava()).isNotBlank();
            assertThat(kind.preserves()).endsWith(".");
            assertThat(kind.misleads()).endsWith(".");
        });
    }
}
