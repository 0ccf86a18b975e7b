package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.statistics.Bootstrap;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.statistics.Interval;
import dev.goodhart.statistics.Statistic;
import dev.goodhart.study.Claim;
import dev.goodhart.study.Evidence;
import dev.goodhart.study.Judgement;
import dev.goodhart.study.MissingEvidenceException;
import dev.goodhart.study.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The claims. Thresholds of C5 and C6 were set on pilot seeds that are not among those judged. */
final class LipschitzGailClaims {
    /** Slope of kappa r at its steepest in the world of {@link KnownWorlds}, less the last digit. */
    private static final double STEEPEST_KAPPA = 6.6;

    private LipschitzGailClaims() {}

    static List<Claim> all() {
        return List.of(
                new Claim(
                        "C1",
                        "In linear worlds the slope of Q never exceeds 1 / (1 - discount ||F||) where that is finite; in the"
                                + " standing world both are 10; and ||F|| never exceeds A sqrt(1 + B^2).",
                        LipschitzGailClaims::sound),
                new Claim(
                        "C2",
                        "The form that is often quoted, 1 / sqrt(1 - discount^2 A^2 max(1, B^2)), is exceeded in at least 3 % of"
                                + " the random worlds where it is finite, and 4.36-fold in the standing world.",
                        LipschitzGailClaims::quoted),
                new Claim(
                        "C3",
                        "A factor kappa at most 1 that varies from place to place makes a reward of slope 1 at least 6.6 times as"
                                + " steep; a constant one scales slopes by itself to 1e-12.",
                        LipschitzGailClaims::preconditioned),
                new Claim(
                        "C4",
                        "Between two clouds, in every seed: without penalty the score is steeper than 20 and gradient ascent moves"
                                + " less than 0.01; with every penalty it is flatter than 1.5 and ascent passes x = 0.5; with"
                                + " spectral normalization it lies between (3 to 12, travel below 0.3).",
                        LipschitzGailClaims::edge),
                new Claim(
                        "C5",
                        "Imitation: the interquartile mean of scores with the interpolated penalty exceeds that without one by at"
                                + " least 0.4, and at least half of the runs without one end below 0.3.",
                        LipschitzGailClaims::imitation),
                new Claim(
                        "C6",
                        "Over all runs the final score correlates with flatness (Spearman with -log of the 90 % quantile of slopes,"
                                + " at least 0.3), and under the interpolated penalty at least 95 % of the agent's rows keep slope"
                                + " 1.1 in every run.",
                        LipschitzGailClaims::validity),
                new Claim(
                        "C7",
                        "Interpolated points beat points around the expert, and those points around the agent: HOLDS only if 95 %"
                                + " intervals of the differences lie above zero.",
                        LipschitzGailClaims::placements));
    }

    private static Judgement sound(Evidence evidence) {
        String arm = LipschitzGailStudy.WORLDS;
        double violated = sum(evidence.metric(arm, LinearWorlds.VIOLATED));
        double norms = sum(evidence.metric(arm, LinearWorlds.NORMS));
        double[] largest = evidence.metric(arm, LinearWorlds.LARGEST);
        double standing = evidence.metric(LipschitzGailStudy.KNOWN, KnownWorlds.STAY_SLOPE)[0];
        double bound = evidence.metric(LipschitzGailStudy.KNOWN, KnownWorlds.STAY_SOUND)[0];
        return Judgement.of(
                violated == 0
                        && norms == 0
                        && sum(evidence.metric(arm, LinearWorlds.FINITE)) > 0
                        && Math.abs(standing - 10) <= 1e-9
                        && Math.abs(bound - 10) <= 1e-9,
                text(
                        "%.0f of %.0f worlds with a finite bound exceed it; the largest ratio is %.3f, the median %.3f. Standing"
                                + " world: slope %.10f, bound %.10f.",
                        violated,
                        sum(evidence.metric(arm, LinearWorlds.FINITE)),
                        max(largest),
                        mean(evidence.metric(arm, LinearWorlds.MEDIAN)),
                        standing,
                        bound));
    }

    private static Judgement quoted(Evidence evidence) {
        String arm = LipschitzGailStudy.WORLDS;
        double finite = sum(evidence.metric(arm, LinearWorlds.QUOTED_FINITE));
        double violated = sum(evidence.metric(arm, LinearWorlds.QUOTED_VIOLATED));
        double known = evidence.metric(LipschitzGailStudy.KNOWN, KnownWorlds.STAY_SLOPE)[0]
                / evidence.metric(LipschitzGailStudy.KNOWN, KnownWorlds.STAY_QUOTED)[0];
        return Judgement.of(
                finite > 0 && violated >= 0.03 * finite && Math.abs(known - 4.36) < 0.005,
                text(
                        "%.0f of %.0f worlds (%.1f %%) exceed it, the worst %.2f-fold; the standing world %.3f-fold.",
                        violated,
                        finite,
                        100 * violated / finite,
                        max(evidence.metric(arm, LinearWorlds.QUOTED_WORST)),
                        known));
    }

    private static Judgement preconditioned(Evidence evidence) {
        double slope = evidence.metric(LipschitzGailStudy.KNOWN, KnownWorlds.KAPPA_SLOPE)[0];
        double error = evidence.metric(LipschitzGailStudy.KNOWN, KnownWorlds.CONSTANT_KAPPA)[0];
        return Judgement.of(
                slope >= STEEPEST_KAPPA && error <= 1e-12,
                text("Steepest slope %.3f of a reward of slope 1; a constant factor is off by %.1g.", slope, error));
    }

    private static Judgement edge(Evidence evidence) {
        boolean holds = true;
        StringBuilder detail = new StringBuilder();
        for (Penalised arm : Penalised.values()) {
            double[] slope = evidence.metric(arm.arm(LipschitzGailStudy.EDGE), EdgePart.SCORE_SLOPE);
            double[] travel = evidence.metric(arm.arm(LipschitzGailStudy.EDGE), EdgePart.TRAVEL);
            double[] arrives = evidence.metric(arm.arm(LipschitzGailStudy.EDGE), EdgePart.ARRIVES);
            holds &= arm.hasPenalty()
                    ? max(slope) < 1.5 && min(arrives) > 0.5
                    : arm == Penalised.NONE
                            ? min(slope) > 20 && max(travel) < 0.01
                            : min(slope) >= 3 && max(slope) <= 12 && max(travel) < 0.3;
            detail.append(text(
                    "%s: slope %.2f to %.2f, travel %.3f to %.3f. ",
                    arm.arm(LipschitzGailStudy.EDGE), min(slope), max(slope), min(travel), max(travel)));
        }
        return Judgement.of(holds, detail.toString().strip());
    }

    private static Judgement imitation(Evidence evidence) {
        double[] none = scores(evidence, Penalised.NONE);
        double[] penalised = scores(evidence, Penalised.INTERPOLATED);
        double gap = Statistic.INTERQUARTILE_MEAN.of(penalised) - Statistic.INTERQUARTILE_MEAN.of(none);
        long low = Arrays.stream(none).filter(s -> s < 0.3).count();
        return Judgement.of(
                gap >= 0.4 && 2 * low >= none.length,
                text(
                        "Interquartile means %.3f with the penalty, %.3f without: %.3f more; %d of %d runs without it end below 0.3.",
                        Statistic.INTERQUARTILE_MEAN.of(penalised),
                        Statistic.INTERQUARTILE_MEAN.of(none),
                        gap,
                        low,
                        none.length));
    }

    private static Judgement validity(Evidence evidence) {
        double[] score = {};
        double[] flat = {};
        for (Penalised arm : Penalised.values()) {
            score = join(score, scores(evidence, arm));
            flat = join(
                    flat,
                    Arrays.stream(evidence.metric(arm.arm(LipschitzGailStudy.IMITATE), ImitationPart.STEEP))
                            .map(s -> -Math.log(s))
                            .toArray());
        }
        double correlation = Correlation.SPEARMAN.of(score, flat);
        double kept =
                min(evidence.metric(Penalised.INTERPOLATED.arm(LipschitzGailStudy.IMITATE), ImitationPart.VALIDITY));
        return Judgement.of(
                correlation >= 0.3 && kept >= 0.95,
                text(
                        "Spearman correlation %.3f over %d runs; least share of rows that keep slope 1.1 under the penalty %.3f.",
                        correlation, score.length, kept));
    }

    private static Judgement placements(Evidence evidence) {
        double[] interpolated = scores(evidence, Penalised.INTERPOLATED);
        double[] expert = scores(evidence, Penalised.AROUND_EXPERT);
        double[] agent = scores(evidence, Penalised.AROUND_AGENT);
        if (interpolated.length < 3) {
            throw new MissingEvidenceException("intervals need at least three seeds, there are " + interpolated.length);
        }
        Bootstrap bootstrap = Bootstrap.of(evidence.random("C7"));
        Interval first = bootstrap.difference(interpolated, expert, Statistic.MEAN);
        Interval second = bootstrap.difference(expert, agent, Statistic.MEAN);
        Verdict verdict = first.low() > 0 && second.low() > 0
                ? Verdict.HOLDS
                : first.high() < 0 || second.high() < 0 ? Verdict.FAILS : Verdict.UNDECIDED;
        return new Judgement(
                verdict,
                text(
                        "Interpolated less around the expert %s; around the expert less around the agent %s.",
                        first.text(), second.text()));
    }

    static double[] scores(Evidence evidence, Penalised arm) {
        return evidence.metric(arm.arm(LipschitzGailStudy.IMITATE), ImitationPart.SCORE);
    }

    private static double[] join(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private static double sum(double[] x) {
        return Arrays.stream(x).sum();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double min(double[] x) {
        return Arrays.stream(x).min().orElseThrow();
    }

    private static double max(double[] x) {
        return Arrays.stream(x).max().orElseThrow();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
