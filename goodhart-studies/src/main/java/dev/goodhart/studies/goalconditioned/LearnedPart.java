package dev.goodhart.studies.goalconditioned;

import dev.goodhart.goalconditioned.FilterReport;
import dev.goodhart.goalconditioned.FilterSample;
import dev.goodhart.goalconditioned.GoalConditionedRewardTrainer;
import dev.goodhart.goalconditioned.GoalState;
import dev.goodhart.goalconditioned.GuidedDecoding;
import dev.goodhart.goalconditioned.PartialAuroc;
import dev.goodhart.goalconditioned.PrefixRewardModel;
import dev.goodhart.goalconditioned.PrefixScores;
import dev.goodhart.goalconditioned.QFilter;
import dev.goodhart.goalconditioned.RecurrentBackbone;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.goalconditioned.SequencePair;
import dev.goodhart.statistics.Correlation;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import dev.goodhart.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Part B: one way to learn, and all that is measured of it. */
final class LearnedPart {
    static final int LENGTH = 10;
    static final int[] TIMES = {3, 5, 7, 10};
    static final String ACCURACY = "base accuracy";
    static final String CORRELATION_R = "correlation of r with V";
    static final String CORRELATION_Q = "correlation of Q with V";
    static final String SAVED = "saved";
    static final String VOTE = "vote with filter";
    static final String UNFILTERED = "vote";
    static final String INACTIVE = "prompts with all dropped";
    static final String GUIDED_Q = "guided by Q";
    static final String GUIDED_R = "guided by r";
    static final String GUIDED_AWAY = "guided to the rejected";
    static final String BEST_OF = "best of 4 by r";

    private static final int WIDTH = 32;
    private static final int CANDIDATES = 4;

    private LearnedPart() {}

    static void run(Trial<GoalConditionedSettings> trial, Variant.Arm arm) {
        GoalConditionedSettings settings = trial.settings();
        RandomGenerator shared = trial.sharedRandom();
        RunningSum world = RunningSum.random(LENGTH, shared);
        SeedTree seeds = new SeedTree(shared.nextLong());
        List<SequencePair> pairs =
                pairs(world, arm.pairs(), seeds.child("pairs").generator());
        if (arm.variant() == Variant.SWAPPED) {
            pairs = pairs.stream().map(SequencePair::swapped).toList();
        }
        TestAnswers test = TestAnswers.of(
                world,
                settings.prompts(),
                settings.samples(),
                seeds.child("test").generator());
        RandomGenerator network = seeds.child("network").generator();
        try (PrefixRewardModel model = GoalConditionedRewardTrainer.fit(
                RecurrentBackbone.ofTokens(RunningSum.VOCABULARY, WIDTH, network),
                pairs,
                arm.variant().options(settings.steps()),
                network,
                (step, preference, latent) -> trial.recorder().progress(0.9 * step / settings.steps()))) {
            measure(trial, model, pairs, world, test, seeds);
        }
    }

    /** Two base answers to one prompt, exactly one of which is right. */
    private static List<SequencePair> pairs(RunningSum world, int count, RandomGenerator random) {
        List<SequencePair> pairs = new ArrayList<>();
        while (pairs.size() < count) {
            int[] prompt = world.prompt(random);
            int[] one = world.answer(prompt, random);
            int[] two = world.answer(prompt, random);
            if (world.correct(prompt, one) != world.correct(prompt, two)) {
                boolean first = world.correct(prompt, one);
                pairs.add(new SequencePair(
                        RunningSum.tokens(prompt, first ? one : two), RunningSum.tokens(prompt, first ? two : one)));
            }
        }
        return pairs;
    }

    private static void measure(
            Trial<GoalConditionedSettings> trial,
            PrefixRewardModel model,
            List<SequencePair> pairs,
            RunningSum world,
            TestAnswers test,
            SeedTree seeds) {
        Recorder recorder = trial.recorder();
        // A swapped data set has its right answers among the rejected: the goal that a person would name is theirs.
        boolean swapped = trial.arm().startsWith("swapped");
        GoalState right = model.goalState("right", answers(pairs, !swapped));
        GoalState wrong = model.goalState("wrong", answers(pairs, swapped));
        PrefixScores scores = model.scorePrefixes(test.sequences());
        double[][] q = scores.qValues(right);
        double[] fractions =
                Arrays.stream(TIMES).mapToDouble(t -> (double) t / LENGTH).toArray();
        double[] r = PartialAuroc.at(scores.rewards(), test.correct(), fractions);
        double[] ofQ = PartialAuroc.at(q, test.correct(), fractions);
        double[] ceiling = PartialAuroc.at(test.values(), test.correct(), fractions);
        for (int k = 0; k < TIMES.length; k++) {
            recorder.metric("AUROC of r, t = " + TIMES[k], r[k]);
            recorder.metric("AUROC of Q, t = " + TIMES[k], ofQ[k]);
            recorder.metric("AUROC of V, t = " + TIMES[k], ceiling[k]);
        }
        recorder.metric(ACCURACY, test.accuracy());
        double[] v = flat(test.values());
        recorder.metric(CORRELATION_R, Correlation.PEARSON.of(flat(scores.rewards()), v));
        recorder.metric(CORRELATION_Q, Correlation.PEARSON.of(flat(q), v));

        List<FilterSample> samples = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            samples.add(new FilterSample(
                    test.prompt(i),
                    Integer.toString(RunningSum.lastSum(test.sequences().get(i))),
                    Optional.of(test.correct()[i]),
                    q[i]));
        }
        FilterReport filtered = FilterReport.of(samples, new QFilter(0, 0));
        recorder.metric(SAVED, filtered.stepsSaved());
        recorder.metric(UNFILTERED, filtered.vote().orElseThrow().before());
        recorder.metric(VOTE, filtered.vote().orElseThrow().after());
        recorder.metric(
                "vote by the released rule",
                filtered.voteByReleasedRule().orElseThrow().before());
        recorder.metric(
                "vote with filter by the released rule",
                filtered.voteByReleasedRule().orElseThrow().after());
        recorder.metric(INACTIVE, (double) filtered.allDropped() / filtered.prompts());
        double[] thresholds =
                IntStream.rangeClosed(-20, 20).mapToDouble(k -> k / 20.0).toArray();
        double[][] curve = QFilter.curve(samples, thresholds, 0);
        recorder.series("saved over threshold", thresholds, curve[0]);
        recorder.series("correct dropped over threshold", thresholds, curve[1]);

        recorder.metric(GUIDED_Q, guided(world, test, begun -> last(model.qValues(begun, right)), seeds));
        recorder.metric(GUIDED_R, guided(world, test, model::score, seeds));
        recorder.metric(GUIDED_AWAY, guided(world, test, begun -> last(model.qValues(begun, wrong)), seeds));
        recorder.metric(BEST_OF, bestOf(scores, test));
        if (trial.seed() == 0) {
            PrefixFigures.of(scores, q, test).forEach(recorder::figure);
        }
    }

    private static List<Sequence> answers(List<SequencePair> pairs, boolean chosen) {
        return pairs.stream().map(p -> chosen ? p.chosen() : p.rejected()).toList();
    }

    private static double guided(RunningSum world, TestAnswers test, GuidedDecoding.Guide guide, SeedTree seeds) {
        List<Sequence> decoded = new GuidedDecoding(1, CANDIDATES, LENGTH)
                .decode(
                        test.prompts().length,
                        (prompt, begun, random) -> continued(world, test.prompts()[prompt], begun, random),
                        guide,
                        seeds.child("guided").generator());
        int right = 0;
        for (int p = 0; p < decoded.size(); p++) {
            right += RunningSum.lastSum(decoded.get(p))
                            == Arrays.stream(test.prompts()[p]).sum() % RunningSum.M
                    ? 1
                    : 0;
        }
        return (double) right / decoded.size();
    }

    private static Sequence continued(
            RunningSum world, int[] prompt, Optional<Sequence> begun, RandomGenerator random) {
        int[] before = begun.map(s -> ((Sequence.Tokens) s).tokens()).orElse(new int[0]);
        int sum = before.length == 0 ? 0 : before[before.length - 1] % RunningSum.M;
        int digit = prompt[before.length];
        int[] tokens = Arrays.copyOf(before, before.length + 1);
        tokens[before.length] = RunningSum.token(sum, digit, world.step(sum, digit, random));
        return new Sequence.Tokens(tokens, 0);
    }

    /** The best by score of the first four samples of each prompt. */
    private static double bestOf(PrefixScores scores, TestAnswers test) {
        int right = 0;
        for (int p = 0; p < test.prompts().length; p++) {
            int best = p * test.samples();
            for (int s = 1; s < CANDIDATES; s++) {
                int other = p * test.samples() + s;
                best = scores.rewards()[other][LENGTH - 1] > scores.rewards()[best][LENGTH - 1] ? other : best;
            }
            right += test.correct()[best] ? 1 : 0;
        }
        return (double) right / test.prompts().length;
    }

    private static double[] last(double[][] q) {
        return Arrays.stream(q).mapToDouble(row -> row[row.length - 1]).toArray();
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
