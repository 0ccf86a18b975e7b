package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JudgeCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "judge");
    private static final Path SCORES = EXAMPLES.resolve("scores.csv");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text.replace('|', '\n'));
    }

    @Test
    void theExampleIsUnstableInOneLanguage() {
        Path html = folder.resolve("judge.html");
        Invocation run = Invocation.of(
                "judge",
                SCORES,
                "--metrics",
                "coherence,fluency",
                "--trusted",
                "human",
                "--resamples",
                100,
                "--permutations",
                50,
                "--html",
                html);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(Goodhart.ANSWER_IS_NO);
        assertThat(run.out())
                .contains(
                        "coherence: UNSTABLE over 3 contexts, 5 systems",
                        "fluency: STABLE",
                        "K = 5 systems",
                        "1.000 0.0167",
                        "Agreement of raters",
                        "human - judge",
                        "labelled items",
                        "Note: Empty scores that were left out: 30.");
        assertThat(html)
                .content()
                .contains(
                        "places of the systems",
                        "tau between contexts",
                        "where scores differ",
                        "Tau by chance",
                        "Agreement");
    }

    @Test
    void jsonHasEveryNumber() {
        Invocation run = Invocation.of(
                "judge",
                SCORES,
                "--metrics",
                "fluency",
                "--trusted",
                "human",
                "--resamples",
                50,
                "--permutations",
                0,
                "--json",
                "--no-html");
        assertThat(run.code()).isZero();
        JsonNode root = JsonMapper.shared().readTree(run.out());
        assertThat(root.get("unstable").asBoolean()).isFalse();
        JsonNode metric = root.get("metrics").get(0);
        assertThat(metric.get("verdict").asString()).isEqualTo("STABLE");
        assertThat(metric.get("pairs")).hasSize(3);
        assertThat(metric.get("conclusions")).hasSize(10);
        JsonNode pair = metric.get("pairs").get(0);
        double inversions = pair.get("inversions").asDouble();
        assertThat(pair.get("tau").get("estimate").asDouble()).isCloseTo(1 - inversions / 5, within(1e-12));
        assertThat(pair.get("permutationP").isNull()).isTrue();
        assertThat(root.get("calibration").get("fluency")).hasSize(3);
        assertThat(root.get("agreement").get(0).get("pairs")).hasSize(1);
    }

    @Test
    void theSameCommandPrintsTheSame() {
        Object[] line = {"judge", SCORES, "--metrics", "coherence", "--resamples", 30, "--permutations", 30, "--no-html"
        };
        assertThat(Invocation.of(line).out())
                .isEqualTo(Invocation.of(line).out())
                .contains("coherence");
    }

    @Test
    void theTemplateCanBeJudged() throws IOException {
        Path template = file("t.csv", Invocation.of("judge", "--template").out());
        Invocation run = Invocation.of("judge", template, "--no-html");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("coherence: INCONCLUSIVE over 2 contexts, 3 systems", "as few as 2 items");
    }

    @Test
    void verdictsMayBeInPeoplesOwnWords() throws IOException {
        Path pairs = file("words.csv", "left,right,result|a,b,A!|b,a,B!|a,b,A!|");

        Invocation unknown = Invocation.of("judge", "--pairs", pairs, "--no-html");
        assertThat(unknown.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(unknown.err()).contains("--word");

        Invocation run = Invocation.of(
                "judge", "--pairs", pairs, "--word", "A!=left", "--word", "B!=right", "--json", "--no-html");
        JsonNode all = JsonMapper.shared().readTree(run.out()).get("positions").get(0);
        assertThat(all.get("left").asInt()).isEqualTo(2);
        assertThat(all.get("right").asInt()).isEqualTo(1);
    }

    @Test
    void aJudgeOfPairsLeansToTheLeft() {
        Invocation run = Invocation.of("judge", "--pairs", EXAMPLES.resolve("pairs.csv"), "--json", "--no-html");
        assertThat(run.code()).isZero();
        JsonNode all = JsonMapper.shared().readTree(run.out()).get("positions").get(0);
        assertThat(all.get("bothOrders").asInt()).isEqualTo(60);
        int flips = all.get("flipsToLeft").asInt() + all.get("flipsToRight").asInt();
        assertThat(all.get("consistent").asInt() + all.get("drawChanges").asInt() + flips)
                .isEqualTo(60);
        assertThat(all.get("flipP").asDouble()).isLessThan(0.05);
    }

    @Test
    void dialoguesAreMeasured() {
        Invocation run = Invocation.of(
                "judge",
                "--dialogues",
                EXAMPLES.resolve("dialogues.jsonl"),
                "--resamples",
                20,
                "--permutations",
                0,
                "--no-html");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("ttr: ", "mattr: ", "self-bleu-agent: ", "surface-similarity: ", "stands in for a semantic");
    }

    @Test
    void ratersAloneNeedNeitherSystemsNorContexts() throws IOException {
        Path first = file(
                "a.csv",
                "calibration_reviewer_name,conversation_external_id,rating_category_name,rating_value,rating_max|"
                        + "ann,1,sense,1,1|bob,1,sense,0,1|ann,2,sense,1,1|bob,2,sense,1,1|");
        Path second = file(
                "b.csv",
                "reviewer_name,conversation_external_id,rating_category_name,rating_value,rating_max|"
                        + "ann,2,sense,0,1|bob,3,sense,1,1|ann,3,sense,,1|");
        Object[] line = {
            "judge",
            first,
            second,
            "--agreement",
            "--keep-first",
            "--rater",
            "calibration_reviewer_name",
            "--rater",
            "reviewer_name",
            "--no-html"
        };
        Invocation run = Invocation.of(line);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        // Two items with two ratings each, of which one agrees; three of four ratings are 1: kappa (1/2 - 5/8) / (3/8).
        assertThat(run.out())
                .contains("50.0 %", "-0.333", "ann - bob", "were left out: 1.", "say nothing on agreement: 1.");
    }

    @Test
    void remarksOnWhatMisleads() throws IOException {
        StringBuilder text = new StringBuilder("context,system,metric,score,rater,item\n");
        for (String context : new String[] {"a", "b"}) {
            for (int s = 0; s < 3; s++) {
                for (int i = 0; i < 40; i++) {
                    text.append(context + ",s" + s + ",m," + (i == s ? 0 : 1) + ",x," + i + "\n");
                    text.append(context + ",s" + s + ",m," + (i == s + 3 ? 0 : 1) + ",y," + i + "\n");
                }
            }
        }
        text.append("a,late,m,1,x,1\n");
        Invocation run = Invocation.of("judge", file("c.csv", text.toString()), "--no-html", "--resamples", 20);
        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains(
                        "Left out of 'm', since they lack a context: late in b.",
                        "'m' is the same for all systems in a, b",
                        "although kappa is low",
                        "n/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "context,system,metric,score|a,x,m,1|a,y,m,2|a,z,m,3 ~ ~ must have scores in two contexts or more, has only 'a'",
                "context,system,metric,score|a,x,m,1|a,y,m,2|b,x,m,3 ~ ~ at least 3 systems",
                "context,system,metric,score|a,x,m,nan ~ ~ c.csv:2: score must be a finite number",
                "context,system,metric,score|a,x,m,5 ~ --scale m=0..3 ~ c.csv:2: score must be from 0 to 3 for 'm', is 5",
                "context,system,metric,score|a,x,m,5 ~ --scale m=3 ~ A scale must be written as LEAST..GREATEST",
                "context,system,metric,score|a,x,m,5 ~ --scale m=3..0 ~ must go upwards",
                "context,system,metric,score|a,x,m,5 ~ --alpha 2 ~ alpha (2.0) must lie between 0 and 1",
                "context,system,metric,score|a,x,m,5 ~ --resamples -1 ~ must be from 0 to",
                "context,system,metric,score|a,x,m,5 ~ --agreement ~ must hold items that two raters scored",
                "context,system,metric,score|a,x,m,5 ~ --embeddings e.jsonl ~ --embeddings must come with --dialogues",
                "context,system,metric,score|a,x,m,5 ~ --context nowhere ~ must have a column 'nowhere'",
                "context,system,item,metric,score|a,x,1,m,1|a,x,1,m,2|a,y,1,m,1 ~ ~ --keep-first",
                "context,system,metric,rater,score|a,x,m,r,1|b,x,m,r,1|a,y,m,r,1|b,y,m,r,1|a,z,m,r,1|b,z,m,r,1 ~ --trusted q ~ 'q'",
            })
    void refusesInOneMessageWithExitCodeTwo(String text, String options, String message) throws IOException {
        String line = "judge " + file("c.csv", text) + " --no-html " + (options == null ? "" : options);
        Invocation run = Invocation.of((Object[]) line.strip().split(" +"));
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).doesNotContain("Exception", "\tat ");
    }

    @Test
    void agreementThatIsLeftOutIsSaid() throws IOException {
        StringBuilder text = new StringBuilder("context,system,metric,score,rater,item\n");
        for (int row = 0; row < 240; row++) {
            text.append(row % 2 + ",s" + row / 2 % 3 + ",m," + row + "," + row / 6 % 2 + "," + row / 12 + "\n");
        }
        Invocation run = Invocation.of("judge", file("c.csv", text.toString()), "--no-html", "--resamples", 20);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("No agreement of raters is given for m:", "more than 50 different values");
    }

    /** Of two raters who measure to the last digit no two ratings are ever equal. */
    @Test
    void measurementsHaveNoAgreement() throws IOException {
        StringBuilder text = new StringBuilder("item,rater,metric,score\n");
        for (int i = 0; i < 60; i++) {
            text.append(i)
                    .append(",ann,m,")
                    .append(i)
                    .append('\n')
                    .append(i)
                    .append(",bob,m,")
                    .append(i)
                    .append(".5\n");
        }
        Invocation run = Invocation.of("judge", file("m.csv", text.toString()), "--agreement", "--no-html");
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains("at most 50 different values", "m have more");
    }

    @Test
    void aFileMustBeNamed() {
        Invocation run = Invocation.of("judge");
        assertThat(run.code()).isEqualTo(Goodhart.BAD_INPUT);
        assertThat(run.err()).contains("--template");
    }
}
