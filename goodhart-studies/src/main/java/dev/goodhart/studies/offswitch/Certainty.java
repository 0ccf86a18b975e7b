package dev.goodhart.studies.offswitch;

import dev.goodhart.oversight.DiracBelief;
import dev.goodhart.oversight.HumanPolicy;
import dev.goodhart.oversight.NormalBelief;
import dev.goodhart.oversight.OffSwitchGame;
import dev.goodhart.oversight.RationalHuman;
import dev.goodhart.oversight.RobotAction;
import dev.goodhart.study.Recorder;

/** Part B: the robot that is certain, and the limit sigma to 0. */
final class Certainty {
    private static final double SMALL = 1e-6;

    private Certainty() {}

    static void run(Recorder recorder) {
        double largest = Double.NEGATIVE_INFINITY;
        double largestRational = 0;
        double limit = 0;
        int waits = 0;
        int cells = 0;
        for (int i = -10; i <= 10; i++) {
            double u = i / 10.0;
            for (HumanPolicy human : Humans.ERRING) {
                OffSwitchGame game = new OffSwitchGame(new DiracBelief(u), human);
                OffSwitchGame nearly = new OffSwitchGame(new NormalBelief(u, SMALL), human);
                limit = Math.max(limit, Math.abs(game.incentiveToDefer() - nearly.incentiveToDefer()));
                if (i != 0) {
                    cells++;
                    largest = Math.max(largest, game.incentiveToDefer());
                    waits += game.bestAction() == RobotAction.WAIT ? 1 : 0;
                }
            }
            OffSwitchGame rational = new OffSwitchGame(new DiracBelief(u), new RationalHuman());
            largestRational = Math.max(largestRational, Math.abs(rational.incentiveToDefer()));
        }
        recorder.metric("erring: cells with u != 0", cells);
        recorder.metric("erring: largest Delta for u != 0", largest);
        recorder.metric("erring: cells where the certain robot waits", waits);
        recorder.metric("erring: largest |Delta(sigma = 1e-6) - Delta(certain)|", limit);
        recorder.metric("rational: largest |Delta|", largestRational);
    }
}
