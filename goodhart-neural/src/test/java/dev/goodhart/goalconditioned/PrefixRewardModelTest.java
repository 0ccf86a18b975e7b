package dev.goodhart.goalconditioned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Parameters;
import dev.goodhart.random.ResumableRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Answers of tokens 0 to 4, of unequal lengths; an answer is better if it holds a 3 and no 4. */
class PrefixRewardModelTest {
    private static final PrefixRewardOptions QUICK =
            PrefixRewardOptions.defaults().withSteps(120);

    private static List<SequencePair> pairs(int count) {
        ResumableRandom random = new ResumableRandom(1);
        List<SequencePair> pairs = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            pairs.add(new SequencePair(answer(3, random), answer(4, random)));
        }
        return pairs;
    }

    private static Sequence answer(int mark, ResumableRandom random) {
        int[] tokens = random.ints(random.nextInt(3, 8), 0, 3).toArray();
        tokens[random.nextInt(tokens.length)] = mark;
        return new Sequence.Tokens(tokens, 0);
    }

    private static PrefixRewardModel fit(PrefixRewardOptions options) {
        ResumableRandom random = new ResumableRandom(2);
        return GoalConditionedRewardTrainer.fit(RecurrentBackbone.ofTokens(5, 12, random), pairs(60), options, random);
    }

    @Test
    void itLearnsToOrderAnswersAndBeginnings() {
        for (PrefixRewardOptions options : List.of(
                QUICK,
                QUICK.withHead(RewardHead.MLP),
                PrefixRewardOptions.preferenceOnly().withSteps(120).withScores(ScoreObjective.DENSE_PREFERENCE))) {
            try (PrefixRewardModel model = fit(options)) {
                double[] scores = model.score(List.of(tokens(0, 3, 1, 2), tokens(0, 4, 1, 2), tokens(3), tokens(4)));

                assertThat(scores[0]).isGreaterThan(scores[1]);
                assertThat(scores[2]).isGreaterThan(scores[3]);
            }
        }
    }

    /** In one batch with longer ones a sequence is scored as alone: positions come from lengths, not from the padding's end. */
    @Test
    void paddingChangesNothing() {
        try (PrefixRewardModel model = fit(QUICK.withSteps(5))) {
            Sequence brief = tokens(1, 3);
            Sequence lengthy = tokens(0, 1, 2, 4, 1, 0, 2);

            PrefixScores together = model.scorePrefixes(List.of(lengthy, brief));
            PrefixScores alone = model.scorePrefixes(List.of(brief));

            assertThat(together.rewards()[1]).containsExactly(alone.rewards()[0], within(1e-5));
            assertThat(model.score(List.of(lengthy, brief))[1]).isCloseTo(alone.rewards()[0][1], within(1e-5));
            // The score of a prefix is the prefix's score.
            assertThat(together.rewards()[0][2]).isCloseTo(model.score(List.of(tokens(0, 1, 2)))[0], within(1e-5));
        }
    }

    @Test
    void equalSeedsGiveEqualWeightsAndNativeMemoryIsFreed() {
        String first;
        try (PrefixRewardModel model = fit(QUICK.withSteps(5))) {
            first = model.fingerprint();
        }
        long before = Pointer.totalCount();
        try (PrefixRewardModel model = fit(QUICK.withSteps(5))) {
            model.score(List.of(tokens(1, 2)));
            assertThat(model.fingerprint()).isEqualTo(first);
        }
        assertThat(Pointer.totalCount()).isEqualTo(before);
    }

    @Test
    void aGoalIsOfItsModel() {
        try (PrefixRewardModel model = fit(QUICK.withSteps(5));
                PrefixRewardModel other = fit(QUICK.withSteps(6))) {
            List<Sequence> one = List.of(tokens(0, 3, 1));
            double[][] q = model.qValues(one, model.goalState("this", one));

            assertThat(q[0][2]).isCloseTo(1, within(1e-6));
            assertThatThrownBy(() -> model.qValues(one, other.goal())).hasMessageContaining("must be of this model");
            assertThatThrownBy(() -> model.goalState("none", List.of())).hasMessageContaining("at least one");
        }
    }

    /** h_t of this network is the mean over all steps, the later ones included. */
    @Test
    void aNetworkThatLooksAheadIsRefused() {
        ResumableRandom random = new ResumableRandom(3);
        try (RecurrentBackbone inner = RecurrentBackbone.ofTokens(5, 4, random)) {
            SequenceBackbone ahead = new LooksAhead(inner);

            assertThatThrownBy(() -> GoalConditionedRewardTrainer.fit(ahead, pairs(4), QUICK, random))
                    .hasMessageContaining("layer 'both ways'")
                    .hasMessageContaining("later steps");
        }
    }

    private record LooksAhead(RecurrentBackbone inner) implements SequenceBackbone {
        @Override
        public String layer() {
            return "both ways";
        }

        @Override
        public int width() {
            return inner.width();
        }

        @Override
        public Parameters parameters() {
            return inner.parameters();
        }

        @Override
        public Tensor hidden(List<? extends Sequence> sequences, int longest) {
            Tensor states = inner.hidden(sequences, longest);
            return states.add(states.mean());
        }

        @Override
        public void write(CheckpointWriter file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Test
    void tokensOutsideTheVocabularyAndMixedKindsAreRefused() {
        try (PrefixRewardModel model = fit(QUICK.withSteps(1))) {
            assertThatThrownBy(() -> model.score(List.of(tokens(7)))).hasMessageContaining("[0, 5)");
            assertThatThrownBy(() -> model.score(List.of(new Sequence.Vectors(new double[][] {{1}}, 0))))
                    .hasMessageContaining("given vectors");
        }
        assertThatThrownBy(() -> new SequencePair(new Sequence.Tokens(new int[1], 1), tokens(1)))
                .hasMessageContaining("must have a step");
    }

    /** A trajectory is better the larger its numbers; states of two numbers. */
    @Test
    void vectorsAreLearnedToo() {
        ResumableRandom random = new ResumableRandom(4);
        List<SequencePair> pairs = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            double[][] good = new double[4][];
            double[][] bad = new double[4][];
            for (int t = 0; t < 4; t++) {
                good[t] = new double[] {random.nextDouble(), random.nextGaussian()};
                bad[t] = new double[] {-random.nextDouble(), random.nextGaussian()};
            }
            pairs.add(new SequencePair(new Sequence.Vectors(good, 0), new Sequence.Vectors(bad, 0)));
        }
        try (PrefixRewardModel model =
                GoalConditionedRewardTrainer.fit(RecurrentBackbone.ofVectors(2, 8, random), pairs, QUICK, random)) {
            double[] scores = model.score(List.of(vectors(0.8), vectors(-0.8)));
            assertThat(scores[0]).isGreaterThan(scores[1]);
        }
    }

    /** The guide likes the token 2, the continuation offers 0, 1, 2 in turn. */
    @Test
    void guidedDecodingFollowsItsGuide() {
        int[] offered = new int[1];
        GuidedDecoding decoding = new GuidedDecoding(2, 3, 4);

        List<Sequence> decoded = decoding.decode(
                2,
                (prompt, begun, random) -> extended(begun, offered[0]++ % 3),
                begun -> begun.stream()
                        .mapToDouble(s ->
                                Arrays.stream(((Sequence.Tokens) s).tokens()).sum())
                        .toArray(),
                new ResumableRandom(1));

        assertThat(decoded)
                .allSatisfy(s -> assertThat(((Sequence.Tokens) s).tokens()).containsExactly(2, 2, 2, 2));
    }

    private static Sequence extended(Optional<Sequence> begun, int token) {
        int[] before = begun.map(s -> ((Sequence.Tokens) s).tokens()).orElse(new int[0]);
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = token;
        return new Sequence.Tokens(after, 0);
    }

    private static Sequence vectors(double x) {
        return new Sequence.Vectors(new double[][] {{x, 0}, {x, 0.5}, {x, -0.5}}, 0);
    }

    private static Sequence tokens(int... tokens) {
        return new Sequence.Tokens(tokens, 0);
    }
}
