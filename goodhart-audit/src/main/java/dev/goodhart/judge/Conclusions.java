package dev.goodhart.judge;

import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the conclusions of a table, one for every pair of systems, and follows them through the contexts. */
final class Conclusions {
    private Conclusions() {}

    static List<Conclusion> of(ScoreTable table, double[][] means, CellBootstrap bootstrap) {
        List<Conclusion> conclusions = new ArrayList<>();
        for (int i = 0; i < table.systems().size(); i++) {
            for (int j = i + 1; j < table.systems().size(); j++) {
                double difference = 0;
                for (double[] mean : means) {
                    difference += (mean[i] - mean[j]) / means.length;
                }
                conclusions.add(
                        difference >= 0
                                ? of(table, means, bootstrap, i, j, difference)
                                : of(table, means, bootstrap, j, i, -difference));
            }
        }
        conclusions.sort(Comparator.comparingDouble(Conclusion::difference).reversed());
        return List.copyOf(conclusions);
    }

    private static Conclusion of(
            ScoreTable table, double[][] means, CellBootstrap bootstrap, int better, int worse, double difference) {
        List<String> agreeing = new ArrayList<>();
        List<String> reversed = new ArrayList<>();
        List<String> clearlyAgreeing = new ArrayList<>();
        List<String> clearlyReversed = new ArrayList<>();
        for (int c = 0; c < means.length; c++) {
            String context = table.contexts().get(c);
            double gap = means[c][better] - means[c][worse];
            Interval interval = bootstrap.difference(gap, c, better, worse);
            if (gap > 0) {
                agreeing.add(context);
                if (interval.low() > 0) {
                    clearlyAgreeing.add(context);
                }
            } else if (gap < 0) {
                reversed.add(context);
                if (interval.high() < 0) {
                    clearlyReversed.add(context);
                }
            }
        }
        return new Conclusion(
                table.systems().get(better),
                table.systems().get(worse),
                difference,
                means.length,
                List.copyOf(agreeing),
                List.copyOf(reversed),
                List.copyOf(clearlyAgreeing),
                List.copyOf(clearlyReversed));
    }
}
