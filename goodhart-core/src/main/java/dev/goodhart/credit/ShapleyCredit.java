package dev.goodhart.credit;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Shapley values (Shapley 1953): SV_i = sum over S without i of |S|! (N-|S|-1)! / N! [v(S+i) - v(S)].
 *
 * <p>Exactly: with the weights w(s) = s! (N-s-1)! / N!, SV_i = sum_{S with i} [w(|S|-1) + w(|S|)] v(S) - sum_S w(|S|) v(S), and the sums
 * over the coalitions with each i are found together by halving the table N times, 2^(N+1) additions in place of N 2^N.
 *
 * <p>Sampled: the mean over random orders of what each unit adds when it arrives, each order taken backwards as well (Castro, Gomez and
 * Tejada 2009; antithetic pairs: Mitchell, Cooper, Frank and Holmes 2022). The standard error is that of the means of pairs.
 */
final class ShapleyCredit {
    private ShapleyCredit() {}

    record Values(double[] credits, double @Nullable [] standardErrors) {}

    static Values of(CreditMethod.Shapley method, KnownValues values, int units) {
        if (method.isExactFor(units)) {
            return new Values(exact(values.askAll(), units), null);
        }
        if (!method.sampling()) {
            throw new InvalidInputException("Exact Shapley values must have at most " + CreditMethod.MOST_EXACT
                    + " units (2^N evaluations), there are " + units
                    + "\nMaybe Owen values on a tree, or Shapley values sampled under a budget.");
        }
        return sampled(method, values, units);
    }

    static double[] exact(double[] table, int units) {
        double[] weight = new double[units + 1];
        if (units > 0) {
            weight[0] = 1.0 / units;
        }
        for (int s = 1; s < units; s++) {
            weight[s] = weight[s - 1] * s / (units - s);
        }
        double[] joined = new double[table.length];
        double all = 0;
        for (int bits = 0; bits < table.length; bits++) {
            int size = Integer.bitCount(bits);
            // Counted from nobody, so that a large constant in all values costs no digits.
            double v = table[bits] - table[0];
            all += weight[size] * v;
            joined[bits] = size == 0 ? 0 : (weight[size - 1] + weight[size]) * v;
        }
        double[] credits = new double[units];
        int length = joined.length;
        for (int unit = 0; unit < units; unit++) {
            length /= 2;
            double with = 0;
            for (int k = 0; k < length; k++) {
                with += joined[2 * k + 1];
                joined[k] = joined[2 * k] + joined[2 * k + 1];
            }
            credits[unit] = with - all;
        }
        return credits;
    }

    private static Values sampled(CreditMethod.Shapley method, KnownValues values, int units) {
        // Nobody, everybody and each alone come first; an order and its reverse share their ends.
        int perPair = 2 * (units - 1);
        int pairs = (method.budget() - 2 - units) / perPair;
        if (pairs < 2) {
            throw new InvalidInputException("The budget of evaluations (" + method.budget() + ") must be at least "
                    + (2 + units + 2 * perPair) + " for " + units + " units: two random orders there and back");
        }
        RandomGenerator random = SeedTree.of("credit").child(method.seed()).generator();
        double[] mean = new double[units];
        double[] squares = new double[units];
        for (int pair = 1; pair <= pairs; pair++) {
            int[] order = shuffled(units, random);
            int[] back = new int[units];
            for (int i = 0; i < units; i++) {
                back[i] = order[units - 1 - i];
            }
            double[] added = new double[units];
            List<Coalition> chain = chain(order);
            List<Coalition> chainBack = chain(back);
            List<Coalition> both = new ArrayList<>(chain);
            both.addAll(chainBack);
            values.ask(both);
            add(order, chain, values, added);
            add(back, chainBack, values, added);
            for (int i = 0; i < units; i++) {
                double delta = added[i] - mean[i];
                mean[i] += delta / pair;
                squares[i] += delta * (added[i] - mean[i]);
            }
        }
        double[] errors = new double[units];
        for (int i = 0; i < units; i++) {
            errors[i] = Math.sqrt(Math.max(0, squares[i]) / (pairs - 1.0) / pairs);
        }
        return new Values(mean, errors);
    }

    private static List<Coalition> chain(int[] order) {
        List<Coalition> chain = new ArrayList<>(order.length + 1);
        Coalition present = Coalition.none(order.length);
        chain.add(present);
        for (int unit : order) {
            present = present.with(unit);
            chain.add(present);
        }
        return chain;
    }

    private static void add(int[] order, List<Coalition> chain, KnownValues values, double[] added) {
        double before = values.of(chain.getFirst());
        for (int k = 0; k < order.length; k++) {
            double after = values.of(chain.get(k + 1));
            added[order[k]] += (after - before) / 2;
            before = after;
        }
    }

    private static int[] shuffled(int units, RandomGenerator random) {
        int[] order = new int[units];
        for (int i = 0; i < units; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
