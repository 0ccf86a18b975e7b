package dev.goodhart.command;

import dev.goodhart.figure.Numbers;
import dev.goodhart.goalconditioned.FilterIntervals;
import dev.goodhart.goalconditioned.FilterReport;
import dev.goodhart.goalconditioned.FilterSample;
import dev.goodhart.goalconditioned.PositionControl;
import dev.goodhart.goalconditioned.QFilter;
import dev.goodhart.report.VerdictLine;
import dev.goodhart.statistics.Interval;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a filter came to.
 *
 * @param samples the samples judged
 * @param report what the filter does to them
 * @param intervals of its shares, over prompts
 * @param control what position alone tells, where correctness is known
 */
record FilterFindings(
        List<FilterSample> samples, FilterReport report, FilterIntervals intervals, Optional<PositionControl> control) {
    static FilterFindings of(List<FilterSample> samples, QFilter filter) {
        SeedTree seeds = SeedTree.of("filter command");
        boolean known = samples.stream().allMatch(s -> s.correct().isPresent());
        boolean both = samples.stream().map(FilterSample::correct).distinct().count() == 2;
        return new FilterFindings(
                samples,
                FilterReport.of(samples, filter),
                FilterIntervals.of(samples, filter, seeds.child("shares").generator()),
                known && both
                        ? Optional.of(PositionControl.of(
                                samples, seeds.child("position").generator()))
                        : Optional.empty());
    }

    boolean inactive() {
        return report.allDropped() == report.prompts();
    }

    boolean worse() {
        return inactive() || report.vote().filter(v -> v.after() < v.before()).isPresent();
    }

    /** What is found, each in a few words and in numbers. */
    List<VerdictLine> findings() {
        List<VerdictLine> lines = new ArrayList<>();
        long kept =
                report.decisions().stream().filter(FilterReport.Decision::kept).count();
        lines.add(new VerdictLine(
                worse() ? VerdictLine.Level.BAD : VerdictLine.Level.GOOD,
                inactive()
                        ? "The filter is inactive"
                        : worse() ? "The filter worsens the vote" : "The filter saves steps",
                "At the threshold " + Numbers.fixed(report.filter().threshold(), 3) + " " + kept + " of "
                        + report.decisions().size() + " samples are kept and " + share(intervals.stepsSaved())
                        + " of the steps saved. All samples were dropped, hence all kept, in " + report.allDropped()
                        + " of " + report.prompts() + " prompts."));
        intervals
                .correctDropped()
                .ifPresent(l -> lines.add(new VerdictLine(
                        VerdictLine.Level.NEUTRAL, "Correct samples are lost", share(l) + " of them are dropped.")));
        report.vote()
                .ifPresent(v -> lines.add(new VerdictLine(
                        VerdictLine.Level.NEUTRAL,
                        "Prompts solved by the vote",
                        TerminalText.percent(v.before()) + " without, " + TerminalText.percent(v.after())
                                + " with the filter"
                                + intervals
                                        .gain()
                                        .map(g -> ", a gain of " + share(g))
                                        .orElse("")
                                + report.voteByReleasedRule()
                                        .map(r -> ". By the released rule, which flatters, "
                                                + TerminalText.percent(r.before()) + " and "
                                                + TerminalText.percent(r.after()))
                                        .orElse("")
                                + ".")));
        control.ifPresent(c -> lines.add(new VerdictLine(
                c.gain().low() > 0 ? VerdictLine.Level.NEUTRAL : VerdictLine.Level.WARN,
                c.gain().low() > 0 ? "Q says more than position" : "Position may tell as much",
                "Beginnings of right answers are above those of wrong ones with chance " + area(c.withinStep())
                        + " by Q at the same step, by the number of steps alone "
                        + (c.position().low() == c.position().high()
                                ? Numbers.fixed(c.position().estimate(), 3) + ", as all answers are equally long"
                                : area(c.position()))
                        + ".")));
        return lines;
    }

    private static String share(Interval interval) {
        return TerminalText.percent(interval.estimate()) + " (" + TerminalText.percent(interval.low()) + " to "
                + TerminalText.percent(interval.high()) + ")";
    }

    private static String area(Interval interval) {
        return Numbers.fixed(interval.estimate(), 3) + " (" + Numbers.fixed(interval.low(), 3) + " to "
                + Numbers.fixed(interval.high(), 3) + ")";
    }

    Map<String, @Nullable Object> json(@Nullable Path file) {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        root.put("threshold", report.filter().threshold());
        root.put("skip", report.filter().skip());
        root.put("prompts", report.prompts());
        root.put("promptsWithAllDropped", report.allDropped());
        root.put("stepsSaved", report.stepsSaved());
        root.put("correctDropped", report.correctDropped().orElse(null));
        root.put("vote", report.vote().orElse(null));
        root.put("voteByReleasedRule", report.voteByReleasedRule().orElse(null));
        Map<String, @Nullable Object> over = new LinkedHashMap<>();
        over.put("stepsSaved", JsonNumbers.interval(intervals.stepsSaved()));
        over.put("correctDropped", interval(intervals.correctDropped()));
        over.put("before", interval(intervals.before()));
        over.put("after", interval(intervals.after()));
        over.put("gain", interval(intervals.gain()));
        root.put("intervalsOverPrompts", over);
        root.put("positionControl", control.map(FilterFindings::control).orElse(null));
        root.put("votes", report.answers());
        List<Object> decided = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("prompt", samples.get(i).prompt());
            one.put("kept", report.decisions().get(i).kept());
            one.put("firstBadStep", report.decisions().get(i).firstBad() + 1);
            one.put("saved", report.decisions().get(i).saved());
            decided.add(one);
        }
        root.put("samples", decided);
        if (file != null) {
            root.put("report", file.toString());
        }
        return root;
    }

    private static Map<String, @Nullable Object> control(PositionControl control) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("position", JsonNumbers.interval(control.position()));
        map.put("q", JsonNumbers.interval(control.cosine()));
        map.put("qAtTheSameStep", JsonNumbers.interval(control.withinStep()));
        map.put("length", JsonNumbers.interval(control.length()));
        map.put("qAtTheEnd", JsonNumbers.interval(control.atEnd()));
        map.put("gain", JsonNumbers.interval(control.gain()));
        return map;
    }

    private static @Nullable Object interval(Optional<Interval> interval) {
        return interval.map(JsonNumbers::interval).orElse(null);
    }
}
