package dev.goodhart.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.goodhart.judge.input.ScoreColumns;
import dev.goodhart.judge.input.ScoreFile;
import dev.goodhart.judge.input.ScoreRows;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreement of the annotators of Chung and Freienthal 2026, from their ratings one by one: who gave which is known here. */
class PublishedRatingsTest {
    private static final ScoreRows ROWS = read();
    private static final Set<String> KEY_ANNOTATORS = Set.of("1", "2", "4");

    private static ScoreRows read() {
        URL file = Objects.requireNonNull(PublishedRatingsTest.class.getResource("published-ratings.csv"));
        ScoreColumns columns = new ScoreColumns(
                List.of(),
                List.of(),
                List.of("conversation"),
                List.of("rater"),
                List.of("question"),
                List.of("rating"),
                List.of(),
                Map.of(),
                false,
                false);
        try {
            return ScoreFile.read(List.of(Path.of(file.toURI())), columns);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static RatingTable ofAll(String question) {
        return RatingTable.of(question, ROWS.scores());
    }

    private static RatingTable ofKeyAnnotators(String question) {
        return RatingTable.of(
                question,
                ROWS.scores().stream()
                        .filter(row -> KEY_ANNOTATORS.contains(row.rater()))
                        .toList());
    }

    /** 1268 published rows are 1020 without repetitions; four of them are empty, all of annotator 2. */
    @Test
    void everyRatingIsThere() {
        assertThat(ROWS.scores()).hasSize(1016);
        assertThat(ROWS.empty()).isEqualTo(4);
        assertThat(ROWS.repeated()).isZero();
        assertThat(ROWS.scores().stream().map(JudgeScore::item).distinct()).hasSize(120);
        assertThat(ofAll("fluency").raters()).containsExactly("1", "2", "3", "4", "5");
    }

    /** Of these three, annotator 2 alone rated one dialogue, and left each question open for two others. */
    @ParameterizedTest
    @CsvSource({
        "coherence, 1, 2, 117, .2631",
        "coherence, 1, 4, 119, .3743",
        "coherence, 2, 4, 117, .5993",
        "fluency, 1, 2, 117, .2122",
        "fluency, 1, 4, 119, .4567",
        "fluency, 2, 4, 117, .3230",
    })
    void cohenOfEveryPair(String question, String first, String second, int items, double kappa) {
        RaterAgreement agreement = RaterAgreement.of(ofKeyAnnotators(question));
        assertThat(agreement.pairs()).hasSize(3);
        CohenKappa pair = agreement.pairs().stream()
                .filter(p -> p.first().equals(first) && p.second().equals(second))
                .findFirst()
                .orElseThrow();
        assertThat(pair.items()).isEqualTo(items);
        assertThat(pair.kappa()).isCloseTo(kappa, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "coherence, .417024, .412323, .385396",
        "fluency, .339975, .324231, .321731",
    })
    void fleissOfThreeAnnotators(String question, double varying, double complete, double shortcut) {
        RatingTable table = ofKeyAnnotators(question);
        RaterAgreement agreement = RaterAgreement.of(table);
        assertThat(agreement.items()).isEqualTo(119);
        assertThat(agreement.single()).isEqualTo(1);
        assertThat(agreement.fleiss()).isCloseTo(varying, within(1e-6));
        assertThat(agreement.fleissComplete()).isCloseTo(complete, within(1e-6));
        assertThat(kappaWithOneNumberForAll(table.counts())).isCloseTo(shortcut, within(1e-6));
    }

    /** Annotator 5 rated 34 dialogues of 120: to take five ratings of each for granted turns agreement into none. */
    @ParameterizedTest
    @CsvSource({"coherence, .253287, -.036", "fluency, .118986, .005"})
    void fleissOfFiveAnnotators(String question, double varying, double shortcut) {
        RatingCounts counts = ofAll(question).counts();
        assertThat(counts.ratings(0)).isEqualTo(5);
        assertThat(FleissKappa.varyingRaters(counts)).isCloseTo(varying, within(1e-6));
        assertThat(kappaWithOneNumberForAll(counts)).isCloseTo(shortcut, within(5e-4));
        assertThat(FleissKappa.varyingRaters(counts) - kappaWithOneNumberForAll(counts))
                .isGreaterThan(.1);
    }

    /** Four dialogues have three different ratings: the middle one, or that of the first annotator, gives 253/120, the least 249/120. */
    @Test
    void majorityDependsOnHowTiesAreBroken() {
        double[][] fluency = ofKeyAnnotators("fluency").ratings();
        assertThat(meanMajority(fluency, (tied, given) -> tied[tied.length / 2]))
                .isCloseTo(2.1083, within(5e-5));
        assertThat(meanMajority(fluency, (tied, given) -> given[0])).isCloseTo(2.1083, within(5e-5));
        assertThat(meanMajority(fluency, (tied, given) -> tied[0])).isCloseTo(2.0750, within(5e-5));
    }

    private interface TieBreak {
        double pick(double[] tied, double[] given);
    }

    private static double meanMajority(double[][] ratings, TieBreak rule) {
        return Arrays.stream(ratings)
                .map(item -> Arrays.stream(item).filter(v -> !Double.isNaN(v)).toArray())
                .mapToDouble(given -> {
                    long most = Arrays.stream(given)
                            .mapToLong(v -> count(given, v))
                            .max()
                            .orElseThrow();
                    double[] tied = Arrays.stream(given)
                            .filter(v -> count(given, v) == most)
                            .distinct()
                            .sorted()
                            .toArray();
                    return tied.length == 1 ? tied[0] : rule.pick(tied, given);
                })
                .average()
                .orElseThrow();
    }

    private static long count(double[] given, double value) {
        return Arrays.stream(given).filter(v -> v == value).count();
    }

    /** The mistake that {@link FleissKappa} must not make: the first item's number of ratings is taken for that of every item. */
    private static double kappaWithOneNumberForAll(RatingCounts ratings) {
        RatingCounts used = ratings.withAtLeast(2);
        double n = used.ratings(0);
        int items = used.counts().length;
        double agreement = Arrays.stream(used.counts())
                .mapToDouble(
                        item -> (Arrays.stream(item).mapToDouble(c -> c * c).sum() - n) / (n * (n - 1)))
                .average()
                .orElseThrow();
        double chance = IntStream.range(0, used.values().length)
                .mapToDouble(j -> Arrays.stream(used.counts())
                                .mapToDouble(item -> item[j])
                                .sum()
                        / (items * n))
                .map(share -> share * share)
                .sum();
        return (agreement - chance) / (1 - chance);
    }
}
