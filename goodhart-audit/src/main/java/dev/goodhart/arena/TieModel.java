package dev.goodhart.arena;

import java.util.Arrays;
import java.util.List;

/**
 * Davidson's model of paired comparisons with ties (1970): with strengths s and tie parameter theta, the verdicts on i and j weigh
 * exp(d), exp(-d) and exp(theta) for d = (s_i - s_j) / 2. The log-likelihood is concave in (s, theta).
 */
final class TieModel {
    private final int entrants;
    private final List<PairRecord> pairs;
    private final boolean ties;

    TieModel(int entrants, List<PairRecord> pairs) {
        this.entrants = entrants;
        this.pairs = pairs;
        ties = pairs.stream().anyMatch(pair -> pair.draws() > 0);
    }

    /** Without a draw theta is minus infinity and no parameter. */
    boolean hasTies() {
        return ties;
    }

    int parameters() {
        return entrants + (ties ? 1 : 0);
    }

    /** The log-likelihood of (s, theta). */
    double logLikelihood(double[] at) {
        double sum = 0;
        for (PairRecord pair : pairs) {
            double d = (at[pair.first()] - at[pair.second()]) / 2;
            double theta = ties ? at[entrants] : Double.NEGATIVE_INFINITY;
            double top = Math.max(Math.abs(d), theta);
            double weight = Math.exp(d - top) + Math.exp(-d - top) + Math.exp(theta - top);
            sum += pair.majority() * d - pair.matches() * (top + Math.log(weight));
            if (ties) {
                sum += pair.draws() * theta;
            }
        }
        return sum;
    }

    /** Fills the gradient of the log-likelihood and the observed information, minus its second derivatives. */
    void derivatives(double[] at, double[] gradient, double[][] information) {
        Arrays.fill(gradient, 0);
        for (double[] row : information) {
            Arrays.fill(row, 0);
        }
        for (PairRecord pair : pairs) {
            int i = pair.first();
            int j = pair.second();
            double d = (at[i] - at[j]) / 2;
            double theta = ties ? at[entrants] : Double.NEGATIVE_INFINITY;
            double top = Math.max(Math.abs(d), theta);
            double win = Math.exp(d - top);
            double loss = Math.exp(-d - top);
            double tie = Math.exp(theta - top);
            double weight = win + loss + tie;
            double mean = (win - loss) / weight;
            double tied = tie / weight;
            double n = pair.matches();
            double slope = (pair.majority() - n * mean) / 2;
            gradient[i] += slope;
            gradient[j] -= slope;
            double curve = n * ((win + loss) / weight - mean * mean) / 4;
            information[i][i] += curve;
            information[j][j] += curve;
            information[i][j] -= curve;
            information[j][i] -= curve;
            if (ties) {
                gradient[entrants] += pair.draws() - n * tied;
                information[entrants][entrants] += n * tied * (1 - tied);
                double cross = -n * mean * tied / 2;
                information[i][entrants] += cross;
                information[entrants][i] += cross;
                information[j][entrants] -= cross;
                information[entrants][j] -= cross;
            }
        }
    }
}
