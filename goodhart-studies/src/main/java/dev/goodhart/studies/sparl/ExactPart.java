package dev.goodhart.studies.sparl;

import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.attribution.RedistributionAudit;
import dev.goodhart.attribution.ReturnEquivalence;
import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Part A: what perfect fits have in common, success of the base agents, planning under a grounding signal. */
final class ExactPart {
    static final int[] DIAMONDS = {2, 3, 4};
    static final double[] DISCOUNTS = {0.9, 0.95, 0.99};
    static final double[] FACTORS = {0.9, 1.1};
    static final double[] KAPPAS = {0.2, 0.5, 1};

    private static final int POLICIES = 20;

    private ExactPart() {}

    static void run(Trial<SpaRlSettings> trial) {
        Recorder recorder = trial.recorder();
        for (double kappa : KAPPAS) {
            recorder.metric(
                    "success, kappa " + kappa,
                    ErrandValues.of(ErrandWorld.noisyExpertPolicy(kappa)).success());
        }
        RandomGenerator random = trial.random();
        double residual = 0;
        double returns = 0;
        for (int diamonds : DIAMONDS) {
            ReturnEquivalence graph = ReturnEquivalence.diamonds(diamonds);
            recorder.metric("rank, K " + diamonds, graph.rank());
            recorder.metric("edges - interior, K " + diamonds, graph.edges() - graph.interiorNodes());
            double[] truth = random.doubles(graph.edges()).toArray();
            double[] wanted = graph.returns(truth);
            double[] one = graph.minimiser(wanted, gaussians(graph.edges(), random));
            double[] other = graph.minimiser(wanted, gaussians(graph.edges(), random));
            double[] difference = new double[one.length];
            Arrays.setAll(difference, e -> one[e] - other[e]);
            residual = Math.max(residual, graph.potentialFit(difference).residual());
            for (int policy = 0; policy < POLICIES; policy++) {
                double[] branch = random.doubles(diamonds).toArray();
                returns = Math.max(returns, Math.abs(expected(graph, one, branch) - expected(graph, other, branch)));
            }
        }
        recorder.metric("residual of the potential", residual);
        recorder.metric("difference of returns", returns);
        planning(recorder);
    }

    private static double[] gaussians(int count, RandomGenerator random) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    /** The return of a policy that takes the upper way of diamond k with probability branch[k]; edges of k are 4k .. 4k + 3. */
    private static double expected(ReturnEquivalence graph, double[] reward, double[] branch) {
        List<int[]> paths = graph.paths();
        double[] returns = graph.returns(reward);
        double sum = 0;
        for (int i = 0; i < returns.length; i++) {
            double probability = 1;
            for (int edge : paths.get(i)) {
                if (edge % 4 == 0) {
                    probability *= branch[edge / 4];
                } else if (edge % 4 == 2) {
                    probability *= 1 - branch[edge / 4];
                }
            }
            sum += probability * returns[i];
        }
        return sum;
    }

    private static void planning(Recorder recorder) {
        for (double discount : DISCOUNTS) {
            TabularMdp mdp = ErrandWorld.world(discount).mdp();
            TabularReward intended = TabularReward.onStateAction(mdp.states(), mdp.actions(), paid(Grounding.NONE));
            for (GroundingSignal signal : List.of(GroundingSignal.BONUS, GroundingSignal.PENALTY)) {
                for (double factor : FACTORS) {
                    double beta = factor * GroundingSignal.BONUS.largestSafeBeta(1, discount);
                    TabularReward reward =
                            TabularReward.onStateAction(mdp.states(), mdp.actions(), paid(new Grounding(signal, beta)));
                    recorder.metric(
                            finishes(signal, discount, factor),
                            RedistributionAudit.of(mdp, reward, intended).finishes());
                }
            }
        }
    }

    static String finishes(GroundingSignal signal, double discount, double factor) {
        return "finishes, " + new Grounding(signal, factor).label() + " of the threshold, discount " + discount;
    }

    private static double[] paid(Grounding grounding) {
        double[] paid = new double[ErrandWorld.STATES * ErrandWorld.ACTIONS];
        for (int row = 0; row < paid.length; row++) {
            int s = row / ErrandWorld.ACTIONS;
            int a = row % ErrandWorld.ACTIONS;
            if (!ErrandWorld.isTerminal(s)) {
                paid[row] = (ErrandWorld.isTerminal(ErrandWorld.next(s, a)) ? 1 : 0)
                        + grounding.signal().pay(grounding.beta(), ErrandWorld.executed(s, a));
            }
        }
        return paid;
    }
}
