package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What one weighted term of the proxy does.
 *
 * @param name the term
 * @param spread its share of the proxy's variance within prompts, {@code cov(term, proxy) / var(proxy)}; shares sum to 1 if the terms sum to the
 *     proxy
 * @param paid its share of what the proxy gains from one draw to the most draws
 * @param withGold Spearman's rho with the gold reward within prompts; NaN without one
 */
public record TermShare(String name, double spread, double paid, Interval withGold) {
    /** {@return whether the term pays for choices while it goes against the gold reward} */
    public boolean pullsAgainstGold() {
        return paid > 0 && withGold.high() < 0;
    }

    static List<TermShare> all(
            List<PromptSamples> prompts,
            SampleRoles roles,
            Map<String, List<Interval>> curves,
            int resamples,
            RandomGenerator random) {
        WithinPrompts within = new WithinPrompts(prompts, resamples, random);
        double variance = covariance(prompts, LinkTable.PROXY);
        double gain = gain(curves, LinkTable.PROXY);
        List<TermShare> shares = new ArrayList<>();
        for (String term : roles.terms()) {
            shares.add(new TermShare(
                    term,
                    covariance(prompts, term) / variance,
                    gain(curves, term) / gain,
                    roles.gold() ? within.correlation(term, SampleRoles.GOLD) : WithinPrompts.NONE));
        }
        return shares;
    }

    private static double gain(Map<String, List<Interval>> curves, String column) {
        List<Interval> curve = curves.getOrDefault(column, List.of());
        return curve.getLast().estimate() - curve.getFirst().estimate();
    }

    /** Of a column with the proxy, within prompts. */
    private static double covariance(List<PromptSamples> prompts, String column) {
        double sum = 0;
        for (PromptSamples prompt : prompts) {
            double[] values = prompt.column(column);
            double mean = Arrays.stream(values).average().orElse(0);
            double proxyMean = Arrays.stream(prompt.proxy()).average().orElse(0);
            for (int i = 0; i < values.length; i++) {
                sum += (values[i] - mean) * (prompt.proxy()[i] - proxyMean);
            }
        }
        return sum;
    }
}
