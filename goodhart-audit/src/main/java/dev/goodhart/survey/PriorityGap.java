package dev.goodhart.survey;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.StatUtils;

/**
 * How differently criteria are ranked by what respondents hold important and by what they say their evaluators do.
 *
 * @param respondents who rated every criterion both ways
 * @param index 1 - tau_b of the two orders of mean ratings: 0 the same order, 1 unrelated, 2 the opposite
 * @param criteria one for each criterion, in the order given
 */
public record PriorityGap(int respondents, Interval index, List<Criterion> criteria) {
    /**
     * One criterion.
     *
     * @param name its name
     * @param own mean importance to the respondents
     * @param evaluators mean importance that they see their evaluators give it
     * @param gap evaluators' less own, with its paired interval: positive where it is weighed above what it is worth to people
     */
    public record Criterion(String name, double own, double evaluators, Interval gap) {}

    /** Copies the criteria. */
    public PriorityGap {
        criteria = List.copyOf(criteria);
    }

    /**
     * Compares two orders.
     *
     * @param names the criteria, at least two
     * @param own {@code [criteria][respondents]} without missing ratings
     * @param evaluators {@code [criteria][respondents]}
     * @param bootstrap redraws whole respondents
     * @return the gap
     * @throws InvalidInputException if there are too few, or one side rates all criteria alike
     */
    public static PriorityGap of(List<String> names, double[][] own, double[][] evaluators, Bootstrap bootstrap) {
        int criteria = names.size();
        if (criteria < 2) {
            throw new InvalidInputException("A priority gap must compare at least 2 criteria, has " + criteria);
        }
        int n = own[0].length;
        if (n < 2) {
            throw new InvalidInputException(
                    "At least 2 respondents must have rated every criterion both ways, " + n + " did");
        }
        if (Double.isNaN(gap(means(own), means(evaluators)))) {
            throw new InvalidInputException(
                    "The criteria must differ in their mean ratings: with all alike there is no order to compare");
        }
        List<Criterion> rows = new ArrayList<>();
        for (int c = 0; c < criteria; c++) {
            rows.add(new Criterion(
                    names.get(c),
                    StatUtils.mean(own[c]),
                    StatUtils.mean(evaluators[c]),
                    bootstrap.paired(evaluators[c], own[c], (x, y) -> StatUtils.mean(x) - StatUtils.mean(y))));
        }
        // Whole respondents are redrawn: the bootstrap sees their numbers and looks the ratings up.
        double[] respondents = new double[n];
        Arrays.setAll(respondents, i -> i);
        Interval index = bootstrap.interval(respondents, drawn -> gap(means(own, drawn), means(evaluators, drawn)));
        return new PriorityGap(n, index, rows);
    }

    /** {@return the same gaps, the ends of their intervals NaN} */
    public PriorityGap withoutIntervals() {
        List<Criterion> bare = criteria.stream()
                .map(c -> new Criterion(c.name(), c.own(), c.evaluators(), bare(c.gap())))
                .toList();
        return new PriorityGap(respondents, bare(index), bare);
    }

    private static Interval bare(Interval interval) {
        return new Interval(interval.estimate(), Double.NaN, Double.NaN, interval.level());
    }

    /** {@return the rank correlation tau_b of the two orders} */
    public double tauB() {
        return 1 - index.estimate();
    }

    private static double gap(double[] own, double[] evaluators) {
        return 1 - Correlation.KENDALL.of(own, evaluators);
    }

    private static double[] means(double[][] ratings) {
        return Arrays.stream(ratings).mapToDouble(StatUtils::mean).toArray();
    }

    private static double[] means(double[][] ratings, double[] drawn) {
        return Arrays.stream(ratings)
                .mapToDouble(r -> {
                    double sum = 0;
                    for (double i : drawn) {
                        sum += r[(int) i];
                    }
                    return sum / drawn.length;
                })
                .toArray();
    }
}
