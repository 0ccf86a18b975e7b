package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.overoptimization.AlignmentCeiling;
import dev.goodhart.overoptimization.AlignmentCeiling.Turnover;
import dev.goodhart.overoptimization.BestOfN;
import dev.goodhart.overoptimization.Confound;
import dev.goodhart.overoptimization.LawReport;
import dev.goodhart.overoptimization.ObjectiveMismatchAudit;
import dev.goodhart.overoptimization.PairAudit;
import dev.goodhart.overoptimization.SampleAudit;
import dev.goodhart.overoptimization.TermShare;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the files that were given.
 *
 * @param runs of runs, or null
 * @param samples of samples, or null
 * @param pairs of pairs, or null
 * @param allowedLoss the share of the peak's gold that may be lost
 */
record OveroptimizationAnswer(
        @Nullable ObjectiveMismatchAudit runs,
        @Nullable SampleAudit samples,
        @Nullable PairAudit pairs,
        double allowedLoss) {
    /** The findings, the worst first; the answer is no when one is bad. */
    List<VerdictLine> verdicts() {
        List<VerdictLine> lines = new ArrayList<>();
        if (runs != null) {
            ofRuns(runs, lines);
        }
        if (samples != null) {
            ofSamples(samples, lines);
        }
        if (pairs != null) {
            ofPairs(pairs, lines);
        }
        lines.sort((a, b) -> Integer.compare(rank(a.level()), rank(b.level())));
        return lines;
    }

    boolean safe() {
        return verdicts().stream().noneMatch(line -> line.level() == Level.BAD);
    }

    private void ofRuns(ObjectiveMismatchAudit audit, List<VerdictLine> lines) {
        for (LawReport report : audit.overoptimized(allowedLoss)) {
            lines.add(new VerdictLine(
                    Level.BAD,
                    "Over-optimised: " + report.curve().name(),
                    lost(report.ceiling(), "d = " + Numbers.of(report.ceiling().reach()))));
        }
        audit.headline().ifPresent(report -> lines.add(budget(audit, report)));
        audit.warnings().forEach(warning -> lines.add(new VerdictLine(Level.WARN, warning, "")));
    }

    private static VerdictLine budget(ObjectiveMismatchAudit audit, LawReport report) {
        String who = audit.pooled().isPresent() ? "runs like these" : "this run";
        String spend = "Spend a KL of " + Numbers.of(audit.klBudget().orElseThrow(), 3) + " nats on " + who;
        long turned = audit.single().stream()
                .filter(r -> r.ceiling().turnover() == Turnover.OBSERVED)
                .count();
        if (report.ceiling().turnover() == Turnover.OBSERVED) {
            return new VerdictLine(
                    Level.NEUTRAL,
                    spend,
                    (audit.pooled().isPresent() ? "Over all, gold" : "Gold") + " peaks at " + peak(report.ceiling())
                            + ", 95 % interval of d " + ends(report.intervals().peak())
                            + (turned > 1 ? "; the budget is that of the earliest peak of a run." : "."));
        }
        if (turned > 0) {
            return new VerdictLine(
                    Level.NEUTRAL,
                    spend,
                    "That is the earliest peak; " + turned + " of "
                            + audit.single().size()
                            + " runs turn down, although over all of them no turnover is observed. Runs differ: judge each by its own.");
        }
        return new VerdictLine(
                report.ceiling().turnover() == Turnover.UNCERTAIN ? Level.NEUTRAL : Level.GOOD,
                "No turnover observed in " + who,
                because(report.ceiling()));
    }

    private void ofSamples(SampleAudit audit, List<VerdictLine> lines) {
        audit.law().ifPresent(law -> {
            AlignmentCeiling ceiling = law.ceiling();
            if (ceiling.turnover() == Turnover.OBSERVED) {
                boolean bad = ceiling.lost() > allowedLoss;
                lines.add(new VerdictLine(
                        bad ? Level.BAD : Level.NEUTRAL,
                        (bad ? "Best-of-n is over-optimised: stop at n = " : "Best-of-n peaks at n = ")
                                + Numbers.of(Math.max(1, Math.round(BestOfN.drawsWithin(ceiling.klBudget())))),
                        lost(ceiling, "n = " + audit.draws().getLast())));
            } else {
                lines.add(new VerdictLine(
                        ceiling.turnover() == Turnover.UNCERTAIN ? Level.NEUTRAL : Level.GOOD,
                        "No turnover observed in best-of-n up to n = "
                                + audit.draws().getLast(),
                        because(ceiling)));
            }
        });
        for (Confound confound : audit.confounds()) {
            if (confound.suspicious()) {
                lines.add(new VerdictLine(
                        Level.WARN,
                        "The proxy goes with " + confound.name(),
                        "Within prompts rho is " + confound.withProxy().text()
                                + (Double.isNaN(confound.withGold().estimate())
                                        ? "; without a gold reward nothing says that it should."
                                        : ", that of gold "
                                                + confound.withGold().text() + ".")));
            }
        }
        for (TermShare term : audit.terms()) {
            if (term.pullsAgainstGold()) {
                lines.add(new VerdictLine(
                        Level.WARN,
                        "Term '" + term.name() + "' pays for what gold is against",
                        "It is " + TerminalText.percent(term.paid()) + " of what the proxy gains; its rho with gold is "
                                + term.withGold().text() + "."));
            }
        }
        OveroptimizationRemarks.ofSamples(audit).forEach(r -> lines.add(new VerdictLine(Level.NEUTRAL, r, "")));
    }

    private static void ofPairs(PairAudit audit, List<VerdictLine> lines) {
        for (PairAudit.Group group : audit.groups()) {
            if (!group.beatsCoin()) {
                lines.add(new VerdictLine(
                        Level.BAD,
                        "Not shown to beat a coin: " + group.name(),
                        "Pair accuracy " + group.accuracy().text() + " on " + group.pairs() + " pairs."));
            } else if (group.drop().low() > 0) {
                lines.add(new VerdictLine(
                        Level.WARN,
                        "Less accurate off distribution: " + group.name(),
                        "Pair accuracy falls by " + group.drop().text() + "."));
            }
        }
        if (lines.stream().noneMatch(l -> l.level() == Level.BAD || l.level() == Level.WARN)) {
            lines.add(new VerdictLine(Level.GOOD, "The proxy beats a coin on all pairs", ""));
        }
    }

    private static String because(AlignmentCeiling ceiling) {
        return switch (ceiling.turnover()) {
            case NONE -> "Gold bends nowhere (beta is not above 0) up to d = " + Numbers.of(ceiling.reach()) + ".";
            case BEYOND_DATA ->
                "Gold still rises at d = " + Numbers.of(ceiling.reach())
                        + ", the end of the data; what comes beyond is not known.";
            case UNCERTAIN ->
                "The fit turns down before d = " + Numbers.of(ceiling.reach()) + ", but only in "
                        + TerminalText.percent(ceiling.certainty()) + " of the resamples.";
            case OBSERVED -> "";
        };
    }

    private static String lost(AlignmentCeiling ceiling, String where) {
        return ceiling.klBudget() == 0
                ? "Gold falls from the start, by " + Numbers.of(-ceiling.end(), 3) + " at " + where + "."
                : "Gold turns down at " + peak(ceiling) + " and has lost " + TerminalText.percent(ceiling.lost())
                        + " of its peak by " + where + ".";
    }

    private static String peak(AlignmentCeiling ceiling) {
        return ceiling.peak()
                .map(p -> "d = " + Numbers.of(p.d(), 3) + " with a gain of " + Numbers.of(p.gain(), 3))
                .orElse("no peak");
    }

    static String ends(Interval interval) {
        return "[" + Numbers.of(interval.low(), 3) + ", " + Numbers.of(interval.high(), 3) + "]";
    }

    private static int rank(Level level) {
        return switch (level) {
            case BAD -> 0;
            case GOOD -> 1;
            case WARN -> 2;
            case NEUTRAL -> 3;
        };
    }
}
