package dev.goodhart.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.mdp.TabularMdp;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows of a CSV load in seconds, in whatever order they come. */
final class LargeWorldTest {
    private static final int STATES = 50_000;
    private static final int ACTIONS = 4;
    private static final int SUCCESSORS = 5;

    @Test
    void loadsAMillionTransitionsAndAsManyRewards(@TempDir Path directory) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        int[] order = new int[STATES * ACTIONS * SUCCESSORS];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        try (BufferedWriter transitions = Files.newBufferedWriter(directory.resolve("t.csv"));
                BufferedWriter rewards = Files.newBufferedWriter(directory.resolve("r.csv"))) {
            transitions.write("state,action,next,probability\n");
            for (int i : order) {
                int state = i / SUCCESSORS / ACTIONS;
                int next = (state + 1 + 7 * (i % SUCCESSORS)) % STATES;
                String key = state + ",a" + (i / SUCCESSORS % ACTIONS) + "," + next + ",";
                transitions.write(key + "0.2\n");
                rewards.write(key + (i % SUCCESSORS) + "\n");
            }
        }
        Path file = Files.writeString(directory.resolve("w.yaml"), """
                name: Ring
                discount: 0.9
                world:
                  states: 50000
                  actions: [a0, a1, a2, a3]
                  start: 0
                  transitions: t.csv
                rewards:
                  wanted: {intended: true, table: r.csv}
                  proxy: {terms: [{name: time, step: true}]}
                """);
        long begun = processorTime();
        WorldFile world = WorldFile.read(file);
        // About 2 s of processor time for the two files together.
        assertThat((processorTime() - begun) / 1e9).isLessThan(10);
        TabularMdp mdp = world.world().mdp();
        assertThat(mdp.transitions()).isEqualTo(1_000_000);
        assertThat(mdp.probabilityOf(10, 3, 10 + 1 + 14)).isEqualTo(0.2);
        assertThat(world.intended().total().value(10, 3, 10 + 1 + 14)).isEqualTo(2);
    }

    /** Of this thread, so that a busy machine does not count. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
