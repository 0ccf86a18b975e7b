package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column that may be missing is missed all the same by who names it: a slip of the pen must not change what is computed. */
class NamedColumnsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arena rate examples/arena/comparisons.csv --judge nobody",
                "audit --log examples/log/boat-race.csv --end nobody",
                "overoptimization examples/overoptimization/runs.csv --run nobody",
                "overoptimization --samples examples/overoptimization/samples.csv --length nobody",
                "overoptimization --pairs examples/overoptimization/pairs.csv --group nobody",
            })
    void aNamedColumnMustBeThere(String line) {
        Invocation run = Invocation.of(
                (Object[]) line.replace("examples/", "../examples/").split(" "));
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the column 'nobody'");
    }
}
