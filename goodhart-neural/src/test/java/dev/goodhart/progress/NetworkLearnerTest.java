package dev.goodhart.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.attribution.AttributionMeasures;
import dev.goodhart.attribution.AttributionOptions;
import dev.goodhart.attribution.ContributionLearner;
import dev.goodhart.attribution.ContributionModel;
import dev.goodhart.attribution.EncodedRuns;
import dev.goodhart.attribution.Execution;
import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.attribution.NumericEncoding;
import dev.goodhart.attribution.ProgressAttribution;
import dev.goodhart.attribution.ProgressEstimator;
import dev.goodhart.attribution.ScoredRun;
import dev.goodhart.attribution.Turn;
import dev.goodhart.attribution.TurnEncoding;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.Parameters;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLearnerTest {
    private static final NetworkSettings SETTINGS = NetworkSettings.defaults();

    /** c = 2 x0 x1 + sin(2 x2), which no linear estimator knows: the products are even in the signs of x0 and x1. */
    private static double planted(Turn turn) {
        double[] x = turn.features();
        return 2 * x[0] * x[1] + Math.sin(2 * x[2]);
    }

    @Test
    void aPlantedSumIsRecovered() {
        List<ScoredRun> all = runs(1000, 1, NetworkLearnerTest::planted);
        List<ScoredRun> unseen = all.subList(600, 1000);
        NetworkContributions network = new NetworkLearner(SETTINGS).learn(all.subList(0, 600));
        List<double[]> given = unseen.stream().map(network::contributions).toList();

        double ridge = heldOut(ContributionLearner.numeric(AttributionOptions.LAMBDA), all.subList(0, 600), unseen);
        double r2 = AttributionMeasures.rSquared(AttributionMeasures.predictions(given), rewards(unseen));
        double correlation = correlation(unseen, given, NetworkLearnerTest::planted);
        assertThat(ridge).isLessThan(0.1);
        assertThat(r2).isGreaterThan(0.9);
        assertThat(correlation).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientsAreThoseOfCentralDifferences(boolean memory) {
        List<ScoredRun> runs = runs(4, 2, NetworkLearnerTest::planted);
        TurnEncoding encoding = NumericEncoding.of(runs);
        EncodedRuns encoded = encoding.encode(runs);
        double[] targets = Arrays.stream(encoded.reward()).map(r -> r / 2).toArray();
        int[] chosen = {2, 0, 3, 1};
        Standardization standard = Standardization.of(encoded, chosen, false);
        RandomGenerator random = new ResumableRandom(5);
        try (ProgressNetwork net = memory
                ? new MemoryNetwork(standard.width(), 4, random)
                : new TurnNetwork(standard.width(), 4, random)) {
            for (Parameters group : net.parameters()) {
                for (int i = 0; i < group.size(); i++) {
                    group.values()[i] += (float) random.nextGaussian() / 4;
                }
                group.push();
            }
            net.differentiate(RunBatch.of(encoded, chosen, standard, targets));
            for (Parameters group : net.parameters()) {
                group.pullGradient();
                for (int i = 0; i < group.size(); i++) {
                    float value = group.values()[i];
                    group.values()[i] = value + 1e-3f;
                    double up = group.values()[i];
                    double above = loss(net.learned(encoding.features(), standard, 2), encoded);
                    group.values()[i] = value - 1e-3f;
                    double step = up - group.values()[i];
                    double below = loss(net.learned(encoding.features(), standard, 2), encoded);
                    group.values()[i] = value;
                    assertThat((double) group.gradient()[i]).isCloseTo((above - below) / step, within(1e-4));
                }
            }
        }
    }

    /** In units of 2, as the batch has it: the mean over the four runs of ((sum - R) / 2)^2. */
    private static double loss(HiddenLayer layer, EncodedRuns runs) {
        double sum = 0;
        for (int run = 0; run < 4; run++) {
            double[] contributions = new double[runs.runStart()[run + 1] - runs.runStart()[run]];
            layer.addTo(contributions, runs, run);
            double error = (Arrays.stream(contributions).sum() - runs.reward()[run]) / 2;
            sum += error * error / 4;
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSameSeedGivesTheSameBytes(boolean memory, @TempDir Path folder) throws Exception {
        List<ScoredRun> runs = runs(40, 3, NetworkLearnerTest::planted);
        NetworkSettings few = SETTINGS.withEpochs(3).withMemory(memory);
        NetworkContributions network = new NetworkLearner(few).learn(runs);
        network.save(folder.resolve("a"));
        new NetworkLearner(few).learn(runs).save(folder.resolve("b"));
        new NetworkLearner(few.withSeed(1)).learn(runs).save(folder.resolve("c"));

        assertThat(folder.resolve("b")).hasSameBinaryContentAs(folder.resolve("a"));
        assertThat(Files.readAllBytes(folder.resolve("c"))).isNotEqualTo(Files.readAllBytes(folder.resolve("a")));
        NetworkContributions loaded = NetworkContributions.load(folder.resolve("a"));
        assertThat(loaded.memory()).isEqualTo(memory);
        assertThat(loaded.contributions(runs.get(7))).isEqualTo(network.contributions(runs.get(7)));
    }

    /** The score is the number of turns in which x0 has the sign it had in the turn before: nothing a turn knows of itself. */
    @Test
    void memoryKnowsWhatATurnAloneDoesNot() {
        List<ScoredRun> all = new ArrayList<>();
        RandomGenerator random = new ResumableRandom(4);
        for (int i = 0; i < 600; i++) {
            List<Turn> turns = new ArrayList<>();
            double score = 0;
            for (int t = 0; t < 4; t++) {
                double sign = random.nextBoolean() ? 1 : -1;
                score += t > 0 && turns.getLast().features()[0] == sign ? 1 : 0;
                turns.add(Turn.of(new double[] {sign}, Execution.UNKNOWN));
            }
            all.add(new ScoredRun("run " + i, "", turns, score, StepEnd.TERMINATED));
        }
        List<ScoredRun> unseen = all.subList(400, 600);

        double ridge = heldOut(ContributionLearner.numeric(AttributionOptions.LAMBDA), all.subList(0, 400), unseen);
        double without = heldOut(new NetworkLearner(SETTINGS), all.subList(0, 400), unseen);
        NetworkLearner recurrent = new NetworkLearner(SETTINGS.withMemory(true));
        double with = heldOut(recurrent, all.subList(0, 400), unseen);
        assertThat(ridge).isLessThan(0.1);
        assertThat(without).isLessThan(0.1);
        assertThat(with).isGreaterThan(0.9);
    }

    /** Where credit is the sum of what turns are alone, there is nothing to gain: 60 runs must not lead networks astray. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void fewRunsOfALineLeaveTheLine(boolean memory) {
        ToDoubleFunction<Turn> line = turn -> turn.features()[0] - turn.features()[1] / 2;
        List<ScoredRun> all = noisy(runs(460, 8, line), 1, 9);
        List<ScoredRun> few = all.subList(0, 60);
        List<ScoredRun> unseen = all.subList(60, 460);

        double ridge = heldOut(ContributionLearner.numeric(AttributionOptions.LAMBDA), few, unseen);
        double network = heldOut(new NetworkLearner(SETTINGS.withMemory(memory)), few, unseen);

        assertThat(ridge).isGreaterThan(0.7);
        assertThat(network).isGreaterThan(ridge - 0.05);
    }

    private static List<ScoredRun> noisy(List<ScoredRun> runs, double deviation, long seed) {
        RandomGenerator random = new ResumableRandom(seed);
        return runs.stream()
                .map(run -> new ScoredRun(
                        run.id(), "", run.turns(), run.reward() + deviation * random.nextGaussian(), run.end()))
                .toList();
    }

    /** The score is whether the key was taken before the door was pushed; both are in every run. */
    @Test
    void theOrderOfPairsIsLearnt() {
        List<ScoredRun> all = new ArrayList<>();
        RandomGenerator random = new ResumableRandom(10);
        for (int i = 0; i < 500; i++) {
            List<String> actions = new ArrayList<>(List.of("take key", "push door", "wait", "look", "wait"));
            for (int k = actions.size() - 1; k > 0; k--) {
                Collections.swap(actions, k, random.nextInt(k + 1));
            }
            List<Turn> turns = actions.stream()
                    .map(action -> Turn.of("hall", action, Execution.UNKNOWN))
                    .toList();
            double score = actions.indexOf("take key") < actions.indexOf("push door") ? 1 : 0;
            all.add(new ScoredRun("run " + i, "", turns, score, StepEnd.TERMINATED));
        }
        List<ScoredRun> unseen = all.subList(300, 500);

        double ridge = heldOut(ContributionLearner.pairs(AttributionOptions.LAMBDA), all.subList(0, 300), unseen);
        NetworkLearner recurrent = new NetworkLearner(SETTINGS.withMemory(true), true);
        double network = heldOut(recurrent, all.subList(0, 300), unseen);

        assertThat(ridge).isLessThan(0.05);
        assertThat(network).isGreaterThan(0.8);
    }

    @Test
    void aTurnAloneIsARewardUnlessThereIsMemory() {
        List<ScoredRun> runs = runs(40, 11, NetworkLearnerTest::planted);
        NetworkSettings few = SETTINGS.withEpochs(3);
        NetworkContributions network = new NetworkLearner(few).learn(runs);
        ScoredRun run = runs.getFirst();
        double[] turnByTurn = run.turns().stream()
                .mapToDouble(network.byTurn().orElseThrow()::contribution)
                .toArray();
        assertThat(turnByTurn).isEqualTo(network.contributions(run));
        assertThat(new NetworkLearner(few.withMemory(true)).learn(runs).byTurn())
                .isEmpty();
    }

    @Test
    void transitionsArePaidByNetworks() {
        List<ScoredRun> runs = runs(40, 12, NetworkLearnerTest::planted);
        AttributionOptions plain = AttributionOptions.defaults().with(GroundingSignal.NONE, 0);
        NetworkSettings few = SETTINGS.withEpochs(3);
        ProgressEstimator estimator = ProgressAttribution.fit(runs, plain, new NetworkLearner(few));
        double[] first = runs.getFirst().turns().getFirst().features();
        TransitionBatch batch = TransitionBatch.builder(2, 1)
                .add(new double[] {first[0], first[1]}, new double[] {first[2]}, new double[2], StepEnd.CONTINUING)
                .build();
        double[] out = new double[1];
        estimator.score(batch, out);
        assertThat(out[0]).isEqualTo(estimator.model().contributions(runs.getFirst())[0]);

        ProgressEstimator recurrent = ProgressAttribution.fit(runs, plain, new NetworkLearner(few.withMemory(true)));
        assertThatThrownBy(() -> recurrent.score(batch, out)).hasMessageContaining("depend on other turns");
    }

    @Test
    void pairsThatAreInNoRunContributeNothing(@TempDir Path folder) {
        List<ScoredRun> runs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Turn good = Turn.of("a \"door\"", "open\n", Execution.UNKNOWN);
            Turn bad = Turn.of("a wall", "push", Execution.UNKNOWN);
            runs.add(new ScoredRun(
                    "run " + i, "", List.of(bad, i % 2 == 0 ? good : bad), (i + 1) % 2, StepEnd.TERMINATED));
        }
        NetworkContributions network = new NetworkLearner(SETTINGS.withEpochs(5), true).learn(runs);
        network.save(folder.resolve("pairs"));
        NetworkContributions loaded = NetworkContributions.load(folder.resolve("pairs"));
        assertThat(loaded.contributions(runs.getFirst())).isEqualTo(network.contributions(runs.getFirst()));
        Turn unknown = Turn.of("a wall", "open", Execution.UNKNOWN);
        assertThat(network.byTurn().orElseThrow().contribution(unknown)).isZero();
    }

    @Test
    void wordsAreHashed() {
        List<ScoredRun> all = new ArrayList<>();
        RandomGenerator random = new ResumableRandom(6);
        for (int i = 0; i < 200; i++) {
            List<Turn> turns = new ArrayList<>();
            double score = 0;
            for (int t = 0; t < 3 + random.nextInt(3); t++) {
                int which = random.nextInt(4);
                score += which == 0 ? 1 : 0;
                turns.add(Turn.of(
                        "a desk", List.of("sign", "read", "wait", "leave").get(which), Execution.UNKNOWN));
            }
            all.add(new ScoredRun("run " + i, "", turns, score, StepEnd.TERMINATED));
        }
        double r2 = heldOut(new NetworkLearner(SETTINGS), all.subList(0, 150), all.subList(150, 200));
        assertThat(r2).isGreaterThan(0.9);
        NetworkContributions network = new NetworkLearner(SETTINGS.withEpochs(1)).learn(all);
        assertThatThrownBy(() -> network.contributions(runs(1, 1, turn -> 0).getFirst()))
                .hasMessage("A turn must have words, has 3 features");
    }

    @Test
    void nothingIsLeftBehind() {
        List<ScoredRun> runs = runs(10, 7, NetworkLearnerTest::planted);
        new NetworkLearner(SETTINGS.withEpochs(1)).learn(runs);
        long before = Pointer.totalCount();
        for (boolean memory : new boolean[] {false, true}) {
            new NetworkLearner(SETTINGS.withEpochs(5).withMemory(memory)).learn(runs);
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void whatNeverVariesIsNoReasonToFail() {
        List<ScoredRun> runs = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Turn turn = Turn.of(new double[] {3}, Execution.UNKNOWN);
            List<Turn> turns = i % 2 == 0 ? List.of(turn) : List.of(turn, turn);
            runs.add(new ScoredRun("run " + i, "", turns, turns.size(), StepEnd.TERMINATED));
        }
        NetworkContributions network = new NetworkLearner(SETTINGS).learn(runs);
        assertThat(network.contributions(runs.get(1))[1]).isCloseTo(1, within(0.05));
    }

    @Test
    void aFileOfSomethingElseIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.safetensors"), "not a network");
        assertThatThrownBy(() -> NetworkContributions.load(file)).isInstanceOf(InvalidInputException.class);
    }

    private static double heldOut(ContributionLearner learner, List<ScoredRun> runs, List<ScoredRun> unseen) {
        ContributionModel network = learner.learn(runs);
        List<double[]> given = unseen.stream().map(network::contributions).toList();
        return AttributionMeasures.rSquared(AttributionMeasures.predictions(given), rewards(unseen));
    }

    private static double[] rewards(List<ScoredRun> runs) {
        return runs.stream().mapToDouble(ScoredRun::reward).toArray();
    }

    /** Runs of 2 to 6 turns with three normal numbers each, the third about 5. */
    private static List<ScoredRun> runs(int count, long seed, ToDoubleFunction<Turn> planted) {
        RandomGenerator random = new ResumableRandom(seed);
        List<ScoredRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Turn> turns = new ArrayList<>();
            int length = 2 + random.nextInt(5);
            for (int t = 0; t < length; t++) {
                turns.add(Turn.of(
                        new double[] {random.nextGaussian(), random.nextGaussian(), 5 + random.nextGaussian() / 2},
                        Execution.UNKNOWN));
            }
            double score = turns.stream().mapToDouble(planted).sum();
            runs.add(new ScoredRun("run " + i, "", turns, score, StepEnd.TERMINATED));
        }
        return runs;
    }

    private static double correlation(List<ScoredRun> runs, List<double[]> given, ToDoubleFunction<Turn> planted) {
        double[] truth = runs.stream()
                .flatMap(run -> run.turns().stream())
                .mapToDouble(planted)
                .toArray();
        double[] found = given.stream().flatMapToDouble(Arrays::stream).toArray();
        double a = Arrays.stream(truth).average().orElse(0);
        double b = Arrays.stream(found).average().orElse(0);
        double product = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < truth.length; i++) {
            product += (truth[i] - a) * (found[i] - b);
            left += (truth[i] - a) * (truth[i] - a);
            right += (found[i] - b) * (found[i] - b);
        }
        return product / Math.sqrt(left * right);
    }
}
