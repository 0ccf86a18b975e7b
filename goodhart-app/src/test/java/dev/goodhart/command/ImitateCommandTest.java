package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryFile;
import dev.goodhart.trajectory.TrajectoryFormat;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImitateCommandTest {
    private static final Path PUCK = Path.of("..", "examples", "environment", "puck-demonstrations.csv");
    private static final Path PIECE = Path.of("..", "examples", "imitation", "one-piece.csv");

    @TempDir
    Path folder;

    /** The same command writes the same policy, curves beside it; another penalty is another run; the policy can be evaluated. */
    @Test
    void learnsFromAFileAndLeavesAPolicy() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        JsonNode json = json(imitate(first, PUCK));
        json(imitate(second, PUCK, "--no-html"));

        assertThat(Files.readAllBytes(second.resolve("policy.safetensors")))
                .isEqualTo(Files.readAllBytes(first.resolve("policy.safetensors")));
        assertThat(Files.readString(second.resolve("curves.csv")))
                .isEqualTo(Files.readString(first.resolve("curves.csv")))
                .contains("discriminator/validity", "evaluation/centre");
        assertThat(json.get("expertReturn").asDouble()).isBetween(52.0, 55.0);
        assertThat(json.get("randomReturn").asDouble()).isBetween(1.0, 10.0);
        assertThat(json.get("validity").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.get("slopes").get("0.9").asDouble()).isPositive();
        assertThat(json.get("warnings")).isEmpty();
        assertThat(Files.readString(first.resolve("report.html")))
                .contains("What tells agent from expert", "validity", "Slopes in the end");
        assertThat(second.resolve("report.html")).doesNotExist();

        Invocation evaluated = Invocation.of("evaluate", first, "--episodes", "5");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("puck: returns of 5 episodes");

        Invocation again = imitate(first, PUCK);
        assertThat(again.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(again.err()).contains("holds a run already");
        Invocation other = imitate(first, PUCK, "--resume", "--penalty", "none");
        assertThat(other.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(other.err()).contains("must be the checkpoint of 'puck");
        Invocation over = Invocation.of(arguments(first, PUCK, List.of("--resume")));
        assertThat(over.code()).as(over.err()).isZero();
        assertThat(over.out())
                .contains("puck: imitation of 4 episodes (240 steps) by td3, 220 steps, penalty interpolated")
                .contains("which the agent never saw");
    }

    /** Another run than one that shrinks nothing; a reward that may be negative is warned of. */
    @Test
    void shrinksTheRewardWhereTheWorldIsSharp() throws IOException {
        Path out = folder.resolve("shrunk");
        Invocation run = imitate(out, PUCK, "--precondition", "1", "--reward", "sum");
        assertThat(json(run).get("precondition").asDouble()).isEqualTo(1);
        assertThat(run.err()).contains("A factor below 1 raises a reward below 0, and the sum reward can be");
        assertThat(Files.readString(out.resolve("curves.csv"))).contains("precondition/factor", "precondition/loss");
        assertThat(Files.readString(out.resolve("report.html"))).contains("precondition/loss", "shrunk above slope 1");
        Invocation other = imitate(out, PUCK, "--reward", "sum", "--resume");
        assertThat(other.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(other.err()).contains("must be the checkpoint of 'puck");
    }

    /** Another way to be paid: the same folder, curves, report and checkpoint, and none of the discriminator's options. */
    @Test
    void learnsFromADistilledReward() throws IOException {
        Path out = folder.resolve("distilled");
        JsonNode json = json(imitate(out, PUCK, "--method", "distillation", "--set", "nStep=3"));
        assertThat(json.get("method").asString()).isEqualTo("distillation");
        assertThat(json.get("settings").get("nStep").asString()).isEqualTo("3");
        assertThat(json.get("paidExpert").asDouble()).isBetween(0.5, 1.0);
        assertThat(json.get("paidAgent").asDouble()).isBetween(0.0, 1.0);
        assertThat(json.has("penalty") || json.has("slopes") || json.has("validity"))
                .isFalse();
        assertThat(Files.readString(out.resolve("curves.csv")))
                .contains("distillation/loss", "distillation/reward", "evaluation/centre")
                .doesNotContain("discriminator");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("The distilled reward", "What it pays in the end")
                .doesNotContain("discriminator");
        Invocation over = Invocation.of(
                arguments(out, PUCK, List.of("--method", "distillation", "--set", "nStep=3", "--resume")));
        assertThat(over.code()).as(over.err()).isZero();
        assertThat(over.out())
                .contains("by td3, 220 steps, random expert distillation")
                .contains("The distilled reward pays the expert");
        Invocation other = imitate(out, PUCK, "--resume");
        assertThat(other.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(other.err()).contains("must be the checkpoint of 'puck");
    }

    @Test
    void takesTheAgentsStepsAsUnlabelled() {
        Invocation run = imitate(folder.resolve("unlabelled"), PUCK, "--loss", "positive-unlabelled", "--no-html");
        assertThat(json(run).get("loss").asString()).isEqualTo("positive-unlabelled");
        Invocation other = imitate(folder.resolve("unlabelled"), PUCK, "--resume");
        assertThat(other.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(other.err()).contains("must be the checkpoint of 'puck");
    }

    @Test
    void warnsOfWhatIsDoubtful() throws IOException {
        assertThat(imitate(folder.resolve("piece"), PIECE, "--no-html").err())
                .contains("The demonstrations have 40 steps, fewer than a batch of 64");
        Path poles = folder.resolve("poles.csv");
        VectorEnvironment environment = Tasks.named("CartPole-v1").environment(1);
        environment.reset(1);
        List<Trajectory> recorded = TrajectoryRecorder.firstEpisodes(
                environment, Tasks.named("CartPole-v1").scripted().orElseThrow(), new ResumableRandom(1), 100);
        try (Writer out = Files.newBufferedWriter(poles)) {
            TrajectoryFile.write(recorded, TrajectoryFormat.defaults(), false, out);
        }
        Invocation alive = Invocation.of(
                "imitate",
                "CartPole-v1",
                poles,
                "--steps",
                "60",
                "--eval-episodes",
                "1",
                "--out",
                folder.resolve("poles"),
                "--no-html",
                "--json");
        assertThat(json(alive).get("learner").asString()).isEqualTo("dqn");
        assertThat(alive.err()).contains("staying alive is paid");
        Invocation ending = Invocation.of(
                "imitate",
                "CartPole-v1",
                poles,
                "--steps",
                "60",
                "--eval-episodes",
                "1",
                "--reward",
                "non-saturating",
                "--out",
                folder.resolve("ends"),
                "--no-html");
        assertThat(ending.code()).as(ending.err()).isZero();
        assertThat(ending.err()).contains("ending early is");
        Invocation distilled = Invocation.of(
                "imitate",
                "CartPole-v1",
                poles,
                "--steps",
                "60",
                "--eval-episodes",
                "1",
                "--method",
                "distillation",
                "--out",
                folder.resolve("distilled"),
                "--no-html");
        assertThat(distilled.code()).as(distilled.err()).isZero();
        assertThat(distilled.err()).contains("the distilled reward pays for every step: staying alive is");
    }

    @Test
    void badInputLeavesNothingBehind() throws IOException {
        Path out = folder.resolve("out");
        refused(out, "must be a world file or one of", "imitate", "pucks", PUCK, "--out", out);
        refused(
                out,
                "puck-demonstrations.csv: The trajectory '0' must have observations of 4 and actions of 1",
                "imitate",
                "CartPole-v1",
                PUCK,
                "--out",
                out);
        refused(out, "missing.csv: does not exist", "imitate", "puck", folder.resolve("missing.csv"), "--out", out);
        refused(out, "--steps", "imitate", "puck", PUCK, "--steps", "0", "--out", out);
        refused(out, "expected one of", "imitate", "puck", PUCK, "--penalty", "somewhere", "--out", out);
        refused(
                out,
                "--precondition (-1.0) must be a finite number",
                "imitate",
                "puck",
                PUCK,
                "--precondition",
                "-1",
                "--out",
                out);
        refused(
                out,
                "--penalty, --precondition must be left out with --method distillation, which has no discriminator",
                "imitate",
                "puck",
                PUCK,
                "--method",
                "distillation",
                "--precondition",
                "1",
                "--penalty",
                "none",
                "--out",
                out);
        refused(out, "nStep", "imitate", "puck", PUCK, "--set", "nStep=0", "--out", out);
        refused(out, "dqn", "imitate", "puck", PUCK, "--learner", "dqn", "--out", out);
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, Files.readString(PIECE).replaceFirst("0,0,-0\\.76[0-9]*", "0,0,inf"));
        refused(out, "broken.csv:3: s0 must be a finite number", "imitate", "puck", broken, "--out", out);
        Files.writeString(broken, "episode,t,s0\n");
        refused(out, "broken.csv", "imitate", "puck", broken, "--out", out);
    }

    private static void refused(Path out, String message, Object... arguments) {
        Invocation run = Invocation.of(arguments);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains(message);
        assertThat(out).doesNotExist();
    }

    private static Invocation imitate(Path out, Path demonstrations, String... more) {
        List<Object> options = new ArrayList<>(List.of(more));
        options.add("--json");
        return Invocation.of(arguments(out, demonstrations, options));
    }

    private static Object[] arguments(Path out, Path demonstrations, List<?> more) {
        List<Object> all = new ArrayList<>(List.of(
                "imitate",
                "puck",
                demonstrations,
                "--steps",
                "220",
                "--eval-episodes",
                "2",
                "--set",
                "learningStarts=180",
                "--out",
                out));
        all.addAll(more);
        return all.toArray();
    }

    private static JsonNode json(Invocation run) {
        assertThat(run.code()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }
}
