package dev.goodhart.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.feedback.Triplet;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.representation.TripletLoss.Anchoring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world of six inputs of which a person sees |x0| and x1 + x2 only. */
class SimilarityRepresentationTest {
    private static final int N = 300;
    private static final int[] TRAIN = IntStream.range(0, N / 2).toArray();
    private static final RepresentationOptions QUICK =
            RepresentationOptions.defaults().withSteps(250).withDimension(3);

    private final double[][] inputs = new double[N][6];
    private final double[][] features = new double[N][2];

    SimilarityRepresentationTest() {
        ResumableRandom random = new ResumableRandom(7);
        for (int i = 0; i < N; i++) {
            for (int c = 0; c < 6; c++) {
                inputs[i][c] = 2 * random.nextDouble() - 1;
            }
            features[i][0] = Math.abs(inputs[i][0]);
            features[i][1] = (inputs[i][1] + inputs[i][2] + 2) / 4;
        }
    }

    private TrajectoryInputs train() {
        return TrajectoryInputs.ofVectors(TestPreferenceAccuracy.rows(inputs, TRAIN));
    }

    private TripletRows answers(int count) {
        return SimulatedPerson.faultless(features).answers(TRAIN, count, new ResumableRandom(8));
    }

    private TrajectoryEmbedding fit(RepresentationOptions options) {
        return SimilarityRepresentation.fit(train(), answers(600), options, new ResumableRandom(9));
    }

    /** |x0| is invisible to a linear reader of the inputs; the inputs that nobody sees should be gone. */
    @Test
    void whatMattersIsKeptAndTheRestForgotten() {
        try (TrajectoryEmbedding phi = fit(QUICK)) {
            double[][] points = phi.embed(TrajectoryInputs.ofVectors(inputs));
            double[][] rest = Arrays.copyOfRange(points, N / 2, N);
            double[][] unseen = Arrays.stream(inputs)
                    .map(row -> Arrays.copyOfRange(row, 3, 6))
                    .toArray(double[][]::new);

            double[] error = FeaturePredictionError.of(
                            Arrays.copyOf(points, N / 2),
                            Arrays.copyOf(features, N / 2),
                            rest,
                            Arrays.copyOfRange(features, N / 2, N))
                    .perFeature();
            double raw = FeaturePredictionError.of(
                            Arrays.copyOf(inputs, N / 2),
                            Arrays.copyOf(features, N / 2),
                            Arrays.copyOfRange(inputs, N / 2, N),
                            Arrays.copyOfRange(features, N / 2, N))
                    .perFeature()[0];
            double leaked = NuisanceLeakage.of(
                            Arrays.copyOf(points, N / 2),
                            Arrays.copyOf(unseen, N / 2),
                            rest,
                            Arrays.copyOfRange(unseen, N / 2, N))
                    .mean();

            assertThat(raw).isGreaterThan(0.9);
            assertThat(error[0]).isLessThan(0.35);
            assertThat(error[1]).isLessThan(0.35);
            assertThat(leaked).isLessThan(0.2);
            assertThat(TripletAccuracy.of(points, answers(600)).aboveChance()).isTrue();
        }
    }

    @Test
    void equalSeedsGiveEqualBytesAndNativeMemoryIsFreed(@TempDir Path folder) throws IOException {
        RepresentationOptions few = QUICK.withSteps(20);
        Path one = folder.resolve("one.safetensors");
        Path two = folder.resolve("two.safetensors");
        try (TrajectoryEmbedding phi = fit(few)) {
            phi.save(one);
        }
        long before = Pointer.totalCount();
        try (TrajectoryEmbedding phi = fit(few)) {
            phi.save(two);
        }

        assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void whatIsLoadedEmbedsAlike(@TempDir Path folder) {
        Path file = folder.resolve("phi.safetensors");
        TrajectoryInputs all = TrajectoryInputs.ofVectors(inputs);
        try (TrajectoryEmbedding phi = fit(QUICK.withSteps(20))) {
            phi.save(file);
            try (TrajectoryEmbedding loaded = TrajectoryEmbedding.load(file)) {
                assertThat(loaded.embed(all)).isDeepEqualTo(phi.embed(all));
            }
        }
    }

    @Test
    void aDamagedFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("phi.safetensors");
        Files.writeString(file, "not an embedding");
        assertThatThrownBy(() -> TrajectoryEmbedding.load(file)).isInstanceOf(InvalidInputException.class);

        try (TrajectoryEmbedding phi = fit(QUICK.withSteps(1))) {
            phi.save(file);
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, text.replace("6 64 64 3", "6 64 64 9"), StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> TrajectoryEmbedding.load(file)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> EmbeddingReward.load(file)).isInstanceOf(InvalidInputException.class);
    }

    /** Contradictory answers about equal trajectories and margin 0 leave one point for all. */
    @Test
    void aCollapseIsAnErrorThatNamesTheMargin() {
        double[][] same = new double[10][2];
        for (double[] row : same) {
            Arrays.fill(row, 1);
        }
        TripletRows answers = new TripletRows(new int[] {0, 3}, new int[] {1, 4}, new int[] {2, 5});

        assertThatThrownBy(() -> SimilarityRepresentation.fit(
                        TrajectoryInputs.ofVectors(same),
                        answers,
                        QUICK.withSteps(3).withLoss(new TripletLoss(0, Anchoring.SYMMETRIC)),
                        new ResumableRandom(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("margin 0");
        assertThat(SimilarityRepresentation.warnings(TrajectoryInputs.ofVectors(same), answers, List.of("x", "y")))
                .anySatisfy(w -> assertThat(w).contains("below 30"))
                .anySatisfy(w -> assertThat(w).contains("x, y"));
    }

    /** A trunk that reads states one by one gives the mean over states, so repeating every state changes nothing. */
    @Test
    void theMeanOverStatesForgetsRepetition() {
        List<double[][]> once = new ArrayList<>();
        List<double[][]> twice = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double[][] states = {inputs[i], inputs[i + 40], inputs[i + 80]};
            once.add(states);
            twice.add(new double[][] {states[0], states[0], states[1], states[1], states[2], states[2]});
            ids.add("t" + i);
        }
        TrajectoryInputs short3 = TrajectoryInputs.ofStates(ids, once, TrajectoryForm.MEAN_OF_STATES, 1);
        TrajectoryInputs long6 = TrajectoryInputs.ofStates(ids, twice, TrajectoryForm.MEAN_OF_STATES, 1);
        TripletRows some = SimulatedPerson.faultless(features)
                .answers(IntStream.range(0, 40).toArray(), 50, new ResumableRandom(2));

        try (TrajectoryEmbedding phi =
                SimilarityRepresentation.fit(short3, some, QUICK.withSteps(20), new ResumableRandom(3))) {
            double[][] a = phi.embed(short3);
            double[][] b = phi.embed(long6);
            for (int i = 0; i < a.length; i++) {
                assertThat(b[i]).containsExactly(a[i], within(1e-5));
            }
        }
    }

    @Test
    void baselinesLearnToo() {
        SimulatedPerson person = new SimulatedPerson(features, 1, 20);
        PreferenceRows pairs = person.preferences(new double[] {1, -0.5}, TRAIN, 400, new ResumableRandom(4));
        double[] losses = new double[250];
        try (PreferenceRepresentation reward = PreferenceRepresentation.fit(
                        train(), pairs, QUICK, new ResumableRandom(5), TrainingListener.NONE);
                TrajectoryEmbedding code = UnlabelledRepresentation.autoencoder(
                        train(), QUICK, 0.1, new ResumableRandom(5), (step, loss) -> losses[step - 1] = loss);
                TrajectoryEmbedding untrained =
                        UnlabelledRepresentation.random(train(), QUICK, new ResumableRandom(5))) {
            double[] scores = reward.scores(reward.embedding().embed(TrajectoryInputs.ofVectors(inputs)), 0);
            PreferenceRows test = SimulatedPerson.faultless(features)
                    .preferences(
                            new double[] {1, -0.5}, IntStream.range(N / 2, N).toArray(), 500, new ResumableRandom(6));

            assertThat(TestPreferenceAccuracy.accuracy(scores, test)).isGreaterThan(0.8);
            assertThat(losses[249]).isLessThan(0.8 * losses[0]);
            assertThat(code.dimension()).isEqualTo(3);
            assertThat(untrained.embed(train())).hasDimensions(N / 2, 3);
        }
    }

    @Test
    void theGradientOfPreferencesMatchesDifferences() {
        PreferenceRows pairs = new PreferenceRows(new int[2], new int[2], new int[] {0, 1}, new double[] {1, 0.5});
        float[] points = {0.5f, -0.25f, 1, 0.75f, -0.5f, 0.125f, 0.25f, -1};
        float[] heads = {0.5f, 1, -0.75f, 0.25f};
        int[] picks = {0, 1};
        float[] gradient = new float[8];
        float[] atHeads = new float[4];
        PreferenceRepresentation.gradient(points, pairs, picks, heads, 2, gradient, atHeads);

        for (float[] moved : new float[][] {points, heads}) {
            float[] expected = moved == points ? gradient.clone() : atHeads.clone();
            for (int i = 0; i < moved.length; i++) {
                float at = moved[i];
                moved[i] = at + 1 / 512f;
                double up =
                        PreferenceRepresentation.gradient(points, pairs, picks, heads, 2, new float[8], new float[4]);
                moved[i] = at - 1 / 512f;
                double down =
                        PreferenceRepresentation.gradient(points, pairs, picks, heads, 2, new float[8], new float[4]);
                moved[i] = at;
                assertThat((up - down) * 256).isCloseTo(expected[i], within(1e-6));
            }
        }
    }

    /** One other person goes by the same features, one by x3 alone, which the embedding has forgotten. */
    @Test
    void anotherPersonIsUnderstoodAsFarAsTheyFindTheSameAlike() {
        int[] rest = IntStream.range(N / 2, N).toArray();
        double[][] stranger = new double[N][1];
        for (int i = 0; i < N; i++) {
            stranger[i][0] = inputs[i][3];
        }
        List<Triplet> learned = named(answers(600), "anna");
        List<Triplet> others = new ArrayList<>(
                named(SimulatedPerson.faultless(features).answers(rest, 300, new ResumableRandom(20)), "bea"));
        others.addAll(named(SimulatedPerson.faultless(stranger).answers(rest, 300, new ResumableRandom(21)), "cleo"));
        // Shown in another order, and answered otherwise.
        Triplet first = learned.getFirst();
        others.add(new Triplet(first.second(), first.first(), first.oddOne(), "cleo"));
        others.add(new Triplet(first.oddOne(), first.first(), first.second(), "cleo"));

        try (TrajectoryEmbedding phi = fit(QUICK)) {
            TrajectoryInputs all = TrajectoryInputs.ofVectors(inputs);
            List<PersonTransfer> transfers = PersonTransfer.of(phi.embed(all), all, learned, others);

            assertThat(transfers).extracting(PersonTransfer::person).containsExactly("bea", "cleo");
            assertThat(transfers.get(0).accuracy().interval().low()).isGreaterThan(0.6);
            assertThat(transfers.get(1).accuracy().interval().high()).isLessThan(0.5);
            assertThat(transfers.get(0).pairs()).isZero();
            assertThat(transfers.get(1).pairs()).isEqualTo(2);
            assertThat(transfers.get(1).same()).isEqualTo(1);
        }
    }

    private static List<Triplet> named(TripletRows rows, String person) {
        return IntStream.range(0, rows.size())
                .mapToObj(k -> new Triplet(
                        Integer.toString(rows.first()[k]),
                        Integer.toString(rows.second()[k]),
                        Integer.toString(rows.odd()[k]),
                        person))
                .toList();
    }
}
