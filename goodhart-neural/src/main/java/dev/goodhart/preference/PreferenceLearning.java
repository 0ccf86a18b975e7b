package dev.goodhart.preference;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.EnvironmentFactory;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.feedback.Comparison;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Learning behaviour from comparisons of segments (Christiano et al. 2017): in every round segments of the current behaviour are collected,
 * pairs are chosen and shown to a judge, an ensemble is trained on all answers so far, and the policy goes on under its mean.
 *
 * <p>Where this differs: rounds follow each other, where the paper runs three processes at once; pairs are drawn among all segments so far;
 * the ensemble begins anew in every round, so that late answers count as much as early ones.
 */
public final class PreferenceLearning {
    private static final int COPIES = 8;

    private final EnvironmentFactory environments;
    private final TrajectoryJudge judge;
    private final PolicyStep learner;
    private final Settings settings;

    /**
     * Settings.
     *
     * @param rounds how often all is gone through, at least 1
     * @param segmentLength steps in a segment
     * @param segments segments collected in a round, at least 2
     * @param questions comparisons asked for in a round, at least 1
     * @param candidates pairs looked at for each question, at least 1
     * @param selection how questions are chosen among them
     * @param ensemble how many reward models
     * @param reward settings of each
     * @param policySteps steps of the environment that the learner may take in a round
     */
    public record Settings(
            int rounds,
            int segmentLength,
            int segments,
            int questions,
            int candidates,
            QuerySelection selection,
            int ensemble,
            RewardModelSettings reward,
            long policySteps) {
        /** Checks the numbers. */
        public Settings {
            if (rounds < 1
                    || segmentLength < 1
                    || segments < 2
                    || questions < 1
                    || candidates < 1
                    || ensemble < 1
                    || policySteps < 1) {
                throw new IllegalArgumentException(
                        "There must be at least 1 round, step, question, candidate, model and"
                                + " policy step and 2 segments, are " + rounds + ", " + segmentLength + ", " + questions
                                + ", "
                                + candidates + ", " + ensemble + ", " + policySteps + " and " + segments);
            }
        }

        /**
         * The usual settings: 5 rounds of 40 questions on segments of 25 steps, by disagreement of 3 models.
         *
         * @param policySteps steps of the learner in a round
         * @return the settings
         */
        public static Settings defaults(long policySteps) {
            return new Settings(
                    5, 25, 80, 40, 10, QuerySelection.DISAGREEMENT, 3, RewardModelSettings.defaults(), policySteps);
        }
    }

    /**
     * What a round did.
     *
     * @param segments segments so far
     * @param comparisons answers so far
     * @param accuracyBefore accuracy of the round before's ensemble on this round's answers, which it was not trained on; NaN in the first
     *     round. Chosen questions are harder than others.
     * @param behaviour what the policy did at the end of the round
     */
    public record Round(int segments, int comparisons, double accuracyBefore, Behaviour behaviour) {}

    /**
     * What came of it.
     *
     * @param reward the last ensemble, to be closed
     * @param segments everything that was collected
     * @param comparisons every answer
     * @param rounds the rounds
     */
    public record Result(
            RewardEnsemble reward, List<Trajectory> segments, List<Comparison> comparisons, List<Round> rounds) {
        /** Copies the lists. */
        public Result {
            segments = List.copyOf(segments);
            comparisons = List.copyOf(comparisons);
            rounds = List.copyOf(rounds);
        }

        /** {@return what the policy does in the end} */
        public Behaviour behaviour() {
            return rounds.getLast().behaviour();
        }
    }

    /**
     * Prepares.
     *
     * @param environments where behaviour happens
     * @param judge who is asked
     * @param learner what learns to behave
     * @param settings the settings
     */
    public PreferenceLearning(
            EnvironmentFactory environments, TrajectoryJudge judge, PolicyStep learner, Settings settings) {
        this.environments = environments;
        this.judge = judge;
        this.learner = learner;
        this.settings = settings;
    }

    /**
     * Goes through all rounds, the first with uniform random behaviour.
     *
     * @param seed decides all that is random but the learner's own
     * @return what came of it
     */
    public Result run(long seed) {
        SeedTree seeds = SeedTree.of("preference-learning").child(seed);
        RandomGenerator random = new ResumableRandom(seeds.child("questions").value());
        VectorEnvironment environment = environments.create(COPIES);
        EnvironmentSpec spec = environment.spec();
        RewardInputs inputs = RewardInputs.stateAction(spec);
        SegmentCollector collector = new SegmentCollector(
                environment,
                settings.segmentLength(),
                "segment-",
                seeds.child("environment").value());
        Behaviour behaviour = Behaviour.uniform(spec.actions());
        List<Trajectory> segments = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        @Nullable RewardEnsemble reward = null;
        for (int round = 0; round < settings.rounds(); round++) {
            segments.addAll(collector.collect(behaviour, settings.segments(), random));
            ComparedItems items = ComparedItems.of(inputs, segments);
            List<Comparison> answers = ask(reward, items, segments, random);
            double before = reward == null ? Double.NaN : accuracy(reward, items, answers);
            comparisons.addAll(answers);
            RewardEnsemble trained = RewardEnsemble.train(
                    comparisons,
                    items,
                    settings.reward(),
                    settings.ensemble(),
                    seeds.child("reward").child(round).value(),
                    TrainingListener.NONE);
            behaviour = learner.improve(trained, settings.policySteps());
            if (reward != null) {
                reward.close();
            }
            reward = trained;
            rounds.add(new Round(segments.size(), comparisons.size(), before, behaviour));
        }
        return new Result(Objects.requireNonNull(reward), segments, comparisons, rounds);
    }

    private List<Comparison> ask(
            @Nullable RewardEnsemble reward, ComparedItems items, List<Trajectory> segments, RandomGenerator random) {
        int count = settings.questions() * settings.candidates();
        int[] first = new int[count];
        int[] second = new int[count];
        for (int k = 0; k < count; k++) {
            first[k] = random.nextInt(segments.size());
            second[k] = (first[k] + 1 + random.nextInt(segments.size() - 1)) % segments.size();
        }
        int[] chosen = reward == null
                ? IntStream.range(0, settings.questions()).toArray()
                : settings.selection().select(reward, items, first, second, settings.questions(), random);
        List<Comparison> answers = new ArrayList<>();
        for (int k : chosen) {
            answers.add(judge.compare(segments.get(first[k]), segments.get(second[k]), random));
        }
        return answers;
    }

    private static double accuracy(RewardEnsemble reward, ComparedItems items, List<Comparison> answers) {
        boolean decided = answers.stream().anyMatch(a -> IndexedComparisons.outcome(a) != PairLoss.TIE);
        return decided
                ? RewardEvaluation.of(reward, items, answers, RewardEvaluation.lengths(items))
                        .accuracy()
                        .estimate()
                : Double.NaN;
    }
}
