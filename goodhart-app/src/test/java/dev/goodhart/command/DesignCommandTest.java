package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.design.InvarianceCertificate;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DesignCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir
    private Path folder;

    private static Invocation design(Object... arguments) {
        List<Object> line = new ArrayList<>(List.of("design"));
        line.addAll(Arrays.asList(arguments));
        line.addAll(List.of("--learners", 2));
        return Invocation.of(line.toArray());
    }

    private static JsonNode json(Object... arguments) {
        List<Object> line = new ArrayList<>(Arrays.asList(arguments));
        line.addAll(List.of("--json", "--no-html"));
        Invocation run = design(line.toArray());
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    /** Two states in a row and an end: go pays 1 at the end. V = 0.9, 1 with discount 0.9, so every wait loses a tenth of it or more. */
    private Path corridor() throws IOException {
        return Files.writeString(folder.resolve("corridor.yaml"), """
                # a corridor
                name: Corridor
                discount: 0.9
                world:
                  states: [far, near, out]
                  actions: [go, wait]
                  start: far
                  terminal: out
                  transitions:
                    - [far, go, near, 1]
                    - [far, wait, far, 1]
                    - [near, go, out, 1]
                    - [near, wait, near, 1]
                rewards:
                  # what counts
                  arrive:
                    intended: true
                    terms:
                      - {name: out, next: out, weight: 2, value: 0.5}
                  idle:
                    terms:
                      - {name: waiting, action: wait, value: 0.5}
                    table:
                      - [far, go, "*", 0.05]

                # the end
                """);
    }

    @ParameterizedTest
    @CsvSource({"explicable", "adaptive", "potential"})
    void whatPromisesInvarianceKeepsIt(String method) throws IOException {
        Path out = folder.resolve("out.yaml");
        JsonNode root = json(corridor(), "--method", method, "--write", out);
        assertThat(root.get("asPromised").asBoolean()).isTrue();
        assertThat(root.get("certificate").get("keepsOptimalActions").asBoolean())
                .isTrue();
        WorldFile before = WorldFile.read(corridor());
        WorldFile after = WorldFile.read(out);
        assertThat(after.rewards()).extracting(NamedReward::name).containsExactly("arrive", "idle", "designed");
        TabularMdp mdp = after.world().mdp();
        // The proof holds for what was written, judged anew.
        assertThat(InvarianceCertificate.of(
                                mdp,
                                before.intended().total(),
                                after.rewards().getLast().total())
                        .keepsOptimalActions())
                .isTrue();
        assertThat(Files.readString(out)).startsWith("# a corridor\n").contains("  # what counts\n", "# the end");
        Invocation audit = Invocation.of("audit", out, "--proxy", "designed", "--no-html");
        assertThat(audit.code()).as(audit.out() + audit.err()).isZero();
    }

    /** Terms that are rewards of the file come out as their own terms, weighted: 2 x the weight of arrive, and idle's term and table. */
    @Test
    void aligningHintsIsWrittenAsTheirOwnTerms() throws IOException {
        Path out = folder.resolve("out.yaml");
        Invocation run = design(
                corridor(),
                "--method",
                "behaviour-alignment",
                "--auxiliary",
                "idle",
                "--name",
                "mine",
                "--write",
                out,
                "--html",
                folder.resolve("page.html"));
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("does not promise", "'idle' is ignored", "ten times it", "(reward 'mine')");
        NamedReward mine = WorldFile.read(out).rewards().getLast();
        assertThat(mine.terms())
                .extracting(t -> t.name())
                .containsExactly("intended: out", "idle: waiting", "idle: table", "correction");
        double idle = mine.terms().get(1).weight();
        assertThat(mine.terms().get(2).weight()).isEqualTo(idle);
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("The learner it is made for", "How learners do", "Where it pays", "What is proved");
    }

    @Test
    void jsonHoldsTermsHintsAndLearners() throws IOException {
        JsonNode root = json(corridor(), "--method", "behaviour-alignment");
        assertThat(root.get("promisesInvariance").asBoolean()).isFalse();
        assertThat(root.get("hints").get(0).get("use").asString()).isEqualTo("IGNORED");
        assertThat(root.get("terms").get(0).get("name").asString()).isEqualTo("intended");
        // far: 0.9 discounted once; acting at random: V(near) = (1 + 0.9 V)/2, so 10/11, and V(far) = 0.45 V(near) /
        // 0.55 = 90/121.
        assertThat(root.get("learners").get("optimum").asDouble()).isEqualTo(0.9, within(1e-12));
        assertThat(root.get("learners").get("random").asDouble()).isEqualTo(90.0 / 121, within(1e-12));
        assertThat(root.get("learners").get("designed").get("median").size()).isEqualTo(500);
        assertThat(root.get("freshLearners").get("optimum").asDouble()
                        - root.get("freshLearners").get("untrained").asDouble())
                .as("the alignment counts in units of the possible gain")
                .isEqualTo(1, within(1e-9));
    }

    @Test
    void aWorldThatNamesOtherFilesIsWrittenBesideThem() {
        Path out = folder.resolve("clickbait.yaml");
        Invocation run =
                design(EXAMPLES.resolve("clickbait.yaml"), "--method", "potential", "--write", out, "--no-html");
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err())
                .contains("it was not kept", "Maybe write it beside")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }

    @Test
    void theSameSeedGivesTheSameAnswer() throws IOException {
        Object[] line = {corridor(), "--seed", 5, "--json", "--no-html"};
        assertThat(design(line).out()).isEqualTo(design(line).out());
    }

    /** A learner that goes already has nothing to learn from its reward in near; the reward follows the policy. */
    @Test
    void anAdaptiveRewardFollowsThePolicy() throws IOException {
        Path going = Files.writeString(folder.resolve("going.csv"), "state,action,probability\nnear,go,1\n");
        JsonNode atRandom = json(corridor(), "--method", "adaptive");
        JsonNode followed = json(corridor(), "--method", "adaptive", "--policy", going);
        assertThat(followed.get("certificate").get("keepsOptimalActions").asBoolean())
                .isTrue();
        assertThat(followed.get("terms")).isNotEqualTo(atRandom.get("terms"));
    }

    @Test
    void anAgentShapesItsOwnReward() throws IOException {
        Object[] line = {corridor(), "--method", "exploration-guided", "--episodes", 200, "--no-html"};
        Invocation run = design(line);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("self-supervised", "does not promise");
    }

    @Test
    void everyMethodIsListed() {
        Invocation run = design("--list");
        assertThat(run.code()).isZero();
        for (DesignMethod method : DesignMethod.values()) {
            assertThat(run.out()).contains(method + System.lineSeparator());
        }
    }

    /** Leaves: both cells alike, so going must be paid in either; the same leaf's reward is the same row by row. */
    @Test
    void aTreePaysItsLeavesAlike() throws IOException {
        Path leaves = Files.writeString(folder.resolve("leaves.csv"), "state,leaf\nfar,inside\nnear,inside\n");
        JsonNode root = json(corridor(), "--leaves", leaves);
        assertThat(root.get("terms").size()).isEqualTo(1);
        JsonNode table = root.get("terms").get(0).get("table");
        double far = value(table, "far", "go");
        assertThat(value(table, "near", "go")).isEqualTo(far);
        assertThat(far).isGreaterThan(value(table, "far", "wait"));
    }

    private static double value(JsonNode table, String state, String action) {
        for (JsonNode row : table) {
            if (row.get(0).asString().equals(state)
                    && List.of(action, "*").contains(row.get(1).asString())) {
                return row.get(3).asDouble();
            }
        }
        return 0;
    }

    @Test
    void whatCannotBeSatisfiedIsAnAnswer() throws IOException {
        Invocation run = design(corridor(), "--form", "dense", "--max-reward", "1e-6", "--no-html");
        assertThat(run.code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(run.err()).startsWith("goodhart: ").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                                   | must be given a world file
            @/corridor.yaml --method magic                       | 'magic' must be one of explicable
            @/corridor.yaml --budget -1                          | --budget (-1) must be at least 0
            @/corridor.yaml --budget many                        | Invalid value for option '--budget'
            @/corridor.yaml --max-reward 0                       | --max-reward (0.0) must be a number above 0
            @/corridor.yaml --max-reward NaN                     | --max-reward (NaN) must be a number above 0
            @/corridor.yaml --form tree                          | --form tree must come with --leaves
            @/corridor.yaml --form dense --budget 2              | --budget goes with --form sparse
            @/corridor.yaml --form dense --leaves @/x.csv        | --leaves goes with --form tree
            @/corridor.yaml --leaves @/none.csv                  | none.csv
            @/corridor.yaml --leaves @/bad.csv                   | must be a state of the world, is 'fer'
            @/corridor.yaml --leaves @/part.csv                  | The leaf of state
            @/corridor.yaml --method potential --budget 2        | --budget goes with --method explicable or adaptive
            @/corridor.yaml --policy @/bad.csv                   | --policy goes with --method adaptive
            @/corridor.yaml --method adaptive --policy @/bad.csv | bad.csv
            @/corridor.yaml --method adaptive --policy @/sum.csv | must sum to 1, they sum to 0.7
            @/corridor.yaml --episodes 10                        | --episodes goes with --method exploration-guided
            @/corridor.yaml --method exploration-guided --episodes 0 | --episodes (0) must be from 1
            @/corridor.yaml --auxiliary idle                     | --auxiliary goes with --method behaviour-alignment
            @/corridor.yaml --method behaviour-alignment --auxiliary idol | --auxiliary 'idol' is not a reward
            @/corridor.yaml --jobs 0                             | --jobs (0) must be at least 1
            @/corridor.yaml --name arrive                        | must not be a reward of the file already
            @/corridor.yaml --name *                             | must be a name of 1 to 120 characters
            @/corridor.yaml --write @/no/out.yaml                | the folder must exist
            @/flow.yaml --method potential --write @/out.yaml    | flow.yaml:9: rewards must be written one below the other
            @/nothing.yaml --method behaviour-alignment          | must let some policy gain over acting at random
            @/nothing.yaml                                       | must prefer some action
            @/none.yaml                                          | none.yaml
            """)
    void badInputIsOneClearError(String line, String message) throws IOException {
        corridor();
        Files.writeString(folder.resolve("bad.csv"), "fer,inside\n");
        Files.writeString(folder.resolve("sum.csv"), "far,go,0.7\n");
        Files.writeString(folder.resolve("part.csv"), "far,inside\n");
        String text = Files.readString(folder.resolve("corridor.yaml"));
        Files.writeString(folder.resolve("nothing.yaml"), text.replace("value: 0.5}\n  idle", "value: 0}\n  idle"));
        Files.writeString(folder.resolve("flow.yaml"), """
                name: Flow
                discount: 0.5
                world:
                  states: [a]
                  actions: [x, y]
                  start: a
                  transitions: [[a, x, a, 1], [a, y, a, 1]]

                rewards: {one: {intended: true, terms: [{name: x, action: x}]}, two: {terms: [{name: y, action: y}]}}
                """);
        List<Object> words = new ArrayList<>();
        for (String word : line.strip().split(" +")) {
            if (!word.isEmpty()) {
                words.add(word.replace("@", folder.toString()));
            }
        }
        words.add("--no-html");
        Invocation run = design(words.toArray());
        assertThat(run.code()).as(run.err()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains(message).doesNotContain("\tat ", "Exception");
        assertThat(run.out()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "corridor.yaml", "bad.csv", "part.csv", "sum.csv", "nothing.yaml", "flow.yaml");
        }
    }

    /** Every example can be designed by potential, which fits any world; the answer is proved and the report written. */
    @ParameterizedTest
    @CsvSource({"boat-race", "cliff", "clickbait", "key-door", "misleading-hint"})
    void examplesWork(String name) {
        JsonNode root = json(EXAMPLES.resolve(name + ".yaml"), "--method", "potential");
        assertThat(root.get("certificate").get("keepsMargins").asBoolean()).isTrue();
        assertThat(root.get("audit").get("verdict").asString()).isEqualTo("EQUIVALENT");
    }
}
