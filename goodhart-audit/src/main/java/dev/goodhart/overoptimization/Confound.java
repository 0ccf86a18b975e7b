package dev.goodhart.overoptimization;

import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Something that should not matter to the proxy, such as the length of a response or its place in the list a judge saw. All figures are
 * Spearman's rho within prompts.
 *
 * @param name what it is
 * @param withProxy how it goes with the proxy
 * @param withGold how it goes with the gold reward; NaN without one
 * @param proxyToGold how the proxy goes with the gold reward
 * @param partial the same, with the confound held fixed
 */
public record Confound(String name, Interval withProxy, Interval withGold, Interval proxyToGold, Interval partial) {
    /** {@return whether the proxy clearly goes with it, and clearly more (or the other way) than the gold reward does} */
    public boolean suspicious() {
        boolean proxyRises = withProxy.low() > 0;
        boolean proxyFalls = withProxy.high() < 0;
        if (Double.isNaN(withGold.estimate())) {
            return proxyRises || proxyFalls;
        }
        return (proxyRises && withGold.high() < withProxy.low()) || (proxyFalls && withGold.low() > withProxy.high());
    }

    static List<Confound> all(List<PromptSamples> prompts, SampleRoles roles, int resamples, RandomGenerator random) {
        WithinPrompts within = new WithinPrompts(prompts, resamples, random);
        // One pair of numbers, and one interval of it, whatever it is held against.
        Interval proxyToGold = roles.gold() && !roles.confounds().isEmpty()
                ? within.correlation(LinkTable.PROXY, SampleRoles.GOLD)
                : WithinPrompts.NONE;
        List<Confound> confounds = new ArrayList<>();
        for (String name : roles.confounds()) {
            confounds.add(new Confound(
                    name,
                    within.correlation(LinkTable.PROXY, name),
                    roles.gold() ? within.correlation(SampleRoles.GOLD, name) : WithinPrompts.NONE,
                    proxyToGold,
                    roles.gold() ? within.partial(LinkTable.PROXY, SampleRoles.GOLD, name) : WithinPrompts.NONE));
        }
        return confounds;
    }
}
