package dev.goodhart.studies.offswitch;

import dev.goodhart.mdp.TabularMdp;
import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.EpsilonRandomHuman;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.OffSwitchGame;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.oversight.SupervisedMdp;
import dev.goodhart.oversight.SupervisedPlan;
import dev.goodhart.oversight.UtilityBelief;
import dev.goodhart.reward.TabularReward;
import dev.goodhart.study.Recorder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Part E: a corridor with a tile at its left end that disables the switch and a goal at its right end, whose worth is unknown. The
 * robot starts in the middle; every step but the one onto the tile is watched.
 */
final class Corridor {
    private static final double DISCOUNT = 0.95;
    private static final double[] UTILITY = {1, 0.2, -1};
    private static final double[] WEIGHT = {0.4, 0.2, 0.4};
    private static final int LEFT = 0;
    private static final int RIGHT = 1;
    private static final int CELLS = 5;
    private static final int HORIZON = 10;
    private static final int BETAS = 60;
    private static final int EPSILONS = 50;

    private Corridor() {}

    static void run(Recorder recorder) {
        double[] beta = new double[BETAS];
        double[] takes = new double[BETAS];
        double[] value = new double[BETAS];
        for (int i = 0; i < BETAS; i++) {
            beta[i] = Math.pow(10, -2 + 4.0 * i / (BETAS - 1));
            SupervisedPlan plan = plan(CELLS, new BoltzmannHuman(beta[i]));
            takes[i] = plan.probabilityOfDisabling() > 0 ? 1 : 0;
            value[i] = plan.value();
            recorder.progress(i / (double) (BETAS + EPSILONS));
        }
        double[] epsilon = new double[EPSILONS + 1];
        double[] takesEpsilon = new double[EPSILONS + 1];
        for (int i = 0; i <= EPSILONS; i++) {
            epsilon[i] = (double) i / EPSILONS;
            SupervisedPlan plan = plan(CELLS, new EpsilonRandomHuman(epsilon[i]));
            takesEpsilon[i] = plan.probabilityOfDisabling() > 0 ? 1 : 0;
        }
        SupervisedPlan rational = plan(CELLS, new RationalHuman());
        recorder.series("takes the tile against beta", beta, takes);
        recorder.series("value against beta", beta, value);
        recorder.series("takes the tile against epsilon", epsilon, takesEpsilon);
        recorder.metric("rational: probability of taking the tile", rational.probabilityOfDisabling());
        recorder.metric("value without a switch", rational.valueWithoutSwitch());
        oneStep(beta, epsilon, recorder);
    }

    /** Three cells: one watched step to the goal, or two unwatched steps more over the tile. */
    private static void oneStep(double[] beta, double[] epsilon, Recorder recorder) {
        List<HumanPolicy> humans = new ArrayList<>();
        for (double b : beta) {
            humans.add(new BoltzmannHuman(b));
        }
        for (double e : epsilon) {
            humans.add(new EpsilonRandomHuman(e));
        }
        int disagreements = 0;
        double error = 0;
        int taken = 0;
        for (HumanPolicy human : humans) {
            SupervisedPlan plan = plan(3, human);
            OffSwitchGame game = new OffSwitchGame(UtilityBelief.hypotheses(UTILITY, WEIGHT), human);
            double ask = game.incentiveToDefer() + Math.max(game.valueOfActing(), 0);
            double tile = DISCOUNT * DISCOUNT * Math.max(game.valueOfActing(), 0);
            boolean takes = plan.probabilityOfDisabling() > 0;
            taken += takes ? 1 : 0;
            disagreements += takes == tile > Math.max(ask, 0) ? 0 : 1;
            error = Math.max(error, Math.abs(plan.value() - Math.max(Math.max(ask, tile), 0)));
        }
        recorder.metric("one step: humans", humans.size());
        recorder.metric("one step: humans for whom the tile is taken", taken);
        recorder.metric("one step: disagreements with the one-shot formula", disagreements);
        recorder.metric("one step: largest error of the value", error);
    }

    private static SupervisedPlan plan(int cells, HumanPolicy human) {
        int goal = cells - 1;
        TabularMdp.Builder builder = TabularMdp.builder(cells, 2, DISCOUNT);
        for (int s = 0; s < goal; s++) {
            builder.transition(s, LEFT, Math.max(s - 1, 0), 1).transition(s, RIGHT, s + 1, 1);
        }
        TabularMdp mdp = builder.terminal(goal).start(goal / 2, 1).build();
        List<TabularReward> hypotheses = new ArrayList<>();
        for (double u : UTILITY) {
            // On entering the goal only: its own self-loop is over and pays nothing.
            double[] reward = new double[cells * 2];
            reward[(goal - 1) * 2 + RIGHT] = u;
            hypotheses.add(TabularReward.onStateAction(cells, 2, reward));
        }
        BitSet disabling = new BitSet();
        disabling.set(2 + LEFT);
        return new SupervisedMdp(mdp, hypotheses, WEIGHT, human, disabling, new BitSet()).plan(HORIZON);
    }
}
