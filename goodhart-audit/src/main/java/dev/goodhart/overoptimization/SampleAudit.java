package dev.goodhart.overoptimization;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.statistics.Interval;
import dev.goodhart.study.SeedTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * What best-of-n by a proxy would deliver, from scored samples of the initial policy: the mean of every value against n without bias, the
 * accuracy of the proxy among the responses it chooses, what it rewards besides, and which of its terms pay.
 *
 * @param prompts how many prompts were used
 * @param smallest the fewest samples of one of them
 * @param samples how many samples in all
 * @param leftOut how many prompts were left out for having too few
 * @param tied the share of pairs of samples of a prompt with equal proxies
 * @param draws {@code [n]} how many responses are drawn
 * @param distance {@code [n]} root of the KL in nats; from the ties where there are many, else by the formula for none
 * @param curves the mean of every column under best-of-n, an interval for each n
 * @param accuracy pair accuracy on best-of-n's own responses, for the n up to a quarter of the samples; empty without gold
 * @param law the law fitted to gold, empty without gold or below four distances
 * @param confounds what the proxy goes with
 * @param terms which terms of the proxy pay
 * @param overPrompts whether intervals redraw prompts; else samples within prompts, of which there are few
 */
public record SampleAudit(
        int prompts,
        int smallest,
        int samples,
        int leftOut,
        double tied,
        List<Integer> draws,
        List<Double> distance,
        Map<String, List<Interval>> curves,
        List<Interval> accuracy,
        Optional<BestOfNLawReport> law,
        List<Confound> confounds,
        List<TermShare> terms,
        boolean overPrompts) {
    /** From so many prompts on, prompts are redrawn for intervals. */
    public static final int PROMPTS_TO_RESAMPLE = 5;

    /** Above this share of tied pairs the KL is taken from the ties. */
    public static final double MANY_TIES = 0.05;

    /** Copies the collections. */
    public SampleAudit {
        draws = List.copyOf(draws);
        distance = List.copyOf(distance);
        accuracy = List.copyOf(accuracy);
        confounds = List.copyOf(confounds);
        terms = List.copyOf(terms);
    }

    /**
     * The law of best-of-n fitted to gold.
     *
     * @param fit the fit
     * @param intervals its bootstrap
     * @param ceiling what follows
     */
    public record BestOfNLawReport(LawFit fit, LawIntervals intervals, AlignmentCeiling ceiling) {}

    /**
     * Audits samples.
     *
     * @param all the prompts, each with the same values
     * @param roles what the values mean
     * @param settings how
     * @param seeds where the resamples come from
     * @return the audit
     * @throws InvalidInputException if no prompt has enough samples, an n is above the samples of a prompt, or in every prompt all proxies
     *     are equal
     */
    public static SampleAudit of(List<PromptSamples> all, SampleRoles roles, SampleSettings settings, SeedTree seeds) {
        List<PromptSamples> prompts =
                all.stream().filter(p -> p.size() >= settings.atLeast()).toList();
        if (prompts.isEmpty()) {
            throw new InvalidInputException("A prompt must have at least " + settings.atLeast() + " samples, none has");
        }
        if (prompts.stream().allMatch(p -> BestOfNCurve.of(p.proxy()).allTied())) {
            throw new InvalidInputException("The proxy rewards of a prompt must differ, they are equal in every prompt"
                    + "\nMaybe the prompt column is one that no two samples share.");
        }
        int smallest = prompts.stream().mapToInt(PromptSamples::size).min().orElseThrow();
        List<Integer> draws = draws(prompts, settings, smallest);
        SampleCurves curves = new SampleCurves(prompts, roles, draws);
        double[][] estimate = curves.estimate();
        RandomGenerator random = seeds.child("curves").generator();
        double[][][] resampled = curves.resample(settings.resamples(), random);
        double tied = curves.tied();
        double[] distance = tied > MANY_TIES ? curves.distanceWithTies() : curves.distance();
        Map<String, List<Interval>> byName = new LinkedHashMap<>();
        List<String> columns = roles.columns();
        for (int c = 0; c < columns.size(); c++) {
            byName.put(columns.get(c), SampleCurves.intervals(estimate[c], resampled, c));
        }
        List<Interval> accuracy = new ArrayList<>();
        Optional<BestOfNLawReport> law = Optional.empty();
        if (roles.gold()) {
            accuracy = SampleCurves.intervals(estimate[columns.size()], resampled, columns.size()).stream()
                    .filter(i -> !Double.isNaN(i.estimate()))
                    .toList();
            law = law(distance, estimate[1], resampled);
        }
        RandomGenerator others = seeds.child("confounds").generator();
        return new SampleAudit(
                prompts.size(),
                smallest,
                prompts.stream().mapToInt(PromptSamples::size).sum(),
                all.size() - prompts.size(),
                tied,
                draws,
                Arrays.stream(distance).boxed().toList(),
                byName,
                accuracy,
                law,
                Confound.all(prompts, roles, settings.resamples(), others),
                TermShare.all(prompts, roles, byName, settings.resamples(), others),
                prompts.size() >= PROMPTS_TO_RESAMPLE);
    }

    private static List<Integer> draws(List<PromptSamples> prompts, SampleSettings settings, int smallest) {
        for (int n : settings.draws()) {
            for (PromptSamples prompt : prompts) {
                if (n > prompt.size()) {
                    throw new InvalidInputException(
                            "Best of n = " + n + " must be estimated from at least as many samples, prompt '"
                                    + prompt.prompt() + "' has " + prompt.size()
                                    + "\nMaybe leave such prompts out with --at-least " + n + ".");
                }
            }
        }
        TreeSet<Integer> draws = new TreeSet<>(settings.draws());
        draws.add(1);
        if (draws.size() == 1) {
            for (long n = 2; n <= smallest; n *= 2) {
                draws.add((int) n);
            }
            draws.add(smallest);
        }
        return List.copyOf(draws);
    }

    private static Optional<BestOfNLawReport> law(double[] distance, double[] gold, double[][][] resampled) {
        double[] gain = gains(gold);
        LawFit fit;
        try {
            fit = LawFit.of(LawForm.BEST_OF_N, distance, gain);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
        int[] used = LawFit.used(LawForm.BEST_OF_N, distance);
        OveroptimizationLaw[] laws = new OveroptimizationLaw[resampled.length];
        for (int r = 0; r < laws.length; r++) {
            laws[r] = LawFit.fitted(LawForm.BEST_OF_N, distance, gains(resampled[r][1]), used)
                    .law();
        }
        LawIntervals intervals = LawIntervals.of(fit, laws);
        return Optional.of(new BestOfNLawReport(fit, intervals, AlignmentCeiling.of(fit, intervals.certainty())));
    }

    private static double[] gains(double[] gold) {
        return Arrays.stream(gold).map(g -> g - gold[0]).toArray();
    }
}
