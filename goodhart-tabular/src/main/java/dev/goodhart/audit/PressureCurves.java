package dev.goodhart.audit;

import dev.goodhart.comparison.AchievableRegion;
import dev.goodhart.comparison.StandardizedReward;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.planning.Backup;
import dev.goodhart.planning.Evaluation;
import dev.goodhart.planning.QLearning;
import dev.goodhart.planning.SoftPlanner;
import dev.goodhart.planning.TabularPolicy;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.SeedTree;
import java.util.List;

/** Makes the Goodhart curves: maximum-entropy policies of growing pressure, and a learner's training. */
final class PressureCurves {
    private static final double WEAKEST = -1.5;
    private static final double STRONGEST = 3.5;
    private static final double FINE_ENOUGH_TO_DRAW = 1e-9;
    /** How much less precise the curves of a large world may be than the plans that its verdict rests on. */
    private static final double COARSER = 100;

    private final TabularMdp mdp;
    private final double[] intended;
    private final double[] proxy;
    private final AchievableRegion region;
    private final double precision;

    PressureCurves(TabularMdp mdp, double[] intended, double[] proxy, AchievableRegion region, double precision) {
        this.mdp = mdp;
        this.intended = intended;
        this.proxy = proxy;
        this.region = region;
        this.precision = Math.max(COARSER * precision, FINE_ENOUGH_TO_DRAW);
    }

    /**
     * Pressures from about none to about full, in units of the largest advantage any action has over the uniform policy.
     *
     * @param advantages the proxy standardized by VAL: its advantages over the uniform policy, divided by their norm
     * @param settings how many and how fine
     */
    PressureCurve maximumEntropy(StandardizedReward advantages, AuditSettings settings) {
        double largest = 0;
        for (double a : advantages.reward().stateAction()) {
            largest = Math.max(largest, advantages.norm() * Math.abs(a));
        }
        int points = settings.pressures();
        double[] pressure = new double[points];
        for (int i = 1; i < points; i++) {
            double exponent = WEAKEST + (STRONGEST - WEAKEST) * (i - 1) / Math.max(1, points - 2);
            pressure[i] = Math.pow(10, exponent) / Math.max(largest, Double.MIN_NORMAL);
        }
        Builder builder = new Builder(points);
        for (TabularPolicy policy : new SoftPlanner(mdp, settings.softTolerance()).path(proxy, pressure)) {
            builder.add(policy);
        }
        return builder.curve(pressure);
    }

    PressureCurve learner(TabularReward reward, AuditSettings settings) {
        QLearning.Settings learning = new QLearning.Settings(
                settings.learnerSteps(), settings.checkpoints(), 0.2, 0.1, horizon(mdp.discount()));
        List<QLearning.Checkpoint> checkpoints = QLearning.train(
                mdp,
                reward,
                learning,
                SeedTree.of("audit").child(settings.seed()).generator());
        Builder builder = new Builder(checkpoints.size());
        for (QLearning.Checkpoint checkpoint : checkpoints) {
            builder.add(TabularPolicy.deterministic(mdp.actions(), checkpoint.choice()));
        }
        return builder.curve(
                checkpoints.stream().mapToDouble(QLearning.Checkpoint::steps).toArray());
    }

    /** Steps after which less than one percent of the discounted weight remains. */
    private static int horizon(double discount) {
        return (int) Math.clamp(Math.ceil(Math.log(0.01) / Math.log(Math.max(discount, 0.5))), 20, 1_000);
    }

    private final class Builder {
        private final double[] divergence;
        private final double[] proxyShare;
        private final double[] intendedShare;
        private int size;

        Builder(int points) {
            divergence = new double[points];
            proxyShare = new double[points];
            intendedShare = new double[points];
        }

        void add(TabularPolicy policy) {
            double[] visits = Evaluation.of(mdp, policy, precision).occupancy();
            proxyShare[size] = region.proxyRange().share(Backup.dot(visits, proxy));
            intendedShare[size] = region.intendedRange().share(Backup.dot(visits, intended));
            double sum = 0;
            for (int row = 0; row < visits.length; row++) {
                if (visits[row] > 0) {
                    sum += visits[row] * Math.log(policy.probability()[row] * mdp.actions());
                }
            }
            divergence[size++] = sum * (1 - mdp.discount());
        }

        PressureCurve curve(double[] pressure) {
            return new PressureCurve(pressure, divergence, proxyShare, intendedShare);
        }
    }
}
