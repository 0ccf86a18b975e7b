package dev.goodhart.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.Preference;
import dev.goodhart.feedback.SimulatedJudge;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardRole;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.sharpness.FieldGradient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardModelTest {
    private static final RewardModelSettings LINEAR =
            RewardModelSettings.defaults().withHidden().withSteps(16, 1e-2, 0).withEpochs(60, 0.1, 10);
    private static final RewardModelSettings EXACT =
            RewardModelSettings.defaults().withHidden().withSteps(1000, 2e-2, 0).withEpochs(600, 0, 1);

    private final ResumableRandom random = new ResumableRandom(3);

    @TempDir
    private Path folder;

    /** A linear reward over items of 1 to 12 steps: its order on new items, and its weights up to one factor. */
    @Test
    void aPlantedRewardIsRecovered() {
        Planted planted = Planted.of(200, 12, random);
        Planted others = Planted.of(100, 12, random);
        List<Comparison> comparisons = planted.comparisons(400, SimulatedJudge.boltzmann(3), random);
        try (RewardModel model = RewardModel.train(comparisons, planted.items(), LINEAR, 1)) {
            assertThat(others.agreement(model.scores(others.items()))).isGreaterThan(0.95);
            assertThat(model.report().heldOut()).isEqualTo(40);
            assertThat(model.report().trained()).isEqualTo(360);
            float[] weights = Arrays.copyOf(model.net().parameters().values(), 4);
            for (int d = 0; d < 4; d++) {
                assertThat(weights[d] / weights[0]).isCloseTo((float) Planted.WEIGHTS[d], within(0.2f));
            }
        }
        try (RewardModel network = RewardModel.train(comparisons, planted.items())) {
            assertThat(others.agreement(network.scores(others.items()))).isGreaterThan(0.9);
        }
    }

    private static double gap(RewardModel model, ComparedItems items) {
        double[] scores = model.scores(items);
        return scores[0] - scores[1];
    }

    private static List<Comparison> answers(int first, int second, int ties) {
        List<Comparison> answers = new ArrayList<>();
        for (int i = 0; i < first + second + ties; i++) {
            Preference said = i < first ? Preference.FIRST : i < first + second ? Preference.SECOND : Preference.TIE;
            answers.add(new Comparison("a", "b", said, ""));
        }
        return answers;
    }

    /**
     * Two items, ten answers. The likelihood is greatest where the chance of an answer is its share: sigmoid(d) = 0.8; with noise 0.1,
     * 0.9 sigmoid(d) + 0.05 = 0.8; with seven firsts and three half-half ties, 0.85. Of 5, 2 and 3 Rao and Kupper's model has sigmoid(d - t)
     * = 0.5 and sigmoid(-d - t) = 0.2, so d = t = ln(4) / 2.
     */
    @Test
    void noiseAndTiesEndWhereTheLikelihoodIsGreatest() {
        ComparedItems items = ComparedItems.ofFeatures(List.of("x"), List.of("a", "b"), new double[][] {{1}, {0}});
        checkGap(items, answers(8, 2, 0), TieRule.HALF, 0, logit(0.8), 0);
        checkGap(items, answers(8, 2, 0), TieRule.HALF, 0.1, logit(0.75 / 0.9), 0);
        checkGap(items, answers(7, 0, 3), TieRule.HALF, 0, logit(0.85), 0);
        checkGap(items, answers(7, 1, 30), TieRule.DROPPED, 0, logit(0.875), 0);
        checkGap(items, answers(5, 2, 3), TieRule.RAO_KUPPER, 0, Math.log(4) / 2, Math.log(4) / 2);
    }

    private static void checkGap(
            ComparedItems items, List<Comparison> answers, TieRule ties, double noise, double gap, double threshold) {
        try (RewardModel model = RewardModel.train(answers, items, EXACT.withLabels(ties, noise), 1)) {
            assertThat(gap(model, items)).as("%s %s", ties, noise).isCloseTo(gap, within(1e-3));
            assertThat(model.tieThreshold()).isCloseTo(threshold, within(1e-3));
        }
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    @Test
    void rewardsHaveMeanZeroAndDeviationOneOnWhatWasTrainedOn() {
        Planted planted = Planted.of(50, 4, random);
        try (RewardModel model =
                RewardModel.train(planted.comparisons(60, SimulatedJudge.PERFECT, random), planted.items())) {
            int n = planted.items().rowCount();
            double[] rewards = new double[n];
            model.score(batch(planted.items().rows(), n), rewards);
            double mean = Arrays.stream(rewards).average().orElseThrow();
            double squares = Arrays.stream(rewards).map(r -> r * r).average().orElseThrow();
            assertThat(mean).isCloseTo(0, within(1e-6));
            assertThat(squares).isCloseTo(1, within(1e-5));
            assertThat(model.role()).isEqualTo(RewardRole.LEARNED);
            // The two scales agree: the score of an item is the sum of its rewards, stretched and moved back.
            double first = 0;
            for (int row = 0; row < planted.items().length(0); row++) {
                first += rewards[row] * model.outputScale()[1] + model.outputScale()[0];
            }
            assertThat(model.scores(planted.items())[0]).isCloseTo(first, within(1e-4));
        }
    }

    private static TransitionBatch batch(double[] rows, int n) {
        StepEnd[] end = new StepEnd[n];
        Arrays.fill(end, StepEnd.CONTINUING);
        return new TransitionBatch(n, 4, 0, rows.clone(), new double[0], rows.clone(), end);
    }

    @Test
    void sameSeedSameBytesAndAFileGivesTheSameRewards() throws IOException {
        Planted planted = Planted.of(40, 6, random);
        List<Comparison> comparisons = planted.comparisons(80, SimulatedJudge.PERFECT, random);
        Path one = folder.resolve("one.safetensors");
        Path two = folder.resolve("two.safetensors");
        RewardModelSettings settings = RewardModelSettings.defaults().withEpochs(8, 0.1, 3);
        try (RewardModel a = RewardModel.train(comparisons, planted.items(), settings, 5);
                RewardModel b = RewardModel.train(comparisons, planted.items(), settings, 5);
                RewardModel other = RewardModel.train(comparisons, planted.items(), settings, 6)) {
            a.save(one);
            b.save(two);
            assertThat(one).hasSameBinaryContentAs(two);
            assertThat(other.fingerprint()).isNotEqualTo(a.fingerprint());
            try (RewardModel read = RewardModel.load(one)) {
                assertThat(read.scores(planted.items())).isEqualTo(a.scores(planted.items()));
                assertThat(read.fingerprint()).isEqualTo(a.fingerprint());
                assertThat(read.settings()).isEqualTo(a.settings());
                assertThat(read.inputs()).isEqualTo(a.inputs());
                assertThat(read.provenance()).isEqualTo(new RewardProvenance(5, 80, 40));
            }
        }
    }

    @Test
    void aChangedFileIsRefused() throws IOException {
        Planted planted = Planted.of(5, 2, random);
        Path path = folder.resolve("m.safetensors");
        try (RewardModel model = RewardModel.train(
                planted.comparisons(6, SimulatedJudge.PERFECT, random),
                planted.items(),
                LINEAR.withEpochs(1, 0, 1),
                1)) {
            model.save(path);
        }
        byte[] bytes = Files.readAllBytes(path);
        refused(path, flipped(bytes, bytes.length - 2), "fingerprint does not fit");
        refused(path, Arrays.copyOf(bytes, bytes.length - 4), "");
        refused(path, "no model".getBytes(StandardCharsets.UTF_8), "safetensors");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        refused(path, latin(text.replace("\\\"epochs\\\":1", "\\\"epochs\\\":0")), "goodhart.settings");
        refused(path, latin(text.replace("\\\"stateNames\\\"", "\\\"stateNamez\\\"")), "goodhart.inputs");
        refused(path, latin(text.replace("\\\"hidden\\\":[]", "\\\"hidden\\\":3 ")), "goodhart.settings");
        refused(path, latin(text.replace("reward-model 1", "reward-model 2")), "must be 'reward-model 1'");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 1;
        return copy;
    }

    private static void refused(Path path, byte[] bytes, String message) throws IOException {
        Files.write(path, bytes);
        assertThatThrownBy(() -> RewardEnsemble.load(path))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void nothingNativeIsLeftBehind() {
        Planted planted = Planted.of(30, 5, random);
        List<Comparison> comparisons = planted.comparisons(60, SimulatedJudge.PERFECT, random);
        Runnable use = () -> {
            RewardModelSettings settings =
                    RewardModelSettings.defaults().withLabels(TieRule.HALF, 0.1).withEpochs(3, 0.1, 2);
            try (RewardEnsemble ensemble =
                    RewardEnsemble.train(comparisons, planted.items(), settings, 2, 1, TrainingListener.NONE)) {
                ensemble.scores(planted.items());
            }
            double[] lengths = planted.worth();
            DisentangledRewardModel.train(comparisons, planted.items(), lengths, settings, 1)
                    .close();
            WeightAveragedRewardModel.train(comparisons, planted.items(), settings, 2, 1)
                    .close();
        };
        use.run();
        long before = Pointer.totalCount();
        use.run();
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void comparisonsOfUnknownItemsAreRefused() {
        ComparedItems items = ComparedItems.ofFeatures(List.of("x"), List.of("a", "b"), new double[][] {{1}, {0}});
        List<Comparison> unknown = List.of(new Comparison("a", "z", Preference.FIRST, ""));
        assertThatThrownBy(() -> RewardModel.train(unknown, items)).hasMessageContaining("'z'");
        List<Comparison> ties = answers(0, 0, 3);
        assertThatThrownBy(() -> RewardModel.train(ties, items, LINEAR.withLabels(TieRule.DROPPED, 0), 1))
                .hasMessageContaining("all are ties");
        assertThatThrownBy(
                        () -> RewardModel.train(answers(2, 1, 0), items, LINEAR.withLabels(TieRule.RAO_KUPPER, 0), 1))
                .hasMessageContaining("there is none");
    }

    /** Ten answers about each of ten pairs: none of the pairs may stand on both sides of the split. */
    @Test
    void answersAboutOnePairStayTogether() {
        int[] first = new int[100];
        int[] second = new int[100];
        for (int k = 0; k < 100; k++) {
            boolean swapped = k % 2 == 0;
            first[k] = swapped ? k % 10 : 10 + k % 10;
            second[k] = swapped ? 10 + k % 10 : k % 10;
        }
        IndexedComparisons[] parts = new IndexedComparisons(first, second, new double[100]).split(0.2, random);

        assertThat(parts[0].size()).isEqualTo(80);
        List<Integer> held =
                Arrays.stream(parts[1].first()).mapToObj(i -> i % 10).toList();
        assertThat(Arrays.stream(parts[0].first()).mapToObj(i -> i % 10)).doesNotContainAnyElementsOf(held);
    }

    /**
     * Of an ensemble the gradient is that of the rewards themselves, by differences; the input that was constant has none, and 20 deviations
     * out, where inputs are kept at 10, all is flat.
     */
    @Test
    void gradientsAreThoseOfTheRewards() {
        double[][] rows = new double[60][3];
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {5 * random.nextGaussian(), random.nextGaussian(), 7};
            ids.add("i" + i);
        }
        ComparedItems items = ComparedItems.ofFeatures(List.of("x", "y", "z"), ids, rows);
        List<Comparison> said = new ArrayList<>();
        for (int k = 0; k < 100; k++) {
            int a = random.nextInt(60);
            int b = (a + 1 + random.nextInt(59)) % 60;
            boolean first = Math.tanh(rows[a][0]) + rows[a][1] > Math.tanh(rows[b][0]) + rows[b][1];
            said.add(new Comparison("i" + a, "i" + b, first ? Preference.FIRST : Preference.SECOND, ""));
        }
        try (RewardEnsemble ensemble =
                RewardEnsemble.train(said, items, RewardModelSettings.defaults(), 2, 1, TrainingListener.NONE)) {
            assertThat(ensemble.members().getFirst().inputDeviation()[2]).isZero();
            double[] points = {1.5, 0.3, 7, -4, 1, 7, 100, 0.3, 7};
            double[] exact = new double[9];
            ensemble.gradient().gradients(points, 3, exact);
            double[] byDifferences = new double[9];
            FieldGradient.ofDifferences(
                            (at, n, out) -> ensemble.score(
                                    new TransitionBatch(n, 3, 0, at, new double[0], new double[3 * n], ends(n)), out),
                            3,
                            0.02)
                    .gradients(points, 3, byDifferences);
            assertThat(exact).containsExactly(byDifferences, within(2e-3));
            assertThat(Math.abs(exact[0])).isGreaterThan(0.02);
            assertThat(exact[2]).isZero();
            assertThat(exact[6]).isZero();
        }
    }

    private static StepEnd[] ends(int n) {
        StepEnd[] ends = new StepEnd[n];
        Arrays.fill(ends, StepEnd.CONTINUING);
        return ends;
    }
}
