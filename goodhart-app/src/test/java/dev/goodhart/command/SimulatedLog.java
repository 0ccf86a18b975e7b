package dev.goodhart.command;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.QLearning;
import dev.goodhart.planning.TransitionSampler;
import dev.goodhart.reward.NamedReward;
import dev.goodhart.reward.RewardTerm;
import dev.goodhart.study.SeedTree;
import dev.goodhart.world.WorldFile;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The recipe of logs in the examples: episodes on an example world by an agent that acts at random, by one in training under the proxy,
 * and by one in training under the intended reward, in turn, with a random action now and then. A row is an episode; terms and score are
 * discounted sums.
 */
final class SimulatedLog {
    private static final int HORIZON = 60;
    private static final double MOST_NOISE = 0.5;
    private static final QLearning.Settings LEARNING = new QLearning.Settings(30_000, 15, 0.2, 0.2, HORIZON);

    private final TabularMdp mdp;
    private final NamedReward intended;
    private final NamedReward proxy;
    private final RandomGenerator random;

    SimulatedLog(WorldFile world, NamedReward proxy, long seed) {
        mdp = world.world().mdp();
        intended = world.intended();
        this.proxy = proxy;
        random = SeedTree.of("example-log").child(seed).generator();
    }

    /** The weights of the terms, as the command takes them. */
    String weights() {
        return proxy.terms().stream()
                .map(term -> column(term) + "=" + term.weight())
                .collect(Collectors.joining(","));
    }

    String csv(int episodes) {
        List<QLearning.Checkpoint> underProxy = QLearning.train(mdp, proxy.total(), LEARNING, random);
        List<QLearning.Checkpoint> underIntended = QLearning.train(mdp, intended.total(), LEARNING, random);
        List<double[]> terms =
                proxy.terms().stream().map(term -> term.reward().onSupport(mdp)).toList();
        double[] score = intended.total().onSupport(mdp);
        StringBuilder csv = new StringBuilder("episode,");
        proxy.terms().forEach(term -> csv.append(column(term)).append(','));
        csv.append("intended,end\n");
        for (int e = 0; e < episodes; e++) {
            List<QLearning.Checkpoint> agent = e % 3 == 1 ? underProxy : underIntended;
            int[] choice = agent.get(random.nextInt(agent.size())).choice();
            double noise = e % 3 == 0 ? 1 : random.nextDouble(MOST_NOISE);
            csv.append(e).append(episode(choice, noise, terms, score)).append('\n');
        }
        return csv.toString();
    }

    private String episode(int[] choice, double noise, List<double[]> terms, double[] score) {
        TransitionSampler sampler = new TransitionSampler(mdp);
        double[] sums = new double[terms.size() + 1];
        double factor = 1;
        int state = sampler.start(random);
        for (int t = 0; t < HORIZON && !mdp.isTerminal(state); t++) {
            int action = random.nextDouble() < noise ? random.nextInt(mdp.actions()) : choice[state];
            int k = sampler.transition(state * mdp.actions() + action, random);
            for (int i = 0; i < terms.size(); i++) {
                sums[i] += factor * terms.get(i)[k];
            }
            sums[terms.size()] += factor * score[k];
            factor *= mdp.discount();
            state = mdp.successor()[k];
        }
        StringBuilder row = new StringBuilder();
        for (double sum : sums) {
            row.append(',').append(String.format(Locale.ROOT, "%.4f", sum == 0 ? 0.0 : sum));
        }
        return row.append(mdp.isTerminal(state) ? ",terminated" : ",truncated").toString();
    }

    private static String column(RewardTerm term) {
        return term.name().replace(' ', '-');
    }
}
