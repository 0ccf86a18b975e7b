package dev.goodhart.studies.heron;

import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorPool;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.LevelUsage;
import dev.goodhart.linearreward.FeatureRows;
import dev.goodhart.linearreward.LinearBradleyTerry;
import dev.goodhart.planning.Planner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.planning.TransitionSampler;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The alternation of Bukharin et al. 2023 with a weight for every state and action as the reward and an exact planner as the learner:
 * collect segments, measure the margins again over all of them, decide random pairs, learn the reward, plan on it. The first round acts at
 * random, later ones by the latest plan with exploration.
 */
final class CrossingLearner {
    /** Gives the labels. */
    @FunctionalInterface
    interface Labeller {
        DecidedPairs label(HierarchicalJudge judge, int pairs, RandomGenerator random);
    }

    /**
     * What came out.
     *
     * @param averages long-run averages of the factors under the last plan
     * @param choice its action in every state
     * @param usage what decided the labels of the last round
     * @param accuracy the share of the last round's labels that the learned reward agrees with
     */
    record Outcome(double[] averages, int[] choice, LevelUsage usage, double accuracy) {}

    private final CrossingWorld world;
    private final CrossingSettings settings;
    private final TransitionSampler sampler;

    CrossingLearner(CrossingWorld world, CrossingSettings settings) {
        this.world = world;
        this.settings = settings;
        this.sampler = new TransitionSampler(world.mdp());
    }

    /**
     * Learns.
     *
     * @param hierarchy of the three factors, in any order
     * @param scale what each factor is multiplied by before anyone sees it, in the order of {@link CrossingWorld#FACTORS}
     * @param labeller gives the labels
     * @param random where everything random comes from
     */
    Outcome learn(FactorHierarchy hierarchy, double[] scale, Labeller labeller, RandomGenerator random) {
        int[] order = hierarchy.names().stream()
                .mapToInt(CrossingWorld.FACTORS::indexOf)
                .toArray();
        FactorPool pool = new FactorPool(hierarchy, settings.rounds() * settings.segments());
        FeatureRows visits = new FeatureRows(world.mdp().states() * world.mdp().actions());
        TabularPolicy behaviour = TabularPolicy.uniform(world.mdp());
        for (int round = 0; ; round++) {
            for (int s = 0; s < settings.segments(); s++) {
                collect(behaviour, order, scale, pool, visits, random);
            }
            DecidedPairs pairs = labeller.label(pool.judge(), settings.pairs(), random);
            LinearBradleyTerry reward = new LinearBradleyTerry(visits.width(), settings.l2());
            reward.adam(visits, pairs.winners(), pairs.losers(), settings.adamSteps(), settings.rate());
            int[] choice = new Planner(world.mdp()).solve(reward.weights()).choice();
            if (round == settings.rounds() - 1) {
                return new Outcome(
                        world.averages(TabularPolicy.deterministic(world.mdp().actions(), choice)),
                        choice,
                        pairs.usage(hierarchy),
                        LinearBradleyTerry.accuracy(visits.times(reward.weights()), pairs.winners(), pairs.losers()));
            }
            behaviour = exploring(choice);
        }
    }

    /** The planned action, replaced by a random one now and then. */
    private TabularPolicy exploring(int[] choice) {
        int actions = world.mdp().actions();
        double[] probability = new double[choice.length * actions];
        Arrays.fill(probability, settings.exploration() / actions);
        for (int s = 0; s < choice.length; s++) {
            probability[s * actions + choice[s]] += 1 - settings.exploration();
        }
        return new TabularPolicy(choice.length, actions, probability);
    }

    private void collect(
            TabularPolicy behaviour,
            int[] order,
            double[] scale,
            FactorPool pool,
            FeatureRows visits,
            RandomGenerator random) {
        double[] sums = new double[order.length];
        int state = sampler.start(random);
        for (int step = 0; step < settings.steps(); step++) {
            int row = sampler.row(behaviour, state, random);
            visits.add(row, 1);
            for (int level = 0; level < order.length; level++) {
                sums[level] += world.factor(order[level])[row];
            }
            state = world.mdp().successor()[sampler.transition(row, random)];
        }
        visits.endRow();
        for (int level = 0; level < order.length; level++) {
            sums[level] = sums[level] / settings.steps() * scale[order[level]];
        }
        pool.add(sums);
    }
}
