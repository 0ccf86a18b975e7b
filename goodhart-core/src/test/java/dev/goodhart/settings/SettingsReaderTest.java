package dev.goodhart.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.input.YamlNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    enum Schedule {
        CONSTANT,
        LINEAR_DECAY
    }

    record Exploration(double start, double end, Schedule schedule) {
        Exploration {
            if (end > start) {
                throw new IllegalArgumentException("The end (" + end + ") must not exceed the start (" + start + ")");
            }
        }
    }

    record Layer(int units, String activation) {}

    record Settings(
            int episodes,
            long budget,
            double rate,
            boolean shaped,
            String name,
            Exploration exploration,
            List<Layer> layers,
            List<Schedule> schedules,
            double[] thresholds,
            int[] sizes) {
        static Settings defaults() {
            return new Settings(
                    10,
                    5_000_000_000L,
                    0.1,
                    true,
                    "plain",
                    new Exploration(1, 0.1, Schedule.CONSTANT),
                    List.of(new Layer(64, "relu")),
                    List.of(),
                    new double[] {0.5},
                    new int[] {8, 8});
        }
    }

    private static Settings read(String yaml, String... sets) {
        YamlNode file = yaml.isEmpty() ? null : YamlNode.parse("s.yaml", yaml);
        return SettingsReader.of(
                        file, Arrays.stream(sets).map(Assignment::parse).toList())
                .read(Settings.defaults());
    }

    @Test
    void nothingSaidNothingChanged() {
        assertThat(read("")).usingRecursiveComparison().isEqualTo(Settings.defaults());
    }

    @Test
    void everyTypeFromAFile() {
        Settings settings = read("""
                episodes: 1e3
                budget: 9007199254740993
                rate: 3
                shaped: false
                name: "12"
                exploration: {end: 0.2, schedule: linear-decay}
                layers:
                  - {units: 32, activation: tanh}
                  - {units: 16, activation: relu}
                schedules: [CONSTANT, linear_decay]
                thresholds: [0.25, 1]
                sizes: []
                """);
        assertThat(settings)
                .usingRecursiveComparison()
                .isEqualTo(new Settings(
                        1000,
                        9007199254740993L,
                        3,
                        false,
                        "12",
                        new Exploration(1, 0.2, Schedule.LINEAR_DECAY),
                        List.of(new Layer(32, "tanh"), new Layer(16, "relu")),
                        List.of(Schedule.CONSTANT, Schedule.LINEAR_DECAY),
                        new double[] {0.25, 1},
                        new int[0]));
    }

    @Test
    void assignmentsWinAndTheLastWins() {
        Settings settings = read(
                "rate: 0.5\nexploration: {start: 0.9}",
                "rate=0.6",
                "rate=0.7",
                "exploration.schedule=LINEAR_DECAY",
                "name=[x]: y, #z",
                "thresholds=[1, 2]",
                "layers=[{units: 1, activation: id}]");
        assertThat(settings.rate()).isEqualTo(0.7);
        assertThat(settings.exploration()).isEqualTo(new Exploration(0.9, 0.1, Schedule.LINEAR_DECAY));
        assertThat(settings.name()).isEqualTo("[x]: y, #z");
        assertThat(settings.thresholds()).containsExactly(1, 2);
        assertThat(settings.layers()).containsExactly(new Layer(1, "id"));
    }

    @Test
    void severalAssignmentsAreJudgedTogether() {
        // Either one alone would break end <= start on the way there.
        Settings settings = read("", "exploration.end=3", "exploration.start=4");
        assertThat(settings.exploration().start()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "epsiodes=3 | --set epsiodes=3: epsiodes is no setting; known are episodes, budget | Maybe you meant 'episodes'",
                "exploration.sart=1 | exploration.sart is no setting | Maybe you meant 'exploration.start'",
                "episodes=many | episodes must be a whole number from -2147483648 to 2147483647, is 'many' |",
                "episodes=1.5 | must be a whole number | is '1.5'",
                "episodes=3000000000 | must be a whole number from -2147483648 to 2147483647 | is '3000000000'",
                "budget=1e30 | budget must be a whole number of at most 64 bits | is '1e30'",
                "rate=NaN | rate must be a finite number, is 'NaN' |",
                "rate=1e999 | rate must be a finite number | is '1e999'",
                "rate='5' | rate must be a finite number, is the text '5' | Maybe remove the quotes",
                "rate= | rate must be a finite number, is '' |",
                "shaped=yes | shaped must be true or false, is 'yes' |",
                "exploration=3 | exploration is a group of settings, set one of its keys: start, end, schedule |",
                "rate.x=3 | rate must be a finite number, it has no key 'x' |",
                "exploration.schedule=linear-decai | must be one of constant, linear-decay | Maybe you meant 'linear-decay'",
                "thresholds=0.5 | thresholds must be a list, each item a finite number, is '0.5' | Maybe a list is written [a",
                "thresholds=[1, x] | thresholds[1] must be a finite number, is 'x' |",
                "sizes=[1.5] | sizes[0] must be a whole number |",
                "layers=[{units: 1}] | layers[0].activation must be given as a text, is missing |",
                "layers=[{units: 1, activation: a, bias: 1}] | layers[0].bias is no setting |",
                "layers=[3] | layers[0] must be a map with keys among units, activation, is '3' |",
                "sizes=[1 | sizes must be a list, each item a whole number | is '[1'",
                "exploration.end=2 | --set exploration.end=2: exploration: The end (2.0) must not exceed the start (1.0) |",
                "rate | --set rate: must be key=value | Maybe the equals sign is missing",
                "a..b=1 | must be key=value | a space or a dot too many",
            })
    void wrongAssignments(String assignment, String message, String more) {
        assertThatThrownBy(() -> read("", assignment))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(more == null ? "" : more);
    }

    @Test
    void errorsInFilesNameTheLine() {
        assertThatThrownBy(() -> read("rate: 1\nexploration:\n  start: high\n"))
                .hasMessage("s.yaml:3: exploration.start must be a finite number, is 'high'");
        assertThatThrownBy(() -> read("rate: 1\nlayrs: []\n")).hasMessageContaining("s.yaml:2: layrs is no setting");
        assertThatThrownBy(() -> read("rate: 1\nexploration: fast\n"))
                .hasMessage("s.yaml:2: exploration must be a map with keys among start, end, schedule, is 'fast'");
        assertThatThrownBy(() -> read("- 1\n")).hasMessageStartingWith("s.yaml:1: the file must be a map");
        assertThatThrownBy(() -> read("rate: 1\nexploration:\n  end: 2\n"))
                .hasMessage("s.yaml:3: exploration: The end (2.0) must not exceed the start (1.0)");
        assertThatThrownBy(() -> read("name: [a]\n")).hasMessageContaining("name must be a text, is a list of 1");
    }

    record Odd(StringBuilder text) {}

    @Test
    void aTypeItCannotReadIsTheProgramsFault() {
        SettingsReader reader = SettingsReader.of(null, List.of(Assignment.parse("text=1")));
        assertThatThrownBy(() -> reader.read(new Odd(new StringBuilder())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.StringBuilder");
    }
}
