package dev.goodhart.command;

import dev.goodhart.audit.log.BetterWeights;
import dev.goodhart.audit.log.EndingAudit;
import dev.goodhart.audit.log.GuaranteeCurve;
import dev.goodhart.audit.log.LogAudit;
import dev.goodhart.audit.log.LogVerdict;
import dev.goodhart.audit.log.TermAudit;
import dev.goodhart.audit.log.Truncation;
import dev.goodhart.figure.Numbers;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.report.VerdictLine.Level;
import dev.goodhart.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words what an audit of a log found, most telling first. */
final class LogAuditFindings {
    private static final double LITTLE = 0.5;
    private static final double SURE_SHIFT = 0.05;

    private final LogAudit audit;
    private final List<VerdictLine> lines = new ArrayList<>();

    private LogAuditFindings(LogAudit audit) {
        this.audit = audit;
    }

    static List<VerdictLine> of(LogAudit audit, List<String> remarks) {
        LogAuditFindings findings = new LogAuditFindings(audit);
        findings.verdict();
        findings.terms();
        findings.weights();
        findings.endings();
        remarks.forEach(remark -> findings.add(Level.NEUTRAL, "Note", remark));
        return findings.lines;
    }

    private void add(Level level, String headline, String detail) {
        lines.add(new VerdictLine(level, headline, detail));
    }

    private void verdict() {
        LogVerdict verdict = audit.verdict();
        Level level = verdict.acceptable() ? Level.GOOD : verdict == LogVerdict.UNDECIDED ? Level.NEUTRAL : Level.BAD;
        add(
                level,
                "The proxy " + verdict.phrase(),
                audit.curve().map(this::curve).orElse(reason()));
        audit.curve().ifPresent(curve -> {
            GuaranteeCurve.Level top = curve.top();
            if (verdict.acceptable() && curve.captured() < LITTLE) {
                add(
                        Level.WARN,
                        "Much of what is intended is not at its top",
                        "The top " + share(top.share()) + " by proxy has " + TerminalText.percent(curve.captured())
                                + " of what the top " + share(top.share())
                                + " by the intended score itself gains over all (part of that is luck).");
            }
            if (!curve.levels().getLast().judged()) {
                add(
                        Level.NEUTRAL,
                        "Not enough episodes for the top 1 %",
                        "It would have " + curve.levels().getLast().episodes() + "; at least "
                                + GuaranteeCurve.FEWEST + " are needed, so the curve is judged up to "
                                + (top.share() == 1 ? "nothing" : "the top " + share(top.share())) + ".");
            }
        });
    }

    private String reason() {
        if (audit.verdict() == LogVerdict.TRIVIAL) {
            return "Every episode has the proxy return " + Numbers.of(audit.meanProxy()) + ".";
        }
        int scored = audit.log().scored();
        if (scored == 0) {
            return "No episode has a score of what was intended.";
        }
        return scored == 1
                ? "Only one episode has a score of what was intended."
                : "The intended score, or the proxy where there is a score, is the same in every episode.";
    }

    private String curve(GuaranteeCurve curve) {
        GuaranteeCurve.Level top = curve.top();
        String all = "all episodes have " + interval(curve.levels().getFirst().intended());
        String best = ", the top " + share(top.share()) + " by proxy " + interval(top.intended());
        String fall = curve.shape() == GuaranteeCurve.Shape.TURNS_DOWN
                ? "; from " + (curve.dropFrom() == 1 ? "all" : "the top " + share(curve.dropFrom())) + " to the top "
                        + share(curve.dropTo()) + " it changes by " + interval(curve.drop()) + " (99 %)"
                : "";
        return "The intended score " + curve.shape().phrase() + ": " + all + (top.share() < 1 ? best : "") + fall + ".";
    }

    private void terms() {
        for (TermAudit term : audit.terms()) {
            String name = "'" + term.name() + "'";
            if (term.pullsAgainst()) {
                boolean given = !Double.isNaN(term.partial().estimate());
                add(
                        Level.BAD,
                        name + " pulls against what is intended",
                        "Its correlation with the intended score" + (given ? ", the other terms being equal," : "")
                                + " is " + interval(given ? term.partial() : term.correlation()) + ".");
            }
            if (term.dominates() && audit.terms().size() > 1) {
                add(
                        Level.WARN,
                        name + " dominates",
                        TerminalText.percent(term.variance())
                                + " of the differences in proxy return between episodes come from it.");
            }
        }
        named(
                audit.terms().stream().filter(t -> !t.varies()).toList(),
                "never varies between episodes",
                "It tells no episode from another: either a constant, or something that was never met.");
        named(
                audit.terms().stream().filter(t -> t.telescoping().likely()).toList(),
                "cancels out over an episode, as a potential does",
                "It may speed learning, and hardly changes which episodes are best.");
    }

    private void named(List<TermAudit> terms, String what, String detail) {
        if (!terms.isEmpty()) {
            String names = terms.stream().map(t -> "'" + t.name() + "'").collect(Collectors.joining(", "));
            add(Level.NEUTRAL, names + ' ' + what, detail);
        }
    }

    private void weights() {
        if (audit.weights().isEmpty()) {
            return;
        }
        BetterWeights found = audit.weights().get();
        String how = "Fitted on " + found.fitted() + " episodes and judged on " + (found.byTime() ? "the later " : "")
                + found.held() + " others: rank correlation " + TerminalText.number(found.rankBefore()) + " changes by "
                + interval(found.rankGain()) + ", the intended score of the top 10 % " + Numbers.of(found.topBefore())
                + " by "
                + interval(found.topGain()) + " (97.5 %).";
        if (found.better()) {
            List<String> changes = new ArrayList<>();
            for (int k = 0; k < found.weights().length; k++) {
                changes.add(audit.terms().get(k).name() + "=" + Numbers.of(found.weights()[k], 3));
            }
            add(Level.WARN, "Better weights: " + String.join(", ", changes), how);
        } else {
            add(Level.NEUTRAL, "No better weights found", how);
        }
    }

    private void endings() {
        EndingAudit endings = audit.endings();
        if (endings.goingOn() > 0) {
            add(
                    endings.paidAfter() > 0 ? Level.BAD : Level.WARN,
                    endings.paidAfter() > 0 ? "Rewards are paid after the end" : "Episodes go on after their end",
                    endings.goingOn() + " episodes have rows after one that ended them, " + endings.paidAfter()
                            + " are paid there, " + Numbers.of(endings.after()) + " in all ("
                            + TerminalText.percent(endings.share()) + " of what is paid and charged).");
        }
        endings.truncation().ifPresent(cut -> {
            if (audit.log().stepwise() && cut.flowing() > 0) {
                add(
                        Level.WARN,
                        "Rewards are lost by cutting episodes off",
                        cut.flowing() + " of " + cut.episodes() + " truncated episodes were still paid in their last "
                                + Truncation.LAST + " steps, " + Numbers.of(cut.flow()) + " per step"
                                + (Double.isNaN(cut.lost())
                                        ? "; no longer episode ended by itself, so what is lost in all cannot be said."
                                        : "; about " + Numbers.of(cut.lost())
                                                + " was lost by each, judged by longer episodes."));
            }
            Interval shift = cut.shift();
            if (shift.low() > SURE_SHIFT || shift.high() < -SURE_SHIFT) {
                add(
                        Level.WARN,
                        "The proxy ranks truncated episodes too " + (shift.high() < 0 ? "low" : "high"),
                        "On average they stand at percentile " + Math.round(100 * cut.proxyPlace())
                                + " by proxy and at " + Math.round(100 * cut.intendedPlace())
                                + " by the intended score.");
            }
        });
    }

    static String interval(Interval interval) {
        return Double.isNaN(interval.low())
                ? Numbers.of(interval.estimate(), 3)
                : Numbers.of(interval.estimate(), 3) + " [" + Numbers.of(interval.low(), 3) + ", "
                        + Numbers.of(interval.high(), 3) + "]";
    }

    static String share(double share) {
        return Numbers.of(100 * share, 3) + " %";
    }
}
