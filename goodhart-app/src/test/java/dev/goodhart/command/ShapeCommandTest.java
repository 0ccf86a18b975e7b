package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.reward.TabularReward;
import dev.goodhart.shaping.ShapingMenu;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShapeCommandTest {
    private static final Path MAZES = Path.of("..", "examples", "mazes");
    private static final Path U = MAZES.resolve("u.yaml");

    @TempDir
    Path folder;

    private static JsonNode json(Invocation invocation) {
        assertThat(invocation.code()).as(invocation.err()).isZero();
        return JsonMapper.builder().build().readTree(invocation.out());
    }

    @Test
    void leadsToAGoal() {
        JsonNode answer = json(Invocation.of("shape", U, "--goal", "goal", "--json", "--no-html"));
        assertThat(answer.get("states").asInt()).isEqualTo(106);
        assertThat(answer.get("reachRate").asDouble()).isEqualTo(1);
        assertThat(answer.get("loss").asDouble()).isCloseTo(0, within(1e-9));
        assertThat(answer.get("values").get("r11c6").asDouble()).isEqualTo(1);
        JsonNode lines = json(Invocation.of(
                "shape", U, "--goal", "r11c6", "--signal", "euclidean", "--mode", "ADDED", "--json", "--no-html"));
        assertThat(lines.get("reachRate").asDouble()).isLessThan(0.9);
        assertThat(lines.get("kind").asString()).isEqualTo("graph-added");
    }

    /** What is written audits as the reward it was made from, and nothing else in the file has changed. */
    @Test
    void writesAWorldWithOneMoreReward() throws IOException {
        Path written = folder.resolve("shaped.yaml");
        Path report = folder.resolve("report.html");
        Invocation shaped = Invocation.of(
                "shape",
                U,
                "--goal",
                "G",
                "--scale",
                "2",
                "--name",
                "my: reward",
                "--write",
                written,
                "--html",
                report);
        assertThat(shaped.code()).as(shaped.err()).isZero();
        assertThat(shaped.out()).contains("Written: " + written).contains("Preserves: Every policy's rank");
        assertThat(Files.readString(written)).startsWith(Files.readString(U));
        WorldFile before = WorldFile.read(U);
        WorldFile after = WorldFile.read(written);
        assertThat(after.rewards()).hasSize(before.rewards().size() + 1);
        assertThat(after.rewards().getLast().name()).isEqualTo("my: reward");
        assertThat(Files.readString(report))
                .contains("Following it reaches the goal from 100.0 %", "The signal by steps to the goal");
        Invocation audit = Invocation.of("audit", written, "--proxy", "my: reward", "--json", "--no-html");
        assertThat(audit.code()).isZero();
        assertThat(audit.out()).contains("EQUIVALENT");
    }

    @Test
    void carriesValuesOver() {
        Path written = folder.resolve("carried.yaml");
        JsonNode answer = json(Invocation.of(
                "shape",
                MAZES.resolve("mirror.yaml"),
                "--goal",
                "goal",
                "--transfer-from",
                MAZES.resolve("zigzag.yaml"),
                "--write",
                written,
                "--json",
                "--no-html"));
        assertThat(answer.get("rankCorrelation").asDouble()).isGreaterThan(0.99);
        WorldFile after = WorldFile.read(written);
        TabularReward potential = after.rewards().getLast().terms().getLast().reward();
        int start = after.world().stateNames().indexOf("r1c11");
        int left = after.world().stateNames().indexOf("r1c10");
        double expected = 0.98 * answer.get("values").get("r1c10").asDouble()
                - answer.get("values").get("r1c11").asDouble();
        assertThat(potential.value(start, 3, left)).isCloseTo(expected, within(1e-12));
        Invocation rooms = Invocation.of(
                "shape", MAZES.resolve("rooms.yaml"), "--transfer-from", MAZES.resolve("zigzag.yaml"), "--no-html");
        assertThat(rooms.code()).isZero();
        assertThat(rooms.err()).contains("Eigenvalues 1 and 2 of the new graph are both 0.00784919");
    }

    @Test
    void readsALogOfSteps() throws IOException {
        Path log = folder.resolve("log.csv");
        StringBuilder text = new StringBuilder("x,next_x,end\n");
        for (int x = 0; x < 9; x++) {
            text.append(x).append(',').append(x + 1).append(",continuing\n");
        }
        for (int x = 9; x > 0; x--) {
            text.append(x).append(',').append(x - 1).append(x == 1 ? ",truncated\n" : ",continuing\n");
        }
        Files.writeString(log, text);
        Path written = folder.resolve("values.csv");
        JsonNode answer = json(Invocation.of(
                "shape",
                "--log",
                log,
                "--goal",
                "9",
                "--epsilon",
                "0.5",
                "--signal",
                "geodesic",
                "--write",
                written,
                "--json",
                "--no-html"));
        assertThat(answer.get("states").asInt()).isEqualTo(10);
        assertThat(answer.get("climbRate").asDouble()).isEqualTo(1);
        assertThat(Files.readAllLines(written)).hasSize(11).contains("x,value", "0.0,0.0", "9.0,1.0");
        Invocation nowhere = Invocation.of("shape", "--log", log, "--goal", "99", "--no-html");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("[99.0] is not in the graph; its nearest node is [9.0]");
    }

    @Test
    void listsTheMenu() {
        Invocation list = Invocation.of("shape", "--list");
        for (ShapingMenu kind : ShapingMenu.values()) {
            assertThat(list.out()).contains(kind.label());
        }
        assertThat(json(Invocation.of("shape", "--list", "--json"))).hasSize(ShapingMenu.values().length);
        assertThat(Invocation.of("shape", "--help").out())
                .contains("--transfer-from")
                .contains("Examples:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "U; --goal must be given",
                "; A world file or --log must be given",
                "U --goal gaol; u.yaml: --goal must be a cell on the map, is 'gaol'",
                "U --goal goal --signal sucesor; --signal 'sucesor' is not known",
                "U --goal goal --mode multiplied; --mode 'multiplied' must be potential or added",
                "U --goal goal --walk-discount 1; The walk discount (1.0) must be in (0, 1)",
                "U --goal goal --base bse; --base 'bse' is not a reward",
                "U --goal goal --log log.csv; must not be given together",
                "U --goal goal --name nearer --write out.yaml; nearer",
                "U --transfer-from U --anchor here; --anchor 'here' must be OLD=NEW",
                "U --transfer-from U --vectors 106; must be in [1, 105]",
                "U --goal goal --scale NaN; --scale (NaN) must be",
                "--log none.csv --goal 1; none.csv: does not exist"
            })
    void badInputIsNamed(String arguments, String problem) {
        String words = "shape " + (arguments == null ? "" : arguments) + " --no-html";
        Invocation invocation = Invocation.of((Object[]) words.replace("U", U.toString())
                .replace("out.yaml", folder.resolve("out.yaml").toString())
                .strip()
                .split("\\s+"));
        assertThat(invocation.code()).as(invocation.err()).isEqualTo(2);
        assertThat(invocation.err()).contains(problem).doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }

    /** A file whose rewards stand in braces cannot be added to, and one that pays in CSV files keeps finding them only beside them. */
    @Test
    void writesNothingThatCannotBeReadAgain() throws IOException {
        Path braces = folder.resolve("braces.yaml");
        Files.writeString(
                braces,
                "name: T\ndiscount: 0.5\nworld: {grid: {map: [\"S.\"], legend: {S: start}}}\n"
                        + "rewards: {a: {intended: true, terms: [{name: t, step: true}]}, b: {terms: [{name: t, step: true}]}}\n");
        Path target = folder.resolve("out.yaml");
        Invocation refused = Invocation.of("shape", braces, "--goal", "S", "--write", target, "--no-html");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Maybe they are written in braces");
        Invocation elsewhere = Invocation.of(
                "shape",
                Path.of("..", "examples", "clickbait.yaml"),
                "--goal",
                "informed",
                "--write",
                target,
                "--no-html");
        assertThat(elsewhere.code()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("an existing CSV file");
        assertThat(target).doesNotExist();
    }
}
