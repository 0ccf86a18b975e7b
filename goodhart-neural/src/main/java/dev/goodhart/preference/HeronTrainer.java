package dev.goodhart.preference;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.EnvironmentFactory;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.hierarchy.DecidedPairs;
import dev.goodhart.hierarchy.FactorHierarchy;
import dev.goodhart.hierarchy.FactorPool;
import dev.goodhart.hierarchy.HierarchicalJudge;
import dev.goodhart.hierarchy.LevelUsage;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * HERON on-line (Bukharin et al. 2023): behaviour and a reward are learned in turns, and the comparisons between come from an order of
 * importance of factors instead of people. Each round collects segments, measures the margins again on the whole pool, labels random pairs,
 * takes some gradient steps on the reward (which goes on where it was), normalises it on the pool, and lets the learner go on under it.
 *
 * <p>A pair that no level decides is dropped. Margins are shares of the spread in the pool, which shrinks as behaviour improves.
 */
public final class HeronTrainer {
    private static final int COPIES = 8;

    private final EnvironmentFactory environments;
    private final FactorHierarchy hierarchy;
    private final List<RewardFunction> factors;
    private final PolicyStep learner;
    private final Settings settings;

    /**
     * Settings.
     *
     * @param rounds how often all is gone through, at least 1
     * @param segmentLength steps in a segment; 20 is usual
     * @param segments segments collected in a round, at least 2
     * @param capacity segments held; the oldest go
     * @param pairs pairs labelled in a round, at least 1
     * @param gradientSteps steps on the reward in a round, at least 1
     * @param reward settings of the reward model, of which epochs, held-out share and ties are not used
     * @param policySteps steps of the environment that the learner may take in a round
     */
    public record Settings(
            int rounds,
            int segmentLength,
            int segments,
            int capacity,
            int pairs,
            int gradientSteps,
            RewardModelSettings reward,
            long policySteps) {
        /** Checks the numbers. */
        public Settings {
            if (rounds < 1
                    || segmentLength < 1
                    || segments < 2
                    || capacity < segments
                    || pairs < 1
                    || gradientSteps < 1
                    || policySteps < 1) {
                throw new IllegalArgumentException(
                        "There must be at least 1 round, step, pair, gradient step and policy"
                                + " step, 2 segments and room for them, are " + rounds + ", " + segmentLength + ", "
                                + pairs
                                + ", " + gradientSteps + ", " + policySteps + ", " + segments + " and " + capacity);
            }
        }

        /**
         * 5 rounds of 200 segments of 20 steps, 2,000 pairs and 200 gradient steps.
         *
         * @param policySteps steps of the learner in a round
         * @return the settings
         */
        public static Settings defaults(long policySteps) {
            return new Settings(5, 20, 200, 2000, 2000, 200, RewardModelSettings.defaults(), policySteps);
        }
    }

    /**
     * What a round did.
     *
     * @param usage how many pairs each level decided
     * @param accuracy share of the decided pairs that the reward orders as they were labelled, after its steps
     * @param behaviour what the policy did at the end of the round
     */
    public record Round(LevelUsage usage, double accuracy, Behaviour behaviour) {}

    /**
     * What came of it.
     *
     * @param reward the last reward, to be closed
     * @param rounds the rounds
     */
    public record Result(RewardModel reward, List<Round> rounds) {
        /** Copies the list. */
        public Result {
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
     * @param hierarchy what is more important than what
     * @param factors what the hierarchy's factors are of a step, in its order; a segment's factor is their mean
     * @param learner what learns to behave
     * @param settings the settings
     */
    public HeronTrainer(
            EnvironmentFactory environments,
            FactorHierarchy hierarchy,
            List<RewardFunction> factors,
            PolicyStep learner,
            Settings settings) {
        if (factors.size() != hierarchy.levels()) {
            throw new IllegalArgumentException("There must be a function for each of the factors " + hierarchy.names()
                    + ", there are " + factors.size());
        }
        this.environments = environments;
        this.hierarchy = hierarchy;
        this.factors = List.copyOf(factors);
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
        SeedTree seeds = SeedTree.of("heron-trainer").child(seed);
        RandomGenerator random = new ResumableRandom(seeds.child("pairs").value());
        VectorEnvironment environment = environments.create(COPIES);
        EnvironmentSpec spec = environment.spec();
        RewardInputs inputs = RewardInputs.stateAction(spec);
        SegmentCollector collector = new SegmentCollector(
                environment,
                settings.segmentLength(),
                "segment-",
                seeds.child("environment").value());
        FactorPool pool = new FactorPool(hierarchy, settings.capacity());
        List<Trajectory> segments = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        Behaviour behaviour = Behaviour.uniform(spec.actions());
        RewardTrainer trainer = new RewardTrainer(
                settings.reward().withLabels(TieRule.DROPPED, settings.reward().noise()),
                inputs.width(),
                null,
                seeds.child("weights").generator());
        @Nullable InputScaling scaling = null;
        @Nullable RewardModel reward = null;
        try {
            for (int round = 0; round < settings.rounds(); round++) {
                for (Trajectory segment : collector.collect(behaviour, settings.segments(), random)) {
                    int place = pool.add(factorsOf(segment));
                    if (place == segments.size()) {
                        segments.add(segment);
                    } else {
                        segments.set(place, segment);
                    }
                }
                ComparedItems items = ComparedItems.of(inputs, segments);
                // The first pool's units stay: the reward goes on where it was.
                scaling = scaling == null ? InputScaling.of(items) : scaling;
                ScaledItems scaled = ScaledItems.of(items, scaling);
                HierarchicalJudge judge = pool.judge();
                DecidedPairs decided = judge.randomPairs(settings.pairs(), random);
                IndexedComparisons pairs = IndexedComparisons.decided(decided.winners(), decided.losers());
                learn(trainer, scaled, pairs, random);
                double accuracy = pairs.size() == 0 ? Double.NaN : trainer.evaluate(scaled, pairs)[1];
                RewardModel trained = RewardModel.of(
                        inputs,
                        scaling,
                        settings.reward(),
                        trainer.net().copy(),
                        0,
                        new RewardProvenance(seed, pairs.size(), segments.size()),
                        scaled,
                        RewardModel.UNKNOWN);
                behaviour = learner.improve(trained, settings.policySteps());
                if (reward != null) {
                    reward.close();
                }
                reward = trained;
                rounds.add(new Round(decided.usage(hierarchy), accuracy, behaviour));
            }
        } finally {
            trainer.close();
        }
        return new Result(Objects.requireNonNull(reward), rounds);
    }

    private void learn(RewardTrainer trainer, ScaledItems scaled, IndexedComparisons pairs, RandomGenerator random) {
        int count = Math.min(settings.reward().batchPairs(), pairs.size());
        int[] batch = new int[count];
        for (int step = 0; step < settings.gradientSteps() && count > 0; step++) {
            for (int k = 0; k < count; k++) {
                batch[k] = random.nextInt(pairs.size());
            }
            trainer.step(scaled, pairs, batch, 0, count);
        }
    }

    private double[] factorsOf(Trajectory segment) {
        double[] means = new double[factors.size()];
        double[] values = new double[segment.length()];
        for (int f = 0; f < means.length; f++) {
            factors.get(f).score(segment.steps(), values);
            for (double value : values) {
                means[f] += value / values.length;
            }
        }
        return means;
    }
}
