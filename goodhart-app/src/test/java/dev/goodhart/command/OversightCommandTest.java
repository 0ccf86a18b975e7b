package dev.goodhart.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OversightCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples", "oversight");

    @TempDir
    private Path folder;

    /** What a command line gave. */
    private record Run(int code, String out, String err) {}

    private static Run oversight(String... arguments) {
        List<String> line = new ArrayList<>(List.of("oversight"));
        line.addAll(Arrays.asList(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Goodhart.run(line.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Run(code, out.toString(), err.toString());
    }

    private static JsonNode json(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Run run = oversight(all);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }

    /** The card: logistic 0.5 at mu = 0.25 has Delta 0.191038 at sigma 1, -0.068015 at 0.25, and 0 at 0.5. */
    @Test
    void asksActsAndStopsWithExitCodeZero() {
        Run ask = oversight("--mean", "0.25", "--sd", "1", "--human", "logistic", "--beta", "0.5");
        assertThat(ask.code()).isZero();
        assertThat(ask.out()).startsWith("ASK").contains("0.191 ", "standard deviation of 0.5 ", "beta of 2");
        Run act = oversight("--mean", "0.25", "--sd", "0.25", "--beta", "0.5");
        assertThat(act.code()).isZero();
        assertThat(act.out()).startsWith("ACT").contains("-0.0680");
        Run stop = oversight("--mean", "-0.25", "--sd", "0.25", "--beta", "0.5");
        assertThat(stop.code()).isZero();
        assertThat(stop.out()).startsWith("STOP");
    }

    @Test
    void jsonHoldsTheFigures() {
        JsonNode root = json("--mean", "0.25", "--sd", "1", "--beta", "0.5", "--ask-cost", "0.1");
        JsonNode action = root.get("actions").get(0);
        assertThat(action.get("verdict").asString()).isEqualTo("ASK");
        assertThat(action.get("incentiveToDefer").asDouble()).isEqualTo(0.191038, within(5e-7));
        assertThat(action.get("valueOfActing").asDouble()).isEqualTo(0.25);
        assertThat(action.get("valueOfAsking").asDouble()).isEqualTo(0.25 + 0.191038 - 0.1, within(5e-7));
        assertThat(action.get("valueOfInformation").asDouble()).isEqualTo(0.286345, within(5e-7));
        assertThat(action.get("breakEvenCost").asDouble()).isEqualTo(0.191038, within(5e-7));
        assertThat(json("--mean", "0", "--sd", "1")
                        .get("actions")
                        .get(0)
                        .get("breakEvenBeta")
                        .isNull())
                .isTrue();
    }

    /** Every human model, at N(0.25, 0.5): figures of the card, or by its closed forms. */
    @ParameterizedTest
    @CsvSource({
        "--human rational, 0.098898",
        "--human logistic --beta 1, -0.052077",
        "--human probit --noise 0.5, 0.042043",
        // 0.9 * 0.098898 - 0.05 * 0.25
        "--human random --epsilon 0.1, 0.076508",
        // -(1 - 0.8) * 0.25
        "--human constant --probability 0.8, -0.05",
        "--noise 0.5, 0.042043",
    })
    void everyHumanCanBeNamed(String options, double delta) {
        List<String> line = new ArrayList<>(List.of("--mean", "0.25", "--sd", "0.5"));
        line.addAll(Arrays.asList(options.split(" ")));
        JsonNode action = json(line.toArray(String[]::new)).get("actions").get(0);
        assertThat(action.get("incentiveToDefer").asDouble()).isEqualTo(delta, within(1e-6));
    }

    /** Ensemble rows by hand with a rational human: "issue a refund" has E[max] = 2.0 / 5 and mean 1.4 / 5, so Delta 0.12. */
    @Test
    void questionsAreSpentOnTheEnsemble() {
        JsonNode root = json("--samples", example("ensemble.csv"), "--human", "rational", "--questions", "1");
        assertThat(root.get("questionsAsked").asInt()).isEqualTo(1);
        assertThat(root.get("questionsWorthAsking").asInt()).isEqualTo(2);
        JsonNode first = root.get("actions").get(0);
        // "delete the account": E[max] = (0.9 + 1.2) / 5 = 0.42, mean (2.1 - 3.3) / 5 = -0.24: Delta 0.42.
        assertThat(first.get("name").asString()).isEqualTo("delete the account");
        assertThat(first.get("incentiveToDefer").asDouble()).isEqualTo(0.42, within(1e-12));
        JsonNode second = root.get("actions").get(1);
        assertThat(second.get("name").asString()).isEqualTo("issue a refund");
        assertThat(second.get("incentiveToDefer").asDouble()).isEqualTo(0.12, within(1e-12));
        assertThat(second.get("verdict").asString()).isEqualTo("ACT");
        assertThat(second.get("verdictWithoutLimit").asString()).isEqualTo("ASK");
        assertThat(root.get("value").asDouble()
                        - root.get("valueWithoutQuestions").asDouble())
                .isEqualTo(0.42, within(1e-12));
        Run text = oversight("--samples", example("ensemble.csv"), "--human", "rational", "--questions", "1");
        assertThat(text.out()).startsWith("ASK about 1 of 5").contains("ACT *").contains("the budget of 1 is spent");
    }

    @Test
    void aHumanIsFittedAndTheSpreadCalibrated() {
        JsonNode root = json(
                "--samples", example("scores.csv"),
                "--decisions", example("decisions.csv"),
                "--outcomes", example("outcomes.csv"));
        assertThat(root.get("human").get("decisions").asInt()).isEqualTo(24);
        assertThat(root.get("human").get("beta").asDouble()).isEqualTo(0.4834, within(5e-5));
        // z of the outcomes: 2, 5/3, 2, 3/2, 1/2, 5/3, 2, 7/3; their mean square is 25.5 / 8.
        assertThat(root.get("spread").get("factor").asDouble()).isEqualTo(Math.sqrt(25.5 / 8), within(1e-9));
        assertThat(root.get("actions").get(0).get("sd").asDouble())
                .isEqualTo(
                        Math.sqrt(25.5 / 8)
                                * json("--samples", example("scores.csv"))
                                        .get("actions")
                                        .get(0)
                                        .get("sd")
                                        .asDouble(),
                        within(1e-9));
    }

    @Test
    void hypothesesFromTextAndFileAgree() {
        JsonNode text =
                json("--hypotheses", "1:0.4, 0.2:0.2, -1:0.4").get("actions").get(0);
        assertThat(text.get("incentiveToDefer").asDouble()).isEqualTo(0.4, within(1e-12));
        assertThat(json("--hypotheses", example("hypotheses.csv"))
                        .get("actions")
                        .get(0))
                .isEqualTo(text);
    }

    /** A table through the origin at one half is symmetric; exit code and model only. */
    @Test
    void aTableOfTheHumanIsRead() {
        assertThat(json("--mean", "0", "--sd", "1", "--table", example("human.csv"))
                        .get("human")
                        .get("model")
                        .asString())
                .isEqualTo("a table of 5 points");
    }

    /** Decisions about scores around 5 and an off payoff of 5 give the human of decisions around 0. */
    @Test
    void theOffPayoffAppliesToBeliefAndDecisions() throws IOException {
        String at0 = file("at0.csv", "utility,allowed\n-1,0\n-0.5,1\n0.2,0\n0.5,1\n1,1\n");
        String at5 = file("at5.csv", "utility,allowed\n4,0\n4.5,1\n5.2,0\n5.5,1\n6,1\n");
        JsonNode zero = json("--mean", "0.3", "--sd", "1", "--decisions", at0);
        JsonNode five = json("--mean", "5.3", "--sd", "1", "--decisions", at5, "--off-payoff", "5");
        assertThat(five.get("human").get("bias").asDouble())
                .isEqualTo(zero.get("human").get("bias").asDouble(), within(1e-9));
        assertThat(five.get("actions").get(0).get("incentiveToDefer").asDouble())
                .isEqualTo(zero.get("actions").get(0).get("incentiveToDefer").asDouble(), within(1e-9));
        assertThat(five.get("actions").get(0).get("valueOfActing").asDouble()).isEqualTo(5.3);
    }

    @Test
    void scalesThatLookWrongAreRemarkedOn() throws IOException {
        assertThat(oversight("--hypotheses", "0.7:0.5,0.9:0.5").out()).contains("--off-payoff");
        assertThat(oversight("--mean", "0.1", "--sd", "0.1", "--beta", "50").out())
                .contains("tosses a coin");
        String far = file("far.csv", "utility,allowed\n-100,0\n-50,1\n20,0\n50,1\n100,1\n");
        assertThat(oversight("--mean", "0.1", "--sd", "0.1", "--decisions", far).out())
                .contains("different scales");
        assertThat(oversight("--mean", "0.1", "--sd", "0.5").out()).contains("one who never errs is assumed");
        assertThat(oversight("--mean", "0.1", "--sd", "0.5", "--beta", "0.2").out())
                .doesNotContain("Note:");
    }

    @Test
    void separableDecisionsAreFittedAndSaidToBe() throws IOException {
        String separable = file("separable.csv", "utility,allowed\n-2,deny\n-1,deny\n1,allow\n2,allow\n");
        Run run = oversight("--mean", "0.3", "--sd", "1", "--decisions", separable);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("One threshold explains all 4 decisions").contains("beta 0.9959");
    }

    @Test
    void filesMayHaveAByteOrderMarkQuotesAndNoHeader() throws IOException {
        String marked = file("bom.csv", "\uFEFFaction,a,b\r\n\"reply, then wait\",1,-1\r\n");
        assertThat(json("--samples", marked).get("actions").get(0).get("name").asString())
                .isEqualTo("reply, then wait");
        String bare = file("bare.csv", "1,-1\n2,3\n");
        assertThat(json("--samples", bare).get("actions")).hasSize(2);
        assertThat(json("--samples", file("column.csv", "1\n-1\n"))
                        .get("actions")
                        .get(0)
                        .get("incentiveToDefer")
                        .asDouble())
                .isEqualTo(0.5);
        String decisions = file("bomd.csv", "\uFEFFutility,allowed\n-1,0\n-0.5,1\n0.2,0\n0.5,1\n");
        assertThat(oversight("--mean", "1", "--sd", "1", "--decisions", decisions)
                        .code())
                .isZero();
    }

    @Test
    void theTemplatesAreTheExamplesAndWork() throws IOException {
        Run run = oversight("--template");
        assertThat(run.code()).isZero();
        for (String name : OversightTemplates.names()) {
            String text = OversightTemplates.text(name);
            assertThat(text).as(name).isEqualTo(Files.readString(EXAMPLES.resolve(name)));
            assertThat(run.out()).contains(text);
        }
    }

    @Test
    void helpHasExamples() {
        Run help = oversight("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Examples:", "--ask-cost", "Exit codes:", "rational, logistic");
        StringWriter out = new StringWriter();
        Goodhart.run(new String[] {"--help"}, new PrintWriter(out, true), new PrintWriter(new StringWriter(), true));
        assertThat(out.toString()).contains("oversight");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--sd -1 --mean 0 | standard deviation (-1.0) must be a positive",
                "--mean NaN --sd 1 | mean (NaN) must be a finite number",
                "--mean 1 --sd NaN | standard deviation (NaN)",
                "--mean Infinity --sd 1 | mean (Infinity)",
                "--mean lots --sd 1 | is not a double",
                "--sd 1 | --sd needs --mean",
                "--human rational | One of --mean (with --sd), --samples and --hypotheses",
                "--mean 1 --hypotheses 1:1 | 2 do",
                "--mean 1 --sd 1 --beta 0 | Maybe you mean a human who never errs: --human rational",
                "--mean 1 --sd 1 --beta -2 | --beta (-2.0) must be positive",
                "--mean 1 --sd 1 --beta NaN | beta (NaN) must be a positive",
                "--mean 1 --sd 1 --noise 0 | --noise (0.0) must be positive",
                "--mean 1 --sd 1 --epsilon 2 | epsilon (2.0) must lie in [0, 1]",
                "--mean 1 --sd 1 --probability -1 | must lie in [0, 1]",
                "--mean 1 --sd 1 --human logistic | The logistic human needs --beta",
                "--mean 1 --sd 1 --human probit --beta 1 | Maybe you mean --human logistic",
                "--mean 1 --sd 1 --human rational --beta 1 | takes no options, not --beta",
                "--mean 1 --sd 1 --human perfect | expected one of [RATIONAL, LOGISTIC",
                "--mean 1 --sd 1 --beta 1 --noise 1 | takes --beta and --bias, not --noise",
                "--mean 1 --sd 1 --ask-cost -0.1 | cost of asking (-0.1) must be a finite number, at least 0",
                "--mean 1 --sd 1 --ask-cost NaN | cost of asking (NaN)",
                "--mean 1 --sd 1 --off-payoff NaN | off payoff (NaN)",
                "--mean 1 --sd 1 --questions -1 | number of questions (-1)",
                "--mean 1 --sd 1 --spread -1 | spread factor (-1.0)",
                "--mean 1 --sd 1 --sigma 2 | Unknown option",
                "--hypotheses 1:0.6,2:0.6 | --hypotheses: The weights of the hypotheses must sum to 1, sum to 1.2",
                "--hypotheses 1:1.2,2:-0.2 | weight of hypothesis 2 (-0.2) must be at least 0",
                "--hypotheses 1:0.5,2 | pair 2 must read utility:weight, is '2'",
                "--hypotheses 1:half,2:0.5 | the weight of pair 1 must be a number, is 'half'",
                "--hypotheses NaN:0.5,2:0.5 | utility of hypothesis 1 (NaN)",
                "--hypotheses nowhere.csv | nowhere.csv: does not exist",
                "--samples nowhere.csv | nowhere.csv: does not exist",
                "--samples . | must be a file, is a directory",
                "--mean 1 --sd 1 --decisions nowhere.csv | nowhere.csv: does not exist",
            })
    void badOptionsAreOneClearError(String options, String message) {
        refused(oversight(options.split(" ")), message);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--samples | '' | must have a row of scores for each action, is empty",
                "--samples | 'action,m1,m2' | f.csv:1: is a header without a row of scores",
                "--samples | 'action,m1,m2;a,1,2;b,1' | f.csv:3: must have 3 columns like the first row, has 2",
                "--samples | 'action,m1,m2;a,1,2;b,1,2,3' | f.csv:3: must have 3 columns like the first row, has 4",
                "--samples | 'action,m1,m2;a,1,x' | f.csv:2: m2 must be a finite number, is 'x'",
                "--samples | 'action,m1,m2;a,1,NaN' | f.csv:2: m2 must be a finite number, is 'NaN'",
                "--samples | 'action,m1,m2;a,1,' | f.csv:2: m2 must be a finite number, is ''",
                "--samples | 'score;1;inf' | f.csv:3: score must be a finite number, is 'inf'",
                "--samples | '1;2,3' | f.csv:2: must have 1 column like the first row, has 2",
                "--samples | '1,2;x,3' | f.csv:2: column 1 must be a finite number, is 'x'",
                "--hypotheses | 'utility,weight' | must have at least one hypothesis",
                "--hypotheses | 'utility,weight;1,0.5;2,0.4' | f.csv: The weights of the hypotheses must sum to 1, sum to 0.9",
                "--hypotheses | 'utility,weight;1,x' | f.csv:2: weight must be a finite number, is 'x'",
                "--decisions | 'utility,allowed' | must have a row for each decision, has none",
                "--decisions | 'utility;1;2' | must have 2 columns (utility, allowed), has 1",
                "--decisions | 'utility,allowed;1,1;0,maybe' | f.csv:3: allowed must be 1 (allowed) or 0 (switch pressed), is 'maybe'",
                "--decisions | 'utility,allowed;nan,1' | f.csv:2: utility must be a finite number, is 'nan'",
                "--decisions | 'utility,allowed;1,1;2,1;3,1' | f.csv: All 3 decisions allow",
                "--decisions | 'utility,allowed;-2,1;-1,1;1,0;2,0' | f.csv: The human must allow more as utility grows",
                "--decisions | 'utility,allowed;1,1;2,0' | f.csv: At least 3 decisions",
                "--outcomes | 'mean,sd,outcome;1,0,1' | f.csv:2: sd must be positive, is 0",
                "--outcomes | 'mean,sd,outcome' | must have a row for each outcome, has none",
                "--table | 'utility,allow;0,0.5;0,0.6' | f.csv:3: utility must be above the row before, is 0",
                "--table | 'utility,allow;0,1.5' | f.csv:2: allow must be a probability in [0, 1], is 1.5",
            })
    void badFilesAreOneClearError(String option, String text, String message) throws IOException {
        String file = file("f.csv", text.isEmpty() ? "" : text.replace(';', '\n') + "\n");
        boolean belief = option.equals("--samples") || option.equals("--hypotheses");
        refused(belief ? oversight(option, file) : oversight("--mean", "1", "--sd", "1", option, file), message);
    }

    @Test
    void semicolonsAndOtherEncodingsAreNamed() throws IOException {
        refused(oversight("--samples", file("s.csv", "1;2\n3;4\n")), "semicolons");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "action,m\nr\u00e9ponse,1\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(oversight("--samples", latin.toString()), "must be UTF-8 text");
        Path wide = folder.resolve("wide.csv");
        Files.write(wide, "utility,allowed\n1,1\n".getBytes(StandardCharsets.UTF_16));
        refused(oversight("--mean", "1", "--sd", "1", "--decisions", wide.toString()), "must be UTF-8 text");
    }

    private static void refused(Run run, String message) {
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("goodhart: ").contains(message).doesNotContain("\tat ", "Exception");
    }
}
