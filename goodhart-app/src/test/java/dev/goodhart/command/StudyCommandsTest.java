package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.study.CanonicalJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class StudyCommandsTest {
    @TempDir
    Path directory;

    private Path store;

    @BeforeEach
    void place() {
        store = directory.resolve("runs.db");
    }

    private Invocation run(Object... more) {
        return Invocation.of(Stream.concat(Stream.of("run", "pace", "--no-html", "--store", store), Stream.of(more))
                .toArray());
    }

    private Invocation export(Object... more) {
        return Invocation.of(Stream.concat(Stream.of("export", "pace", "--store", store), Stream.of(more))
                .toArray());
    }

    @Test
    void studiesAreListed() {
        Invocation list = Invocation.of("studies", "pace");
        assertThat(list.code()).isZero();
        assertThat(list.out())
                .contains("pace: A walk that takes its time", "Pearson (1905)", "plain, drift", "C1 ", "\"steps\":20");
        JsonNode json = CanonicalJson.tree(Invocation.of("studies", "--json").out());
        assertThat(json.get("studies").valueStream().map(s -> s.get("id").asString()))
                .contains("pace");
    }

    @Test
    void runsReportsAndContinues() {
        Invocation first = run("--seeds", 2, "--jobs", 2);
        assertThat(first.err()).startsWith("pace: 4 trials\npace: 25 % (1 of 4 trials)");
        assertThat(first.err()).endsWith("pace: 100 % (4 of 4 trials)\n");
        // Twenty steps of drift 1 are four and a half standard deviations of the walk.
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("HOLDS      C1", "mean end", "4 trials (2 arms, 2 seeds)");
        Invocation second = run("--seeds", 3, "-v");
        assertThat(second.err())
                .contains("6 trials, 4 of them stored already")
                .contains("done pace/plain/2 in", "done pace/drift/2 in")
                .doesNotContain("done pace/plain/1");
        Invocation third = run("--seeds", 3);
        assertThat(third.err()).isEqualTo("pace: 6 trials, 6 of them stored already, continuing with the rest\n");
        assertThat(third.out()).isEqualTo(second.out());
    }

    @Test
    void aClaimThatFailsIsExitCodeOne() {
        Invocation run = run("--set", "drift=-1", "--json");
        assertThat(run.code()).isEqualTo(1);
        JsonNode study = CanonicalJson.tree(run.out()).get("studies").get(0);
        assertThat(study.get("claims").get(0).get("verdict").asString()).isEqualTo("FAILS");
        assertThat(study.get("settings").get("drift").asDouble()).isEqualTo(-1);
        assertThat(study.get("trials").asInt()).isEqualTo(10);
        JsonNode interval = study.get("interquartileMeans").get("drift").get("end");
        assertThat(interval.get("estimate").asDouble())
                .isBetween(interval.get("low").asDouble(), interval.get("high").asDouble());
    }

    @Test
    void aBrokenTrialIsExitCodeThreeAndIsTriedAgain() {
        Invocation run = run("--set", "breakSeeds=[1]");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("broke pace/plain/1: java.lang.ArithmeticException: told to break at ");
        assertThat(run.out())
                .contains("8 trials", "2 trials broke down, the claims are judged without", "pace/drift/1");
        assertThat(run("--set", "breakSeeds=[1]").err()).contains("10 trials, 8 of them stored already");
    }

    @Test
    void settingsComeFromAFileAndTheCommandLine() throws Exception {
        Path file = Files.writeString(directory.resolve("s.yaml"), "drift: 2\nlimits: {most: 50}\n");
        Invocation run = run("--full", "--seeds", 1, "--settings", file, "--set", "steps=30", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode settings = CanonicalJson.tree(run.out()).get("studies").get(0).get("settings");
        assertThat(settings.toString())
                .isEqualTo("{\"breakSeeds\":[],\"drift\":2.0,\"limits\":{\"most\":50},\"marks\":[0.5],\"millis\":0,"
                        + "\"mood\":\"STEADY\",\"steps\":30}");
        Path byStudy = Files.writeString(directory.resolve("t.yaml"), "pace:\n  drift: 2\n  limits: {most: 50}\n");
        Invocation same = run("--full", "--seeds", 1, "--settings", byStudy, "--set", "pace.steps=30", "--json");
        assertThat(same.out()).isEqualTo(run.out());
    }

    @Test
    void replayAgreesAndNamesTheFirstDifference() throws Exception {
        run("--seeds", 2);
        Invocation agrees = Invocation.of("replay", "pace", "--arm", "drift", "--seed", 1, "--store", store);
        assertThat(agrees.code()).isZero();
        assertThat(agrees.out()).startsWith("pace/drift/1 (settings ").contains("the bytes agree, sha256 ");
        run("--seeds", 1, "--set", "mood=fickle");
        Invocation twice = Invocation.of("replay", "pace", "--arm", "plain", "--seed", 0, "--store", store);
        assertThat(twice.code()).isEqualTo(2);
        assertThat(twice.err()).contains("stored under 2 settings", "\"mood\":\"FICKLE\"");
        String digest = twice.err()
                .lines()
                .filter(l -> l.contains("FICKLE"))
                .findFirst()
                .orElseThrow()
                .strip()
                .substring(0, 12);
        Invocation differs = Invocation.of(
                "replay", "pace", "--arm", "plain", "--seed", 0, "--settings-digest", digest, "--store", store);
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.out()).contains("the bytes differ; the first difference: metrics.odd, \"name\" is ");
        Invocation json = Invocation.of(
                "replay",
                "pace",
                "--arm",
                "plain",
                "--seed",
                0,
                "--settings-digest",
                digest,
                "--store",
                store,
                "--json");
        JsonNode tree = CanonicalJson.tree(json.out());
        assertThat(tree.get("agrees").asBoolean()).isFalse();
        assertThat(tree.get("stored").get("seedPath").asString()).isEqualTo("pace/plain/0");
    }

    @Test
    void replaySaysWhatHasChangedSince() throws Exception {
        run("--seeds", 1);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE goodhart_trial SET provenance = replace(provenance, '\"java\":\"25', '\"java\":\"24')");
        }
        Invocation replay = Invocation.of("replay", "pace", "--arm", "drift", "--seed", 0, "--store", store);
        assertThat(replay.code()).isZero();
        assertThat(replay.out()).contains("platform then: ", "java=24");
    }

    @Test
    void exportDoesNotDependOnTheOrderOfRunning() throws Exception {
        run("--seeds", 3, "--jobs", 2);
        String csv = export().out();
        String json = export("--format", "json").out();
        store = directory.resolve("other.db");
        run("--seeds", 1, "--jobs", 1);
        run("--seeds", 3, "--jobs", 3);
        assertThat(export().out()).isEqualTo(csv);
        assertThat(export("--format", "json").out()).isEqualTo(json);
        assertThat(csv.lines()).hasSize(1 + 6 * (2 + 20)).startsWith("study,settings,arm,seed,name,x,value");
        assertThat(csv).contains(",drift,0,\"odd, \"\"name\"\"\",,NaN\n");
        JsonNode trials = CanonicalJson.tree(json).get("settings").get(0).get("trials");
        assertThat(trials).hasSize(6);
        assertThat(csv)
                .contains(",drift,0,end,,"
                        + trials.get(0).get("metrics").get("end").asDouble() + "\n");
    }

    @Test
    void exportToAFileIsAllOrNothing() throws Exception {
        run("--seeds", 1);
        Path out = directory.resolve("out.json");
        Files.writeString(out, "before");
        assertThat(export("--format", "json", "--out", out, "--provenance").code())
                .isZero();
        JsonNode trial = CanonicalJson.tree(Files.readString(out))
                .get("settings")
                .get(0)
                .get("trials")
                .get(0);
        assertThat(trial.get("sha256").asString())
                .isEqualTo(CanonicalJson.sha256(trial.get("result").toString()));
        assertThat(trial.get("provenance").get("platform").get("processors").asInt())
                .isPositive();
        Invocation nowhere = export("--out", directory.resolve("no/such/out.csv"));
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("cannot be written, there is no folder");
        assertThat(export("--out", directory).code()).isEqualTo(2);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("out.json", "runs.db");
        }
    }

    @Test
    void interruptingIsExitCode130AndKeepsWhatIsDone() throws Exception {
        Thread running = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (!storedSomething()) {
                Thread.onSpinWait();
            }
            running.interrupt();
        });
        interrupter.start();
        Invocation stopped = run("--set", "millis=100", "--seeds", 100, "--jobs", 1);
        interrupter.join();
        assertThat(stopped.code()).isEqualTo(130);
        assertThat(stopped.err()).containsPattern("goodhart: stopped\\. [0-9]+ of 200 trials of pace are stored in ");
        assertThat(stopped.err()).contains("run the same command again to continue");
    }

    private boolean storedSomething() {
        try {
            Thread.sleep(20);
            return Files.exists(store) && export().out().lines().count() > 22;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void theReportIsOneFile() throws Exception {
        Path report = directory.resolve("pace.html");
        Invocation run = Invocation.of("run", "pace", "--seeds", 1, "--store", store, "--html", report);
        assertThat(run.out()).contains("Report: " + report);
        assertThat(Files.readString(report))
                .contains("The walk with drift ends further up", "goodhart run pace --seeds 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"studies", "run", "replay", "export"})
    void everyCommandShowsExamples(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Examples:", "  goodhart " + command + " ");
    }

    @Test
    void onATerminalOneLineIsWrittenOverAndOver() {
        StringWriter text = new StringWriter();
        long[] now = {0};
        RunProgress progress = new RunProgress("s", new PrintWriter(text), true, false, () -> now[0]);
        progress.planned(10, 2);
        now[0] = 60_000_000_000L;
        progress.progress(2.0);
        // Two of the eight missing trials' worth took a minute; six more take three.
        assertThat(text.toString()).endsWith("\rs: 40 % (2 of 10 trials), about 3 min left\u001b[K");
        progress.finish();
        assertThat(text.toString()).endsWith("\r\u001b[K");
    }
}
