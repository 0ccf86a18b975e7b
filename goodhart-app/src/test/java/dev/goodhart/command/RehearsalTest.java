package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    @Test
    void readsTheCommandsAndPutsTheRootIn() throws Exception {
        List<String[]> commands = Rehearsal.commands("/some where");

        assertThat(commands).contains(new String[] {"--help"});
        assertThat(commands).contains(new String[] {"audit", "/some where/examples/boat-race.yaml"});
        assertThat(commands).noneMatch(words -> words[0].startsWith("#"));
    }

    @Test
    void aCommandThatFailsDoesNotStopIt() {
        List<String[]> commands = List.of(new String[] {"no-such-command"}, new String[] {"--version"});

        assertThat(Rehearsal.perform(commands, Duration.ofMinutes(1))).containsExactly(Goodhart.BAD_INPUT, 0);
    }

    @Test
    void endsAtTheLimit() {
        List<String[]> commands = List.<String[]>of(new String[] {"--version"});

        assertThat(Rehearsal.perform(commands, Duration.ZERO)).isEmpty();
    }
}
