package dev.goodhart.overoptimization.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.overoptimization.LabelledPairs;
import dev.goodhart.overoptimization.TuningRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OveroptimizationFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text.replace('|', '\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<TuningRun> runs(String text) {
        return RunsFile.read(file("r.csv", text), RunsColumns.defaults());
    }

    @Test
    void readsRunsWithMissingGoldAndSortsThem() {
        List<TuningRun> runs = runs(
                "\uFEFFrun;KL;proxy;gold;in_distribution_accuracy|b;4;\"1\";;0.8|a;0;0;0;|b;0.25;0.5;0.3;0.8|# done|");
        assertThat(runs).extracting(TuningRun::name).containsExactly("b", "a");
        assertThat(runs.get(0).checkpoints()).extracting("d").containsExactly(0.5, 2.0);
        assertThat(runs.get(0).checkpoints().get(1).gold()).isNaN();
        assertThat(runs.get(0).inDistributionAccuracy()).isEqualTo(0.8);
        assertThat(runs.get(1).inDistributionAccuracy()).isNaN();
    }

    @Test
    void readsJsonLinesDistancesBitsAndMetrics() {
        RunsColumns columns = new RunsColumns(
                "seed", "initial", "kl", "dist", "r", "g", true, "id", "on", List.of("wins"), Math.log(2));
        TuningRun run = RunsFile.read(
                        file(
                                "r.jsonl",
                                "{\"seed\":1,\"id\":0.9,\"on\":null,\"kl\":1,\"r\":2,\"g\":3,\"wins\":0.5}|{\"seed\":1,\"id\":0.9,\"dist\":3,\"r\":4,\"g\":null,\"wins\":null}"),
                        columns)
                .getFirst();
        assertThat(run.checkpoints().get(0).d()).isCloseTo(Math.sqrt(Math.log(2)), within(1e-15));
        assertThat(run.checkpoints().get(0).metrics()).containsEntry("wins", 0.5);
        assertThat(run.checkpoints().get(1).metrics()).isEmpty();
        assertThat(run.checkpoints().get(1).d()).isCloseTo(3 * Math.sqrt(Math.log(2)), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "run,kl,proxy ~ must have a row for each checkpoint",
                "run,kl,reward|a,0,1 ~ name it with --proxy",
                "run,kl,proxy|a,-0.01,1 ~ r.csv:2: kl must not be negative",
                "run,d,proxy|a,-1,1 ~ r.csv:2: d must not be negative",
                "run,kl,proxy|a,0,NaN ~ r.csv:2: proxy must be a finite number, is 'NaN'",
                "run,kl,proxy|a,0,inf ~ r.csv:2: proxy must be a finite number",
                "run,kl,proxy,gold|a,0,1,nan ~ r.csv:2: gold must be a finite number",
                "run;kl;proxy|a;0,5;1 ~ the decimal comma",
                "run,proxy|a,1 ~ must have a KL in 'kl' or its root in 'd'",
                "run,kl,proxy|,0,1 ~ r.csv:2: run must not be empty",
                "run,kl,proxy,on_policy_accuracy|a,0,1,83 ~ it is in per cent",
                "run,kl,proxy,in_distribution_accuracy|a,0,1,0.8|a,1,1,0.7 ~ r.csv:3: in_distribution_accuracy must be the same",
                "run,kl,proxy,initial|a,0,1,x|a,1,1,y ~ r.csv:3: initial must be the same in all rows of a run",
                "run,kl,proxy,kl|a,0,1,0 ~ 'kl' twice",
                "run,kl,proxy|a,0 ~ r.csv:2: must have 3 fields",
                "run,kl,proxy|\"a,0,1 ~ r.csv:2: must have 3 fields like the header, has 1",
            })
    void refusesRunsWithTheLine(String text, String message) {
        assertThatThrownBy(() -> runs(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void goldThatIsAskedForMustBeThere() {
        RunsColumns usual = RunsColumns.defaults();
        RunsColumns asked = new RunsColumns(
                "run",
                "initial",
                "kl",
                "d",
                "proxy",
                "gold",
                true,
                usual.inDistributionAccuracy(),
                usual.onPolicyAccuracy(),
                List.of(),
                1);
        assertThatThrownBy(() -> RunsFile.read(file("r.csv", "kl,proxy|0,1"), asked))
                .hasMessageContaining("--gold");
        assertThatThrownBy(() -> RunsFile.read(file("r.csv", "kl,proxy,gold|0,1,"), asked))
                .hasMessageContaining("empty in every row");
        assertThatThrownBy(() -> new RunsColumns("run", "i", "KL", "d", "kl", "gold", true, "id", "on", List.of(), 1))
                .hasMessageContaining("two");
    }

    @Test
    void readsSamplesByPrompt() {
        SamplesFile read = SamplesFile.read(
                file("s.csv", "prompt,proxy,gold,length|q,1,2,30|p,3,4,10|q,5,6,20"), SamplesColumns.defaults());
        assertThat(read.roles().gold()).isTrue();
        assertThat(read.roles().confounds()).containsExactly("length");
        assertThat(read.prompts().get(0).prompt()).isEqualTo("q");
        assertThat(read.prompts().get(0).proxy()).containsExactly(1, 5);
        assertThat(read.prompts().get(0).values().get("gold")).containsExactly(2, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "prompt,proxy ~ must have a row for each sample",
                "prompt,proxy,gold|p,1,2|p,2, ~ s.csv:3: gold must be a finite number, is ''",
                "prompt,proxy,gold|p,1,|p,2,3 ~ s.csv:3: gold must be in all rows or in none",
                "prompt,proxy|,1 ~ s.csv:2: prompt must not be empty",
                "prompt,score|p,1 ~ --proxy",
            })
    void refusesSamplesWithTheLine(String text, String message) {
        assertThatThrownBy(() -> SamplesFile.read(file("s.csv", text), SamplesColumns.defaults()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsPairsByGroup() {
        List<LabelledPairs> pairs =
                PairsFile.read(file("p.csv", "group,chosen,rejected|x,1,0|y,2,3|x,0,1"), PairsColumns.defaults());
        assertThat(pairs).extracting(LabelledPairs::group).containsExactly("x", "y");
        assertThat(pairs.get(0).rejected()).containsExactly(0, 1);
        assertThatThrownBy(() -> PairsFile.read(file("p.csv", "chosen,rejected|1,x"), PairsColumns.defaults()))
                .hasMessageContaining("p.csv:2: rejected must be a finite number");
    }
}
