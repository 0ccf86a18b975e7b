package dev.goodhart.studies.offswitch;

import dev.goodhart.oversight.BoltzmannHuman;
import dev.goodhart.oversight.DeferralRule;
import dev.goodhart.oversight.EpsilonRandomHuman;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.NormalBelief;
import dev.goodhart.oversight.OffSwitchGame;
import dev.goodhart.oversight.ProbitHuman;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.study.Recorder;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The game played out: utilities and answers are drawn, payoffs averaged and compared with the exact Delta in standard errors; and
 * rules for acting, waiting and stopping are paid on the same draws.
 */
final class Simulation {
    /**
     * One cell.
     *
     * @param mean E[U]
     * @param sd standard deviation of U
     * @param human the human
     */
    private record Cell(double mean, double sd, HumanPolicy human) {}

    private static final List<Cell> CELLS = List.of(
            new Cell(0, 0.5, new RationalHuman()),
            new Cell(0.25, 0.5, new RationalHuman()),
            new Cell(-0.75, 1, new RationalHuman()),
            new Cell(0.25, 0.5, new BoltzmannHuman(0.5)),
            new Cell(-0.25, 1, new BoltzmannHuman(1)),
            new Cell(0.25, 0.25, new BoltzmannHuman(1.5)),
            new Cell(0.25, 0.5, new ProbitHuman(0.5)),
            new Cell(-0.5, 0.75, new EpsilonRandomHuman(0.1)));

    /** The human the rules are paid with. */
    static final HumanPolicy HUMAN = new BoltzmannHuman(0.25);

    static final List<DeferralRule> RULES = List.of(
            DeferralRule.optimal(HUMAN),
            DeferralRule.naiveMaximiser(),
            DeferralRule.alwaysAsk(),
            DeferralRule.neverAct(),
            DeferralRule.doubtExceedsMean());

    private Simulation() {}

    static int cells() {
        return CELLS.size();
    }

    static void run(OffSwitchSettings settings, RandomGenerator random, Recorder recorder) {
        for (int c = 0; c < CELLS.size(); c++) {
            recorder.metric(name(c), deviation(CELLS.get(c), settings.plays(), random));
            recorder.progress((c + 1) / (CELLS.size() + 1.0));
        }
        payoffs(settings.plays(), random, recorder);
    }

    static String name(int cell) {
        Cell c = CELLS.get(cell);
        return "standard errors from the exact Delta: N(" + c.mean() + ", " + c.sd() + "), "
                + c.human().describe();
    }

    private static double deviation(Cell cell, int plays, RandomGenerator random) {
        double alone = Math.max(cell.mean(), 0);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < plays; i++) {
            double u = cell.mean() + cell.sd() * random.nextGaussian();
            double gain = (random.nextDouble() < cell.human().allow(u) ? u : 0) - alone;
            sum += gain;
            squares += gain * gain;
        }
        double average = sum / plays;
        double error = Math.sqrt((squares / plays - average * average) / (plays - 1));
        double exact = new OffSwitchGame(new NormalBelief(cell.mean(), cell.sd()), cell.human()).incentiveToDefer();
        return (average - exact) / error;
    }

    /** U ~ N(0, 1) seen through noise of sd 1: the posterior mean is half of what is seen, its variance one half. */
    private static void payoffs(int plays, RandomGenerator random, Recorder recorder) {
        double sd = Math.sqrt(0.5);
        double[] sum = new double[RULES.size()];
        for (int i = 0; i < plays; i++) {
            double u = random.nextGaussian();
            double mean = (u + random.nextGaussian()) / 2;
            boolean allowed = random.nextDouble() < HUMAN.allow(u);
            for (int r = 0; r < sum.length; r++) {
                sum[r] += switch (RULES.get(r).choice().choose(mean, sd)) {
                    case ACT -> u;
                    case WAIT -> allowed ? u : 0;
                    case SWITCH_OFF -> 0;
                };
            }
        }
        for (int r = 0; r < sum.length; r++) {
            recorder.metric("payoff: " + RULES.get(r).name(), sum[r] / plays);
        }
    }
}
