package dev.goodhart.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ratings against Bayes' rule by sums over a grid: prior times likelihood of every match, with nothing of the formulas for v and w.
 * The sums are of smooth functions that vanish at the ends, where equal steps converge faster than any power of the step.
 */
class NumericalIntegrationTest {
    private static final TrueSkillSettings SETTINGS = TrueSkillSettings.defaults();
    private static final TrueSkillRating STILL = new TrueSkillRating(SETTINGS.withoutDrift());
    private static final Skill FRESH = SETTINGS.prior();

    /** The probability of a verdict given the gap of two skills. */
    private static double likelihood(Verdict verdict, double gap) {
        double noise = Math.sqrt(2) * SETTINGS.beta();
        double above = phi((gap - SETTINGS.drawMargin()) / noise);
        double below = phi((-gap - SETTINGS.drawMargin()) / noise);
        return switch (verdict) {
            case LEFT -> above;
            case RIGHT -> below;
            case DRAW -> 1 - above - below;
        };
    }

    private static double phi(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    private static double[] grid(Skill skill, int points) {
        double[] at = new double[points];
        Arrays.setAll(at, i -> skill.mu() + skill.sigma() * (-8 + 16.0 * i / (points - 1)));
        return at;
    }

    private static double prior(Skill skill, double at) {
        double z = (at - skill.mu()) / skill.sigma();
        return Math.exp(-z * z / 2);
    }

    /** Mean and deviation of each skill after the matches between three players; a match is {left, right}. */
    private static Exact posterior(List<Skill> priors, List<Match> matches, int points) {
        int players = priors.size();
        double[][] at = new double[players][];
        double[][] weight = new double[players][];
        for (int p = 0; p < players; p++) {
            Skill prior = priors.get(p);
            at[p] = grid(prior, points);
            weight[p] = Arrays.stream(at[p]).map(x -> prior(prior, x)).toArray();
        }
        // [pair][i][j], the likelihood of all matches of a pair at once
        double[][][] pairs = new double[3][points][points];
        int[][] members = {{0, 1}, {1, 2}, {0, 2}};
        for (int k = 0; k < (players == 3 ? 3 : 1); k++) {
            for (int i = 0; i < points; i++) {
                for (int j = 0; j < points; j++) {
                    double product = 1;
                    for (Match match : matches) {
                        int left = Integer.parseInt(match.left());
                        int right = Integer.parseInt(match.right());
                        double gap = at[members[k][0]][i] - at[members[k][1]][j];
                        if (left == members[k][0] && right == members[k][1]) {
                            product *= likelihood(match.verdict(), gap);
                        } else if (left == members[k][1] && right == members[k][0]) {
                            product *= likelihood(match.verdict(), -gap);
                        }
                    }
                    pairs[k][i][j] = product;
                }
            }
        }
        int depth = players == 3 ? points : 1;
        double mass = 0;
        double[] first = new double[players];
        double[] second = new double[players];
        double[] firstCentred = new double[players];
        double[] secondCentred = new double[players];
        for (int i = 0; i < points; i++) {
            for (int j = 0; j < points; j++) {
                double two = weight[0][i] * weight[1][j] * pairs[0][i][j];
                for (int k = 0; k < depth; k++) {
                    double p = players == 3 ? two * weight[2][k] * pairs[1][j][k] * pairs[2][i][k] : two;
                    int[] index = {i, j, k};
                    mass += p;
                    double shift = 0;
                    for (int player = 0; player < players; player++) {
                        shift += (at[player][index[player]] - priors.get(player).mu()) / players;
                    }
                    for (int player = 0; player < players; player++) {
                        double x =
                                at[player][index[player]] - priors.get(player).mu();
                        first[player] += p * x;
                        second[player] += p * x * x;
                        firstCentred[player] += p * (x - shift);
                        secondCentred[player] += p * (x - shift) * (x - shift);
                    }
                }
            }
        }
        Skill[] skills = new Skill[players];
        double[] centred = new double[players];
        for (int p = 0; p < players; p++) {
            double mean = first[p] / mass;
            double offset = firstCentred[p] / mass;
            skills[p] = new Skill(priors.get(p).mu() + mean, Math.sqrt(second[p] / mass - mean * mean));
            centred[p] = Math.sqrt(secondCentred[p] / mass - offset * offset);
        }
        return new Exact(List.of(skills), centred);
    }

    /** Exact skills, and the deviations of their distances from the mean of all. */
    private record Exact(List<Skill> skills, double[] centred) {
        Skill skill(int player) {
            return skills.get(player);
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Verdict.values())
                .flatMap(verdict -> Stream.of(
                        Arguments.of(FRESH, FRESH, verdict),
                        Arguments.of(new Skill(20, 2), new Skill(30, 3), verdict),
                        Arguments.of(FRESH, new Skill(50, 12.5), verdict)));
    }

    /** One match: the update without drift has the exact means and deviations. */
    @ParameterizedTest
    @MethodSource("pairs")
    void oneMatchOfTwo(Skill left, Skill right, Verdict verdict) {
        Exact exact = posterior(List.of(left, right), List.of(Match.of("0", "1", verdict)), 201);
        SkillPair got = STILL.update(left, right, verdict);
        assertThat(got.left().mu()).isCloseTo(exact.skill(0).mu(), within(1e-9));
        assertThat(got.left().sigma()).isCloseTo(exact.skill(0).sigma(), within(1e-9));
        assertThat(got.right().mu()).isCloseTo(exact.skill(1).mu(), within(1e-9));
        assertThat(got.right().sigma()).isCloseTo(exact.skill(1).sigma(), within(1e-9));
    }

    /** With drift, the variances grow by tau^2 before: the published draw of an upset, see {@link TrueSkillRatingTest}. */
    @Test
    void theDrawOfAnUpset() {
        double tau = SETTINGS.tau();
        Skill left = new Skill(FRESH.mu(), Math.hypot(FRESH.sigma(), tau));
        Skill right = new Skill(50, Math.hypot(12.5, tau));
        Exact exact = posterior(List.of(left, right), List.of(Match.of("0", "1", Verdict.DRAW)), 201);
        SkillPair got = TrueSkillRating.defaults().update(FRESH, new Skill(50, 12.5), Verdict.DRAW);
        assertThat(got.left().mu()).isCloseTo(exact.skill(0).mu(), within(1e-9));
        assertThat(got.right().sigma()).isCloseTo(exact.skill(1).sigma(), within(1e-9));
    }

    /**
     * Several matches: expectation propagation replaces the posterior by a normal without correlations. Means stay within a tenth of the
     * prior's deviation. Deviations do not: no match tells of a shift of all three, and a normal without correlations leaves most of the
     * doubt about it out, so that sigma lies between the deviation from the mean of all and that of the skill alone.
     */
    @Test
    void severalMatchesOfThree() {
        List<Match> matches = List.of(
                Match.of("0", "1", Verdict.LEFT),
                Match.of("1", "2", Verdict.LEFT),
                Match.of("2", "0", Verdict.LEFT),
                Match.of("0", "1", Verdict.DRAW),
                Match.of("0", "2", Verdict.LEFT));
        Exact exact = posterior(List.of(FRESH, FRESH, FRESH), matches, 101);
        List<Skill> got = ExpectationPropagationRating.defaults()
                .rate(MatchTable.of(matches))
                .skills();
        for (int i = 0; i < 3; i++) {
            assertThat(got.get(i).mu()).isCloseTo(exact.skill(i).mu(), within(FRESH.sigma() / 10));
            assertThat(got.get(i).sigma())
                    .isBetween(exact.centred()[i], exact.skill(i).sigma());
        }
    }

    /**
     * What the sweeps end at is a fixed point of expectation propagation: the same messages, with every tilted mean and variance found
     * by a sum over the gap and not by v and w, lead to the same skills.
     */
    @Test
    void theFixedPointByOtherMeans() {
        List<Match> matches = List.of(
                Match.of("0", "1", Verdict.LEFT),
                Match.of("1", "2", Verdict.DRAW),
                Match.of("2", "0", Verdict.RIGHT),
                Match.of("1", "2", Verdict.LEFT));
        double[] precision = new double[3];
        double[] shift = new double[3];
        Arrays.fill(precision, 1 / (FRESH.sigma() * FRESH.sigma()));
        Arrays.fill(shift, FRESH.mu() / (FRESH.sigma() * FRESH.sigma()));
        double[][][] message = new double[matches.size()][2][2];
        for (int sweep = 0; sweep < 100; sweep++) {
            for (int m = 0; m < matches.size(); m++) {
                int[] side = {
                    Integer.parseInt(matches.get(m).left()),
                    Integer.parseInt(matches.get(m).right())
                };
                double[] mean = new double[2];
                double[] variance = new double[2];
                for (int s = 0; s < 2; s++) {
                    precision[side[s]] -= message[m][s][0];
                    shift[side[s]] -= message[m][s][1];
                    variance[s] = 1 / precision[side[s]];
                    mean[s] = shift[side[s]] * variance[s];
                }
                double total = variance[0] + variance[1];
                Skill gap = new Skill(mean[0] - mean[1], Math.sqrt(total));
                double[] at = grid(gap, 401);
                double mass = 0;
                double first = 0;
                double second = 0;
                for (double x : at) {
                    double p = prior(gap, x) * likelihood(matches.get(m).verdict(), x);
                    mass += p;
                    first += p * (x - gap.mu());
                    second += p * (x - gap.mu()) * (x - gap.mu());
                }
                double moved = first / mass;
                double left = second / mass - moved * moved;
                for (int s = 0; s < 2; s++) {
                    // The skill is normal given the gap: slope +-variance / total, rest variance - variance^2 / total.
                    double slope = (s == 0 ? 1 : -1) * variance[s] / total;
                    double newVariance = variance[s] - slope * slope * total + slope * slope * left;
                    double newPrecision = 1 / newVariance;
                    double newShift = (mean[s] + slope * moved) * newPrecision;
                    message[m][s][0] = newPrecision - precision[side[s]];
                    message[m][s][1] = newShift - shift[side[s]];
                    precision[side[s]] = newPrecision;
                    shift[side[s]] = newShift;
                }
            }
        }
        List<Skill> got = ExpectationPropagationRating.defaults()
                .rate(MatchTable.of(matches))
                .skills();
        for (int i = 0; i < 3; i++) {
            assertThat(got.get(i).mu()).isCloseTo(shift[i] / precision[i], within(1e-5));
            assertThat(got.get(i).sigma()).isCloseTo(1 / Math.sqrt(precision[i]), within(1e-5));
        }
    }
}
