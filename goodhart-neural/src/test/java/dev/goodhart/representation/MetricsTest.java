package dev.goodhart.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Comparison;
import dev.goodhart.feedback.Preference;
import dev.goodhart.feedback.Triplet;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.statistics.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
    /** y = 3 + 2 x0 - x1 with x2 = x0 + x1: collinear, so only predictions are determined. */
    @Test
    void aProbeReadsALinearFeatureFromCollinearPoints() {
        ResumableRandom random = new ResumableRandom(1);
        double[][] points = new double[30][3];
        double[][] feature = new double[30][1];
        for (int i = 0; i < 30; i++) {
            points[i][0] = random.nextGaussian();
            points[i][1] = random.nextGaussian();
            points[i][2] = points[i][0] + points[i][1];
            feature[i][0] = 3 + 2 * points[i][0] - points[i][1];
        }

        FeatureProbe probe = FeatureProbe.fit(points, feature);

        assertThat(probe.error(points, feature)[0]).isCloseTo(0, within(1e-12));
        assertThat(probe.read(new double[][] {{1, 1, 2}})[0][0]).isCloseTo(4, within(1e-9));
    }

    /** Guessing the mean has error 1 by definition; a feature that never varies has none. */
    @Test
    void theErrorOfTheMeanIsOne() {
        double[][] points = {{0}, {0}, {0}, {0}};
        double[][] features = {{1, 5}, {2, 5}, {3, 5}, {4, 5}};

        FeaturePredictionError error = FeaturePredictionError.of(points, features, points, features);

        assertThat(error.perFeature()).containsExactly(1, Double.NaN);
        assertThat(error.mean()).isEqualTo(1);
    }

    /**
     * Two points -1 and 1, standardised as they are; three of four answers prefer the second. The gap is 2 w, so w maximises
     * 0.75 log s(2w) + 0.25 log s(-2w) - l2 / 2 w^2: 2 (0.75 - s(2w)) = l2 w. For a small l2 s(2w) is 0.75, w = log(3) / 2.
     */
    @Test
    void theHeadIsTheOptimum() {
        double[][] points = {{-1}, {1}};
        PreferenceRows pairs = PreferenceRows.of(new int[] {1, 1, 1, 0}, new int[] {0, 0, 0, 1});

        double w = PreferenceHead.fit(points, pairs, 1e-9).weights()[0];
        double penalised = PreferenceHead.fit(points, pairs, 0.1).weights()[0];

        assertThat(w).isCloseTo(Math.log(3) / 2, within(1e-6));
        assertThat(2 * (0.75 - 1 / (1 + Math.exp(-2 * penalised)))).isCloseTo(0.1 * penalised, within(1e-9));
    }

    @Test
    void aTieIsTwoHalves() {
        TrajectoryInputs inputs = TrajectoryInputs.ofVectors(List.of("a", "b"), new double[][] {{-1}, {1}});
        PreferenceRows rows = PreferenceRows.of(
                List.of(new Comparison("a", "b", Preference.TIE, ""), new Comparison("a", "b", Preference.SECOND, "")),
                inputs);

        assertThat(rows.better()).containsExactly(0, 1, 1);
        assertThat(rows.weight()).containsExactly(0.5, 0.5, 1);
        assertThat(rows.persons()).isEqualTo(1);
    }

    /** Judged points on a line of a square cloud are collinear; judged points of the whole square are not. */
    @Test
    void collinearRewardDataAreNoticed() {
        double[][] points = new double[200][2];
        int[] line = new int[40];
        int[] all = new int[40];
        ResumableRandom random = new ResumableRandom(2);
        for (int i = 0; i < 200; i++) {
            points[i][0] = 2 * random.nextDouble() - 1;
            points[i][1] = i < 40 ? points[i][0] + 0.1 * random.nextGaussian() : 2 * random.nextDouble() - 1;
        }
        for (int k = 0; k < 40; k++) {
            line[k] = k;
            all[k] = 40 + 4 * k;
        }

        PreferenceHead collinear = PreferenceHead.fit(points, chain(line), 0.01);
        PreferenceHead spread = PreferenceHead.fit(points, chain(all), 0.01);

        assertThat(collinear.collinear()).isTrue();
        assertThat(spread.collinear()).isFalse();
        // Turning and stretching the axes of the embedding changes nothing.
        double[][] turned = new double[200][2];
        for (int i = 0; i < 200; i++) {
            turned[i][0] = 3 * points[i][0] - points[i][1];
            turned[i][1] = 0.2 * points[i][1] + points[i][0];
        }
        assertThat(PreferenceHead.fit(turned, chain(line), 0.01).conditionNumber())
                .isCloseTo(collinear.conditionNumber(), within(1e-6 * collinear.conditionNumber()));
    }

    private static PreferenceRows chain(int[] points) {
        int[] better = new int[points.length - 1];
        int[] worse = new int[points.length - 1];
        for (int k = 0; k + 1 < points.length; k++) {
            better[k] = points[k];
            worse[k] = points[k + 1];
        }
        return PreferenceRows.of(better, worse);
    }

    /** Wilson's interval for 8 of 10, z = 1.96: [0.4902, 0.9433]. */
    @Test
    void wilsonsInterval() {
        Interval interval = new TripletAccuracy(8, 10).interval();

        assertThat(interval.low()).isCloseTo(0.4902, within(5e-5));
        assertThat(interval.high()).isCloseTo(0.9433, within(5e-5));
        assertThat(new TripletAccuracy(8, 10).aboveChance()).isTrue();
        assertThat(new TripletAccuracy(5, 10).aboveChance()).isFalse();
    }

    @Test
    void agreementCountsRepeatsInAnyOrder() {
        TripletAgreement agreement = TripletAgreement.of(List.of(
                new Triplet("a", "b", "c", "anna"),
                new Triplet("b", "a", "c", "anna"),
                new Triplet("c", "a", "b", "anna"),
                new Triplet("a", "b", "c", "ben"),
                new Triplet("a", "b", "d", "ben")));

        assertThat(agreement).isEqualTo(new TripletAgreement(3, 1, 3, 2));
    }

    /**
     * Three on a line at 0, 1 and 10 for one member, at 0, 10 and 1 for the other: they name another pair. Mean distances are 20/3, so with
     * a = exp(-1 / 44.4), b = exp(-81 / 44.4) and c = exp(-100 / 44.4), each member's answer is (a, b, c) over their sum, a and c in turns.
     */
    @Test
    void whatMembersDisagreeOnIsAskedFirst() {
        double[][] one = {{0}, {1}, {10}};
        double[][] two = {{0}, {10}, {1}};
        double a = Math.exp(-1 / (400 / 9.0));
        double b = Math.exp(-81 / (400 / 9.0));
        double c = Math.exp(-100 / (400 / 9.0));
        double sum = a + b + c;
        // The odd one is 2, 0, 1 by a, b, c for one member, and 1, 0, 2 for the other.
        double own = -(a * Math.log(a / sum) + b * Math.log(b / sum) + c * Math.log(c / sum)) / sum;
        double half = (a + c) / 2 / sum;
        double mean = -2 * half * Math.log(half) - b / sum * Math.log(b / sum);

        SimilarityQueries.Query first = SimilarityQueries.propose(List.of(one, two), 10, 1, new ResumableRandom(1))
                .getFirst();

        assertThat(first.disagreement()).isCloseTo(mean - own, within(1e-12));
        assertThat(SimilarityQueries.propose(List.of(one, one), 10, 3, new ResumableRandom(1)))
                .hasSize(3)
                .allSatisfy(q -> assertThat(q.disagreement()).isCloseTo(0, within(1e-12)));
    }

    /** Noise-free answers do not depend on the generator; certainty 0 guesses. */
    @Test
    void aSimulatedPersonPicksTheNearestTwo() {
        double[][] features = {{0}, {0.3}, {1}};
        SimulatedPerson person = SimulatedPerson.faultless(features);
        ResumableRandom random = new ResumableRandom(1);

        assertThat(person.oddOne(new int[] {0, 1, 2}, random)).isEqualTo(2);
        assertThat(person.oddOne(new int[] {2, 1, 0}, random)).isEqualTo(0);
        int[] counts = new int[3];
        SimulatedPerson guessing = new SimulatedPerson(features, 0, 0);
        for (int k = 0; k < 3000; k++) {
            counts[guessing.oddOne(new int[] {0, 1, 2}, random)]++;
        }
        // Five standard deviations of a count of 3,000 thirds: 5 sqrt(3000 * 2 / 9) = 129.
        for (int count : counts) {
            assertThat(count).isCloseTo(1000, within(129));
        }
    }

    /** Linear in between, the ends included. */
    @Test
    void resamplingKeepsTheEnds() {
        TrajectoryInputs inputs = TrajectoryInputs.ofStates(
                List.of("a"), List.<double[][]>of(new double[][] {{0}, {2}, {8}}), TrajectoryForm.RESAMPLED, 5);

        assertThat(inputs.vectors()[0]).containsExactly(0, 1, 2, 5, 8);
    }

    /** A reward on an embedding is paid at the end of each trajectory of a batch, and reads back from its file. */
    @Test
    void aRewardIsPaidAtTheEnd(@TempDir Path folder) {
        ResumableRandom random = new ResumableRandom(4);
        TransitionBatch.Builder steps = TransitionBatch.builder(2, 0);
        double[][] states =
                random.doubles(12).mapToObj(x -> new double[] {x, x * x}).toArray(double[][]::new);
        for (int t = 0; t < 5; t++) {
            steps.add(states[t], new double[0], states[t + 1], t == 2 ? StepEnd.TERMINATED : StepEnd.CONTINUING);
        }
        TransitionBatch batch = steps.build();
        TrajectoryInputs inputs = TrajectoryInputs.ofStates(
                List.of("a", "b"),
                List.of(
                        new double[][] {states[0], states[1], states[2], states[3]},
                        new double[][] {states[3], states[4], states[5]}),
                TrajectoryForm.RESAMPLED,
                4);
        Path file = folder.resolve("reward.safetensors");
        try (EmbeddingReward reward = new EmbeddingReward(
                UnlabelledRepresentation.random(inputs, RepresentationOptions.defaults(), random),
                new PreferenceHead(new double[6], ones(), ones(), 1))) {
            double[] out = new double[5];
            double[] scores = reward.scores(inputs);
            reward.save(file);

            reward.score(batch, out);

            assertThat(out).containsExactly(0, 0, scores[0], 0, scores[1]);
            assertThatThrownBy(() -> TrajectoryEmbedding.load(file)).hasMessageContaining("kind");
            try (EmbeddingReward loaded = EmbeddingReward.load(file)) {
                assertThat(loaded.scores(inputs)).containsExactly(scores);
            }
        }
    }

    private static double[] ones() {
        return new double[] {1, 1, 1, 1, 1, 1};
    }

    @Test
    void tablesOfTrajectoriesSayWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "id,x,y\na,1,2\nb,3,4\n");
        TrajectoryTable table = TrajectoryTable.read(file);
        assertThat(table.columns()).containsExactly("x", "y");
        assertThat(table.inputs(TrajectoryForm.RESAMPLED, 1).vectors()[1]).containsExactly(3, 4);

        refused(file, "id,x\na,1\na,2\n", "must name each trajectory once");
        refused(file, "id,x\na,one\n", "finite number");
        refused(file, "name,x\na,1\n", "column 'id'");
        refused(file, "id\na\n", "column of numbers");
        refused(file, "id,x\n", "has none");
    }

    private static void refused(Path file, String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> TrajectoryTable.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
