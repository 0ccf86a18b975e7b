package dev.goodhart.judge.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The mean cosine of each vector with all others of its corpus, from their sum: linear in the size of the corpus. */
final class MeanCosine {
    private MeanCosine() {}

    /**
     * {@return for every vector its mean cosine with the others, NaN for a vector that is zero}
     *
     * @param vectors sparse vectors, at least two
     */
    static double[] of(List<Map<Integer, Double>> vectors) {
        Map<Integer, Double> sum = new HashMap<>();
        double[] length = new double[vectors.size()];
        int nonzero = 0;
        for (int i = 0; i < length.length; i++) {
            length[i] = Math.sqrt(
                    vectors.get(i).values().stream().mapToDouble(v -> v * v).sum());
            if (length[i] > 0) {
                nonzero++;
                double unit = length[i];
                vectors.get(i).forEach((key, value) -> sum.merge(key, value / unit, Double::sum));
            }
        }
        double[] mean = new double[length.length];
        for (int i = 0; i < mean.length; i++) {
            double unit = length[i];
            double product = 0;
            for (Map.Entry<Integer, Double> entry : vectors.get(i).entrySet()) {
                product += entry.getValue() / unit * sum.getOrDefault(entry.getKey(), 0.0);
            }
            mean[i] = unit > 0 && nonzero > 1 ? (product - 1) / (nonzero - 1) : Double.NaN;
        }
        return mean;
    }
}
