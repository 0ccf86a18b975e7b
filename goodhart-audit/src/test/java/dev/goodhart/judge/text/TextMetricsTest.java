package dev.goodhart.judge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.judge.JudgeScore;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TextMetricsTest {
    @Test
    void tokensOfManyScripts() {
        assertThat(Tokens.words("Õhtu on käes, 12 a_b x ÄÖ!")).containsExactly("õhtu", "on", "käes", "12", "a_b", "äö");
        assertThat(Tokens.letters("Õhtu on käes, 12 ab\u00a0Äö x")).containsExactly("õhtu", "on", "ab", "äö", "x");
        // A country's rules for lower case would make another letter of the capital I.
        assertThat(Tokens.words("TITLE")).containsExactly("title");
    }

    @Test
    void typesAmongTokens() {
        List<String> tokens = List.of("a", "b", "a", "c", "a");
        assertThat(TypeTokenRatio.of(tokens)).isEqualTo(0.6);
        assertThat(TypeTokenRatio.of(List.of())).isNaN();
        // Windows of three: aba, bac, aca have 2, 3, 2 types.
        assertThat(new MovingAverageTtr(3).of(tokens)).isCloseTo(7 / 9.0, within(1e-15));
        assertThat(new MovingAverageTtr(6).of(tokens)).isEqualTo(0.6);
    }

    /**
     * Hypothesis "a b c d" against "a b c e": precisions 3/4, 2/3, 1/2 and no 4-gram, which counts ln(4) / 10 of one. Equal lengths, no
     * penalty.
     */
    @Test
    void selfBleuByHand() {
        double[] scores = SelfBleu.of(List.of(List.of("a", "b", "c", "d"), List.of("a", "b", "c", "e")));
        double expected = Math.pow(0.75 * (2 / 3.0) * 0.5 * (Math.log(4) / 10), 0.25);
        assertThat(scores[0]).isCloseTo(expected, within(1e-15));
        assertThat(scores[1]).isCloseTo(expected, within(1e-15));
        assertThat(SelfBleu.of(List.of(List.of("a", "b"), List.of("c")))[0]).isZero();
        assertThatThrownBy(() -> SelfBleu.of(List.of(List.of("a")))).hasMessageContaining("two texts");
    }

    /** The two largest counts give what comparing every text with every other gives. */
    @Test
    void selfBleuEqualsItsDefinition() {
        RandomGenerator random = SeedTree.of("self-bleu").generator();
        List<List<String>> texts = new ArrayList<>();
        for (int t = 0; t < 25; t++) {
            List<String> text = new ArrayList<>();
            for (int w = 3 + random.nextInt(15); w > 0; w--) {
                text.add("w" + random.nextInt(6));
            }
            texts.add(text);
        }
        double[] scores = SelfBleu.of(texts);
        for (int t = 0; t < texts.size(); t++) {
            assertThat(scores[t]).as("text %d", t).isCloseTo(bleu(texts, t), within(1e-12));
        }
    }

    private static double bleu(List<List<String>> texts, int own) {
        int length = texts.get(own).size();
        double logarithms = 0;
        int empty = 0;
        for (int n = 1; n <= 4; n++) {
            Map<List<String>, Integer> counts = grams(texts.get(own), n);
            double matches = 0;
            for (Map.Entry<List<String>, Integer> gram : counts.entrySet()) {
                int most = 0;
                for (int t = 0; t < texts.size(); t++) {
                    most = t == own
                            ? most
                            : Math.max(most, grams(texts.get(t), n).getOrDefault(gram.getKey(), 0));
                }
                matches += Math.min(gram.getValue(), most);
            }
            if (matches == 0) {
                empty++;
                matches = 1 / (Math.pow(2, empty) * 5 / Math.log(length));
            }
            logarithms += Math.log(matches / Math.max(1, length - n + 1)) / 4;
        }
        int closest = Integer.MAX_VALUE;
        for (int t = 0; t < texts.size(); t++) {
            int size = texts.get(t).size();
            int gap = Math.abs(size - length);
            int best = Math.abs(closest - length);
            if (t != own && (closest == Integer.MAX_VALUE || gap < best || (gap == best && size < closest))) {
                closest = size;
            }
        }
        return Math.exp((length > closest ? 0 : 1 - (double) closest / length) + logarithms);
    }

    private static Map<List<String>, Integer> grams(List<String> text, int n) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + n <= text.size(); i++) {
            counts.merge(List.copyOf(text.subList(i, i + n)), 1, Integer::sum);
        }
        return counts;
    }

    /** Unit vectors at 0, 60 and 90 degrees: cosines 0.5, 0 and sqrt(3) / 2; the length of a vector does not matter. */
    @Test
    void similarityIsTheMeanCosineWithTheOthers() {
        double high = Math.sqrt(3) / 2;
        double[] scores =
                SemanticSimilarity.of(List.of(new double[] {5, 0}, new double[] {0.5, high}, new double[] {0, 2}));
        assertThat(scores[0]).isCloseTo(0.25, within(1e-12));
        assertThat(scores[1]).isCloseTo((0.5 + high) / 2, within(1e-12));
        assertThat(scores[2]).isCloseTo(high / 2, within(1e-12));
        // Two texts that share one of two trigrams each.
        assertThat(SurfaceSimilarity.of(List.of("abcd", "Bcde"))[0]).isCloseTo(0.5, within(1e-12));
        assertThat(SurfaceSimilarity.of(List.of("ab", "abc"))).containsOnly(Double.NaN);
        double[] words = HashedTfIdf.similarity(List.of(List.of("a", "b"), List.of("a", "b"), List.of("c")));
        assertThat(words[0]).isCloseTo(0.5, within(1e-12));
        assertThat(words[2]).isZero();
    }

    @Test
    void dialoguesAreMeasuredByRoleWithinTheirCell() {
        List<Dialogue> dialogues = new ArrayList<>();
        for (String system : List.of("x", "y")) {
            for (int i = 0; i < 3; i++) {
                dialogues.add(new Dialogue(
                        "en",
                        system,
                        "i" + i,
                        List.of(
                                new Dialogue.Turn("customer", "my parcel is late again"),
                                new Dialogue.Turn("agent", i == 0 ? "!" : "we are looking into it now"))));
            }
        }
        List<JudgeScore> scores = TextMetrics.defaults().scores(dialogues);
        assertThat(scores.stream().map(JudgeScore::metric).distinct())
                .containsExactlyInAnyOrder(
                        "ttr",
                        "mattr",
                        "self-bleu",
                        "self-bleu-agent",
                        "self-bleu-customer",
                        "surface-similarity",
                        "tfidf-similarity");
        // The customers repeat themselves to the letter; the agent without words has no score.
        assertThat(scores.stream().filter(s -> s.metric().equals("self-bleu-customer")))
                .hasSize(6)
                .allSatisfy(s -> assertThat(s.score()).isCloseTo(1, within(1e-12)));
        assertThat(scores.stream().filter(s -> s.metric().equals("self-bleu-agent")))
                .hasSize(4);
        Map<List<String>, double[]> embeddings = new HashMap<>();
        dialogues.forEach(d -> embeddings.put(
                List.of(d.context(), d.system(), d.item()),
                new double[] {1, d.item().equals("i0") ? -1 : 1}));
        double[] semantic = new TextMetrics(100, embeddings)
                .scores(dialogues).stream()
                        .filter(s -> s.metric().equals("semantic-similarity"))
                        .mapToDouble(JudgeScore::score)
                        .toArray();
        assertThat(Arrays.copyOf(semantic, 3)).containsExactly(new double[] {0, 0.5, 0.5}, within(1e-12));
    }
}
