package dev.goodhart.command;

import dev.goodhart.attribution.AttributionOptions;
import dev.goodhart.attribution.GroundingSignal;
import dev.goodhart.attribution.RewardRedistribution;
import dev.goodhart.figure.Numbers;
import dev.goodhart.progress.NetworkContributions;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import java.util.ArrayList;
import java.util.List;

/** What an attribution came to, in sentences. */
final class AttributeFindings {
    private static final double LITTLE = 0.3;
    private static final double NOTHING = 0.9;
    private static final double GAP = 0.3;
    private static final double DRIFTED = 0.1;
    private static final double NEAR_ONE = 0.99;

    private final AttributeAnswer answer;
    private final AttributionOptions options;
    private final List<VerdictLine> lines = new ArrayList<>();

    private AttributeFindings(AttributeAnswer answer) {
        this.answer = answer;
        this.options = answer.estimator().options();
    }

    static List<VerdictLine> of(AttributeAnswer answer) {
        AttributeFindings findings = new AttributeFindings(answer);
        findings.audit();
        if (findings.options.redistribution() == RewardRedistribution.PROGRESS) {
            findings.prediction();
            findings.share();
        }
        findings.drift();
        findings.cycles();
        findings.signal();
        for (String remark : answer.remarks()) {
            int end = remark.indexOf(": ");
            findings.add(Level.WARN, remark.substring(0, end), remark.substring(end + 2));
        }
        return findings.lines;
    }

    private void add(Level level, String headline, String detail) {
        lines.add(new VerdictLine(level, headline, detail));
    }

    private void audit() {
        AttributedWorld world = answer.audit();
        if (world == null) {
            return;
        }
        String earns =
                "It finishes with probability " + Numbers.of(world.audit().finishes()) + " and earns "
                        + Numbers.of(world.audit().intended()) + " of at most "
                        + Numbers.of(world.audit().best()) + " by the intended reward, at discount "
                        + world.discount() + ".";
        if (world.audit().sound()) {
            add(Level.GOOD, "The optimum still finishes", earns);
        } else if (world.audit().surelyFinishes()) {
            add(Level.BAD, "The optimum finishes and loses", earns);
        } else {
            add(Level.BAD, "The optimum does not finish", earns);
        }
        add(
                world.withReward().sound() ? Level.NEUTRAL : Level.BAD,
                "A bonus is safe up to beta " + Numbers.of(world.threshold()),
                "R (1 - gamma) / gamma, where waiting is always accepted. The optimum of the reward itself with this grounding"
                        + " signal (" + signalName() + ") "
                        + (world.withReward().surelyFinishes() ? "finishes." : "does not finish."));
        if (world.known() < world.pairs()) {
            add(
                    Level.NEUTRAL,
                    Numbers.of(world.pairs() - world.known()) + " of " + Numbers.of(world.pairs())
                            + " pairs of state and action are in no run",
                    "Their contribution is what the estimator makes of them, 0 for pairs; they count as executed if the state can"
                            + " change.");
        }
    }

    String signalName() {
        return options.grounding() == GroundingSignal.NONE
                ? "none"
                : (options.grounding() == GroundingSignal.BONUS ? "bonus " : "penalty ") + Numbers.of(options.beta());
    }

    private void prediction() {
        double held = answer.heldOut();
        String detail = "R^2 on runs held out " + Numbers.fixed(held, 3) + ", on the runs it was fitted to "
                + Numbers.fixed(answer.inSample(), 3) + ".";
        if (held <= 0) {
            add(Level.BAD, "The score is not predicted", detail + " The mean of all runs would do as well.");
        } else if (answer.inSample() - held > GAP) {
            add(Level.WARN, "It remembers runs", detail + " More runs or a larger --lambda would help.");
        } else {
            add(
                    held < LITTLE ? Level.WARN : Level.GOOD,
                    held < LITTLE ? "The score is hardly predicted" : "The score is predicted",
                    detail);
        }
    }

    private boolean network() {
        return answer.estimator().model() instanceof NetworkContributions;
    }

    private void share() {
        double share = answer.lastTurnShare();
        if (!Double.isFinite(share)) {
            return;
        }
        String detail = "The last turn of the best runs has " + TerminalText.percent(share)
                + " of what they are credited with. A perfect estimator would leave it all there: the spread is "
                + (network() ? "the work of the penalty and of stopping early." : "the penalty's work.");
        if (share >= NOTHING) {
            add(
                    Level.WARN,
                    "Hardly anything was attributed",
                    detail
                            + (network()
                                    ? " --learner ridge spreads more: where runs are many a network takes back what the penalty spreads."
                                    : " A larger --lambda spreads more."));
        } else {
            add(Level.NEUTRAL, "Credit is spread over the run", detail);
        }
    }

    private void drift() {
        if (answer.own() == 0) {
            return;
        }
        double range = answer.file().runs().stream()
                        .mapToDouble(run -> run.reward())
                        .max()
                        .orElse(1)
                - answer.file().runs().stream()
                        .mapToDouble(run -> run.reward())
                        .min()
                        .orElse(0);
        boolean drifted = answer.drift() > DRIFTED * range;
        add(
                drifted ? Level.BAD : Level.GOOD,
                drifted ? "It is being farmed" : "It promises what is earned",
                "On " + Numbers.of(answer.own()) + " runs of one's own the contributions promise "
                        + Numbers.of(answer.drift(), 3) + " more than is earned, on average."
                        + (drifted ? " Fit again to recent runs, or pay the residual (--residual)." : ""));
    }

    private void cycles() {
        if (answer.cycleGain().isEmpty() || options.redistribution() != RewardRedistribution.PROGRESS) {
            return;
        }
        double gain = answer.cycleGain().getAsDouble();
        if (gain > 1e-9) {
            add(
                    Level.WARN,
                    "Going in circles pays",
                    "The best circle of observations in the runs earns " + Numbers.of(gain, 3)
                            + " a turn in contributions, for ever. A policy trained on them may find it: fit again to its runs, or use"
                            + " differences of values (--spread value-difference).");
        } else {
            add(
                    Level.GOOD,
                    "No circle pays",
                    "The best circle of observations in the runs earns " + Numbers.of(gain, 3) + " a turn.");
        }
    }

    private void signal() {
        double highest = answer.file().runs().stream()
                .mapToDouble(run -> run.reward())
                .max()
                .orElse(1);
        double safe = options.grounding().largestSafeBeta(highest, NEAR_ONE);
        if (options.beta() > safe) {
            add(
                    Level.WARN,
                    "A bonus pays for waiting",
                    "Where an action that changes nothing is accepted, finishing is optimal only up to beta = R (1 - gamma) / gamma, "
                            + Numbers.of(safe, 3) + " at discount 0.99 and 0 at 1; beta is "
                            + Numbers.of(options.beta())
                            + ". --grounding penalty teaches the same and never pays for waiting.");
        }
    }
}
