package dev.goodhart.studies.denserewards;

import dev.goodhart.credit.CoalitionValue;
import dev.goodhart.credit.CreditAssignment;
import dev.goodhart.credit.CreditMethod;
import dev.goodhart.credit.OwenTree;
import dev.goodhart.figure.ColouredText;
import dev.goodhart.study.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Games whose credit is known (part C). */
final class CreditGames {
    static final String ARM = "credit, known games";
    static final String GLOVE = "largest error on the glove game";
    static final String RESIDUAL = "largest efficiency residual";
    static final String TWO_BODY = "largest difference of Owen and Shapley on two-body games";
    static final String DIFFERENCE = "difference of Owen and Shapley on the glove game";

    private static final int GAMES = 100;

    private CreditGames() {}

    static void run(Recorder recorder, RandomGenerator random) {
        CoalitionValue glove = CoalitionValue.each(c -> c.contains(0) && (c.contains(1) || c.contains(2)) ? 1 : 0);
        OwenTree rightTogether = OwenTree.fork(OwenTree.leaf(0), OwenTree.fork(OwenTree.leaf(1), OwenTree.leaf(2)));
        OwenTree leftWithOne = OwenTree.fork(OwenTree.fork(OwenTree.leaf(0), OwenTree.leaf(1)), OwenTree.leaf(2));
        double[] shapley = credits(3, glove, CreditMethod.shapley());
        double[] owen = credits(3, glove, CreditMethod.owen(rightTogether));
        double error = largest(shapley, 2.0 / 3, 1.0 / 6, 1.0 / 6);
        error = Math.max(error, largest(owen, 0.5, 0.25, 0.25));
        error = Math.max(error, largest(credits(3, glove, CreditMethod.owen(leftWithOne)), 0.75, 0.25, 0));
        recorder.metric(GLOVE, error);
        recorder.metric(DIFFERENCE, largest(owen, shapley));
        double residual = 0;
        double twoBody = 0;
        for (int game = 0; game < GAMES; game++) {
            int units = 1 + random.nextInt(8);
            double[] table = new double[1 << units];
            Arrays.setAll(table, bits -> random.nextGaussian());
            double added = table[table.length - 1] - table[0];
            OwenTree tree = OwenTree.balanced(units);
            for (CreditMethod method :
                    List.of(CreditMethod.shapley(), CreditMethod.owen(tree), CreditMethod.prefix())) {
                double sum = Arrays.stream(credits(units, CoalitionValue.table(table), method))
                        .sum();
                residual = Math.max(residual, Math.abs(sum - added));
            }
            CoalitionValue pairs = CoalitionValue.table(twoBody(units, random));
            twoBody = Math.max(
                    twoBody,
                    largest(
                            credits(units, pairs, CreditMethod.owen(tree)),
                            credits(units, pairs, CreditMethod.shapley())));
        }
        recorder.metric(RESIDUAL, residual);
        recorder.metric(TWO_BODY, twoBody);
        sentence(recorder, CreditMethod.shapley(), "Shapley credit");
        sentence(recorder, CreditMethod.prefix(), "Prefix credit");
    }

    private static double[] credits(int units, CoalitionValue value, CreditMethod method) {
        return CreditAssignment.assign(units, value, method).credits();
    }

    private static double largest(double[] actual, double... expected) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(actual[i] - expected[i]));
        }
        return largest;
    }

    private static double[] twoBody(int units, RandomGenerator random) {
        double[] terms = new double[1 << units];
        for (int bits = 0; bits < terms.length; bits++) {
            terms[bits] = Integer.bitCount(bits) <= 2 ? random.nextGaussian() : 0;
        }
        double[] table = new double[terms.length];
        for (int bits = 0; bits < table.length; bits++) {
            for (int part = 0; part <= bits; part++) {
                table[bits] += (part & bits) == part ? terms[part] : 0;
            }
        }
        return table;
    }

    /** Good is worth 2 and dull -2; a "not" anywhere before turns what follows to the next comma over. */
    private static void sentence(Recorder recorder, CreditMethod method, String title) {
        List<String> words = List.of("The ", "plot ", "is ", "not ", "good, ", "but ", "it ", "is ", "never ", "dull.");
        double[] credits = credits(
                words.size(),
                CoalitionValue.each(c -> {
                    double clause = c.contains(4) ? 2 : 0;
                    double second = c.contains(9) ? -2 : 0;
                    return (c.contains(3) ? -clause : clause) + (c.contains(8) ? -second : second);
                }),
                method);
        List<ColouredText.Piece> pieces = new ArrayList<>();
        for (int i = 0; i < credits.length; i++) {
            pieces.add(new ColouredText.Piece(words.get(i), credits[i]));
        }
        recorder.figure(new ColouredText(
                "A sentence by " + title,
                "The score counts 'good' as 2 and 'dull' as -2 and turns the sign after 'not' and 'never'. Whatever the split, it"
                        + " sums to 0.",
                "credit",
                pieces));
    }
}
