package dev.goodhart.design;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Episode;
import dev.goodhart.reward.TabularReward;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A reward learned from how episodes rank by their intended return (SORS; Memarian et al. 2021), the baseline that self-supervision is compared
 * with: for pairs of episodes of which one returned strictly more, gradient ascent on the Bradley-Terry likelihood
 * {@code 1 / (1 + exp(phi(worse) - phi(better)))}, phi of an episode being its discounted sum. While no episode is better than another,
 * nothing is learned. Not safe for use by several threads at once.
 */
public final class RankedRewardShaping implements LearnedShaping {
    private final TabularMdp world;
    private final double[] intended;
    private final double rate;
    private final int pairs;
    private final RandomGenerator random;
    private final double[] phi;

    /**
     * Shaping that knows nothing yet.
     *
     * @param world the world
     * @param intended what is wanted
     * @param rate step size, above 0
     * @param pairs most pairs of one update, at least 1; drawn at random where there are more
     * @param random draws the pairs
     */
    public RankedRewardShaping(
            TabularMdp world, TabularReward intended, double rate, int pairs, RandomGenerator random) {
        if (!(rate > 0) || pairs < 1) {
            throw new IllegalArgumentException(
                    "The shaping must have rate > 0 and pairs >= 1, has " + rate + " and " + pairs);
        }
        this.world = world;
        this.intended = intended.onSupport(world);
        this.rate = rate;
        this.pairs = pairs;
        this.random = random;
        this.phi = new double[world.states() * world.actions()];
    }

    @Override
    public double of(int state, int action) {
        return phi[state * world.actions() + action];
    }

    /** The better of two episodes, then the worse. */
    private record Pair(Episode better, Episode worse) {}

    @Override
    public void learn(List<Episode> episodes) {
        List<Pair> ranked = new ArrayList<>();
        for (Episode better : episodes) {
            for (Episode worse : episodes) {
                if (intendedReturn(better) > intendedReturn(worse)) {
                    ranked.add(new Pair(better, worse));
                }
            }
        }
        if (ranked.isEmpty()) {
            return;
        }
        double[] gradient = new double[phi.length];
        int used = Math.min(pairs, ranked.size());
        for (int i = 0; i < used; i++) {
            Pair pair = ranked.size() <= pairs ? ranked.get(i) : ranked.get(random.nextInt(ranked.size()));
            double surprise = 1 / (1 + Math.exp(learnedReturn(pair.better()) - learnedReturn(pair.worse())));
            addVisits(pair.better(), surprise / used, gradient);
            addVisits(pair.worse(), -surprise / used, gradient);
        }
        for (int row = 0; row < phi.length; row++) {
            phi[row] += rate * gradient[row];
        }
    }

    private double intendedReturn(Episode episode) {
        double sum = 0;
        for (int t = episode.steps() - 1; t >= 0; t--) {
            sum = intended[episode.transitions()[t]] + world.discount() * sum;
        }
        return sum;
    }

    private double learnedReturn(Episode episode) {
        double sum = 0;
        for (int t = episode.steps() - 1; t >= 0; t--) {
            sum = of(episode.states()[t], episode.actions()[t]) + world.discount() * sum;
        }
        return sum;
    }

    private void addVisits(Episode episode, double factor, double[] gradient) {
        double weight = factor;
        for (int t = 0; t < episode.steps(); t++) {
            gradient[episode.states()[t] * world.actions() + episode.actions()[t]] += weight;
            weight *= world.discount();
        }
    }

    @Override
    public double[] phi() {
        return phi.clone();
    }
}
