package dev.goodhart.studies.starc;

import dev.goodhart.comparison.CanonicalizationFunction;
import dev.goodhart.comparison.Canonicalizer;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.random.RandomGenerator;

/**
 * C5: the VAL form of a reward is the advantage of the policy, the same for every successor, and averages to zero over the policy's
 * actions. The advantage is worked out here from its definition, with V by plain iteration, and shares no code with the
 * canonicalisation.
 */
final class AdvantageIdentity {
    static final String ARM = "advantage";
    static final String DIFFERENCE = "largest difference of VAL and advantage";
    static final String MEAN = "largest mean of VAL over the policy's actions";

    private double difference;
    private double mean;

    private AdvantageIdentity() {}

    static void run(Recorder recorder, RandomGenerator random, int worlds) {
        AdvantageIdentity identity = new AdvantageIdentity();
        for (EpicGridworld grid : EpicGridworld.both()) {
            for (TabularReward reward : EpicGridworld.rewards().values()) {
                identity.check(grid.mdp(), reward, TabularPolicy.uniform(grid.mdp()));
            }
        }
        for (int w = 0; w < worlds; w++) {
            TabularMdp mdp = RandomMdpGenerator.logits(random);
            TabularReward reward = RandomMdpGenerator.mixture(mdp, random);
            identity.check(mdp, reward, TabularPolicy.uniform(mdp));
            identity.check(mdp, reward, policy(mdp, random));
        }
        recorder.metric(DIFFERENCE, identity.difference);
        recorder.metric(MEAN, identity.mean);
    }

    private void check(TabularMdp mdp, TabularReward reward, TabularPolicy policy) {
        TabularReward canonical = new Canonicalizer(mdp, policy).canonicalize(CanonicalizationFunction.VAL, reward);
        double[] values = iterate(mdp, reward, policy);
        for (int s = 0; s < mdp.states(); s++) {
            double[] sum = new double[mdp.states()];
            for (int a = 0; a < mdp.actions(); a++) {
                double advantage = actionValue(mdp, reward, values, s, a) - values[s];
                for (int next = 0; next < sum.length; next++) {
                    double c = canonical.value(s, a, next);
                    difference = Math.max(difference, Math.abs(c - advantage));
                    sum[next] += policy.probability()[s * mdp.actions() + a] * c;
                }
            }
            for (double average : sum) {
                mean = Math.max(mean, Math.abs(average));
            }
        }
    }

    /** V of the policy by repeated backups, each of which takes the discount off the error, until that is below rounding. */
    private static double[] iterate(TabularMdp mdp, TabularReward reward, TabularPolicy policy) {
        double[] values = new double[mdp.states()];
        double sweeps = Math.log(1e-18) / Math.log(mdp.discount());
        for (int sweep = 0; sweep < sweeps; sweep++) {
            double[] next = new double[values.length];
            for (int s = 0; s < next.length; s++) {
                for (int a = 0; a < mdp.actions(); a++) {
                    next[s] += policy.probability()[s * mdp.actions() + a] * actionValue(mdp, reward, values, s, a);
                }
            }
            values = next;
        }
        return values;
    }

    private static double actionValue(TabularMdp mdp, TabularReward reward, double[] values, int s, int a) {
        double sum = 0;
        int row = s * mdp.actions() + a;
        for (int k = mdp.rowStart()[row]; k < mdp.rowStart()[row + 1]; k++) {
            int next = mdp.successor()[k];
            sum += mdp.probability()[k] * (reward.value(s, a, next) + mdp.discount() * values[next]);
        }
        return sum;
    }

    private static TabularPolicy policy(TabularMdp mdp, RandomGenerator random) {
        double[] visits = new double[mdp.states() * mdp.actions()];
        for (int i = 0; i < visits.length; i++) {
            visits[i] = random.nextExponential();
        }
        return TabularPolicy.ofOccupancy(mdp.states(), mdp.actions(), visits);
    }
}
