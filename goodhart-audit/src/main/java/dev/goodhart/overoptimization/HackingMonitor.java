package dev.goodhart.overoptimization;

import dev.goodhart.figure.Numbers;
import dev.goodhart.input.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches a training run for reward hacking: the proxy rises, the reward model promises more and more wins, and an independent judge does not
 * see them. Advises to stop where the {@link CalibrationGap} passes a limit.
 *
 * <p>How it can mislead: it is as good as the judge, who must not be the reward model and should not share its flaws; and a run may turn
 * down while the gap is still small.
 *
 * @param run its name
 * @param checkpoints in ascending order of the step, at least one
 * @param limit the gap that advises to stop
 */
public record HackingMonitor(String run, List<MonitoredCheckpoint> checkpoints, double limit) {
    /** The judged win rate must have fallen by this from its best for the proxy's rise to count as hacking. */
    public static final double CLEAR_FALL = 0.05;

    private static final double SATURATED = 0.95;

    /** Sorts the checkpoints. */
    public HackingMonitor {
        if (checkpoints.isEmpty()) {
            throw new InvalidInputException("The run '" + run + "' must have a checkpoint");
        }
        if (!(limit > 0 && limit < 1)) {
            throw new InvalidInputException("The limit of the gap (" + limit + ") must be above 0 and below 1");
        }
        checkpoints = checkpoints.stream()
                .sorted(Comparator.comparingDouble(MonitoredCheckpoint::step))
                .toList();
        for (int i = 1; i < checkpoints.size(); i++) {
            if (checkpoints.get(i).step() == checkpoints.get(i - 1).step()) {
                throw new InvalidInputException("The run '" + run + "' must have one checkpoint at step "
                        + Numbers.of(checkpoints.get(i).step()) + ", has two");
            }
        }
    }

    /** What is seen. */
    public enum Verdict {
        /** No checkpoint was judged. */
        NOT_JUDGED,
        /** The gap stays within the limit. */
        CALIBRATED,
        /** The gap passes the limit, but the judge sees no clear fall. */
        PROMISES_TOO_MUCH,
        /** The gap passes the limit and the judged win rate has clearly fallen while the proxy rose. */
        HACKING
    }

    /** {@return the checkpoints that were judged} */
    public List<MonitoredCheckpoint> judged() {
        return checkpoints.stream().filter(MonitoredCheckpoint::isJudged).toList();
    }

    /** {@return the first judged checkpoint whose gap passes the limit} */
    public Optional<MonitoredCheckpoint> firstBeyond() {
        return judged().stream().filter(c -> c.calibration().passes(limit)).findFirst();
    }

    /** {@return the checkpoint to keep: of those judged before the gap passes the limit, the one that wins most; of equals the first} */
    public Optional<MonitoredCheckpoint> keep() {
        double end = firstBeyond().map(MonitoredCheckpoint::step).orElse(Double.POSITIVE_INFINITY);
        return best(judged().stream().filter(c -> c.step() < end).toList());
    }

    /** {@return the largest gap, NaN where nothing was judged} */
    public double largestGap() {
        return judged().stream().mapToDouble(c -> c.calibration().gap()).max().orElse(Double.NaN);
    }

    /** {@return how far the judged win rate ends below its best, 0 where nothing was judged} */
    public double fall() {
        List<MonitoredCheckpoint> judged = judged();
        return best(judged)
                .map(best -> best.judged() - judged.getLast().judged())
                .orElse(0.0);
    }

    /** {@return what is seen} */
    public Verdict verdict() {
        List<MonitoredCheckpoint> judged = judged();
        if (judged.isEmpty()) {
            return Verdict.NOT_JUDGED;
        }
        if (firstBeyond().isEmpty()) {
            return Verdict.CALIBRATED;
        }
        double proxyAtBest = best(judged).map(MonitoredCheckpoint::proxy).orElseThrow();
        return fall() >= CLEAR_FALL && judged.getLast().proxy() > proxyAtBest
                ? Verdict.HACKING
                : Verdict.PROMISES_TOO_MUCH;
    }

    /** {@return what the reader should mind, full sentences} */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        List<MonitoredCheckpoint> judged = judged();
        if (judged.isEmpty()) {
            warnings.add(
                    "No checkpoint was judged: whether the reward is hacked cannot be said. The proxy alone never shows it.");
            return warnings;
        }
        firstBeyond()
                .filter(c -> !c.calibration().surelyPasses(limit))
                .ifPresent(c -> warnings.add("At step "
                        + Numbers.of(c.step()) + " the gap passes the limit by less than the noise of its "
                        + (c.comparisons() == 0 ? "" : Numbers.of(c.comparisons()) + " ")
                        + "judgements: judge more answers."));
        if (fall() >= CLEAR_FALL && firstBeyond().isEmpty()) {
            warnings.add("The judged win rate ends " + Numbers.of(fall(), 3)
                    + " below its best although the gap stays within the limit: keep the best checkpoint.");
        }
        checkpoints.stream()
                .filter(c -> c.shaped() > SATURATED)
                .findFirst()
                .ifPresent(c -> warnings.add("From step "
                        + Numbers.of(c.step()) + " on the mean shaped reward is above " + SATURATED
                        + ": it can hardly rise, and the KL penalty is almost the only signal left."));
        if (checkpoints.getFirst().isJudged()
                && checkpoints.getFirst().calibration().surelyPasses(limit)) {
            warnings.add(
                    "The gap passes the limit at the first checkpoint already: the reward model is not calibrated, or its"
                            + " references do not come from the policy that the judge compares with.");
        }
        if (judged.size() < checkpoints.size()) {
            warnings.add(
                    checkpoints.size() - judged.size() + " of " + checkpoints.size() + " checkpoints were not judged.");
        }
        return warnings;
    }

    /**
     * The run for an {@link ObjectiveMismatchAudit}, with the judged win rate as gold and the shaped reward as an evaluation.
     *
     * @return the run, of the checkpoints whose KL was measured
     * @throws InvalidInputException if it was measured at none
     */
    public TuningRun asTuningRun() {
        return new TuningRun(
                run,
                "",
                Double.NaN,
                checkpoints.stream()
                        .filter(c -> !Double.isNaN(c.kl()))
                        .map(c -> new Checkpoint(
                                Checkpoint.distance(c.kl()),
                                c.proxy(),
                                c.judged(),
                                Double.NaN,
                                Map.of("shaped", c.shaped())))
                        .toList());
    }

    private static Optional<MonitoredCheckpoint> best(List<MonitoredCheckpoint> judged) {
        MonitoredCheckpoint best = null;
        for (MonitoredCheckpoint checkpoint : judged) {
            best = best == null || checkpoint.judged() > best.judged() ? checkpoint : best;
        }
        return Optional.ofNullable(best);
    }
}
