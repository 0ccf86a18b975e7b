package dev.goodhart.studies.lipschitzgail;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.Task;
import dev.goodhart.environment.Tasks;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.imitation.AdversarialReward;
import dev.goodhart.imitation.Demonstrations;
import dev.goodhart.imitation.Imitation;
import dev.goodhart.imitation.ImitationReward;
import dev.goodhart.imitation.RowEncoder;
import dev.goodhart.learner.BehaviourCloning;
import dev.goodhart.learner.CloningSettings;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.learner.Metrics;
import dev.goodhart.learner.Td3;
import dev.goodhart.learner.Td3Settings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.Policy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.Recorder;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import dev.goodhart.trajectory.TrajectoryRecorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Imitation of who drives a puck to the middle: the agent sees four episodes and no reward. */
final class ImitationPart {
    static final String SCORE = "final score";
    static final String STEEP = "90 % quantile of slopes";
    static final String VALIDITY = "share of rows with slope at most 1.1";
    static final String EXPERT = "return of the expert";
    static final String RANDOM = "return of random actions";
    static final String FACTOR = "mean factor of the preconditioner";
    static final String FACTOR_CURVE = "factor of the preconditioner";
    static final String CURVE = "score";
    static final String CRITIC = "slope of the critic";

    private static final int EVERY = 1000;
    private static final int LAST = 3;
    private static final int EPISODE = 60;
    private static final double FLAT = 1.1;
    private static final int BATCH = 64;
    private static final int WIDTH = 64;
    private static final int CLONING_STEPS = 3000;

    private final Task task = Tasks.named("puck");
    private final LipschitzGailSettings settings;
    private final Recorder recorder;
    private final List<Trajectory> demonstrations;
    private final long evaluationSeed;
    private TransitionBatch fresh;
    private final double expert;
    private final double random;

    private ImitationPart(LipschitzGailSettings settings, RandomGenerator shared, Recorder recorder) {
        this.settings = settings;
        this.recorder = recorder;
        VectorEnvironment environment = task.environment(settings.demonstrations());
        environment.reset(shared.nextLong());
        Behaviour script = task.scripted().orElseThrow();
        this.demonstrations = TrajectoryRecorder.firstEpisodes(environment, script, shared, EPISODE);
        this.evaluationSeed = shared.nextLong();
        this.fresh = demonstrations.getFirst().steps();
        this.expert = meanReturn(by(script));
        this.random = meanReturn(by(Behaviour.uniform(task.spec().actions())));
        recorder.metric(EXPERT, expert);
        recorder.metric(RANDOM, random);
    }

    static void run(
            Imitator arm,
            LipschitzGailSettings settings,
            RandomGenerator shared,
            RandomGenerator own,
            Recorder recorder) {
        new ImitationPart(settings, shared, recorder).imitate(arm, own.nextLong());
    }

    static void clone(LipschitzGailSettings settings, RandomGenerator shared, RandomGenerator own, Recorder recorder) {
        new ImitationPart(settings, shared, recorder).imitateWithoutTheWorld(own.nextLong());
    }

    private void imitate(Imitator arm, long seed) {
        SeedTree seeds = new SeedTree(seed);
        Td3Settings agent = Td3Settings.defaults()
                .withHidden(new int[] {WIDTH, WIDTH})
                .withBatchSize(BATCH)
                .withGamma(0.97)
                .withNStep(arm.nStep())
                .withTau(0.01)
                .withLearningStarts(500);
        int points = settings.imitationSteps() / EVERY;
        double[] steps = new double[points];
        double[] score = new double[points];
        double[] critic = new double[points];
        VectorEnvironment environment = task.environment(1);
        environment.reset(seeds.child("world").value());
        Demonstrations expertSteps = new Demonstrations(task.spec(), demonstrations);
        Td3 learner = agent.create(new LearningTask(task.spec(), 1, settings.imitationSteps(), seeds));
        ImitationReward reward = arm.reward(
                expertSteps,
                RowEncoder.plain(task.spec()),
                BATCH,
                seeds.child("discriminator").value());
        List<Double> factors = new ArrayList<>();
        Metrics metrics = (name, value) -> {
            if (name.equals("precondition/factor")) {
                factors.add(value);
            }
        };
        try (Imitation imitation = new Imitation(learner, reward)) {
            for (int i = 0; i < points; i++) {
                imitation.train(environment, EVERY, metrics);
                steps[i] = (i + 1) * EVERY;
                score[i] = score(meanReturn(by(learner.policy())));
                critic[i] = criticSlope(learner);
                recorder.progress((double) (i + 1) / points);
            }
            if (reward instanceof AdversarialReward adversarial) {
                recordSlopes(adversarial.slopes(fresh));
            }
        }
        recordFactors(factors);
        recorder.metric(
                SCORE,
                Arrays.stream(score, Math.max(0, points - LAST), points)
                        .average()
                        .orElseThrow());
        recorder.series(CURVE, steps, score);
        recorder.series(CRITIC, steps, critic);
    }

    private void recordSlopes(double[] slope) {
        Arrays.sort(slope);
        recorder.metric(STEEP, slope[(int) (0.9 * (slope.length - 1))]);
        recorder.metric(VALIDITY, Arrays.stream(slope).filter(s -> s <= FLAT).count() / (double) slope.length);
    }

    /** What a preconditioner multiplied the reward by, as it went; nothing where there was none. */
    private void recordFactors(List<Double> factors) {
        if (!factors.isEmpty()) {
            double[] steps = new double[factors.size()];
            Arrays.setAll(steps, i -> (i + 1.0) * settings.imitationSteps() / steps.length);
            double[] factor = factors.stream().mapToDouble(f -> f).toArray();
            recorder.series(FACTOR_CURVE, steps, factor);
            recorder.metric(FACTOR, Arrays.stream(factor).average().orElseThrow());
        }
    }

    /** Behaviour cloning from the same episodes. */
    private void imitateWithoutTheWorld(long seed) {
        int stepsOfAPass = (demonstrations.size() * EPISODE + BATCH - 1) / BATCH;
        CloningSettings cloning =
                CloningSettings.defaults().withBatchSize(BATCH).withNEpochs(CLONING_STEPS / stepsOfAPass);
        try (Policy policy =
                new BehaviourCloning(cloning).learn(demonstrations, task.spec(), new SeedTree(seed), Metrics.NONE)) {
            recorder.metric(SCORE, score(meanReturn(by(policy))));
        }
    }

    private double score(double meanReturn) {
        return (meanReturn - random) / (expert - random);
    }

    private static Acting by(Policy policy) {
        ResumableRandom unused = new ResumableRandom(0);
        return (environment, action) ->
                policy.act(environment.observation(), environment.size(), Choice.BEST, unused, action);
    }

    private static Acting by(Behaviour behaviour) {
        ResumableRandom random = new ResumableRandom(1);
        return (environment, action) -> behaviour.actAll(environment, action, random);
    }

    /** Without noise, over the same starts every time; keeps the steps. */
    private double meanReturn(Acting acting) {
        int copies = settings.evaluations();
        VectorEnvironment environment = task.environment(copies);
        environment.reset(evaluationSeed);
        double[] action = new double[copies * task.spec().actions().dim()];
        double[] reward = new double[copies];
        TransitionBatch.Builder steps = TransitionBatch.builder(
                task.spec().observationDim(), task.spec().actions().dim());
        double total = 0;
        for (int t = 0; t < EPISODE; t++) {
            acting.act(environment, action);
            TransitionBatch step = environment.step(action);
            task.intended().score(step, reward);
            total += Arrays.stream(reward).sum();
            for (int c = 0; c < copies; c++) {
                steps.addRow(step, c);
            }
        }
        fresh = steps.build();
        return total / copies;
    }

    /** The mean of ||dQ/da|| where the agent acted. */
    private double criticSlope(Td3 learner) {
        RowEncoder encoder = RowEncoder.plain(task.spec());
        int rows = fresh.size();
        int width = encoder.width();
        float[] in = new float[rows * width];
        float[] slope = new float[rows * width];
        encoder.encode(fresh, 0, rows, in, 0);
        new Backpropagation(learner.critics().first())
                .toInputs(in, rows, (value, gradient) -> Arrays.fill(gradient, 0, rows, 1), slope);
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += Math.hypot(slope[i * width + width - 2], slope[i * width + width - 1]);
        }
        return sum / rows;
    }

    /** Who chooses the actions of all copies. */
    private interface Acting {
        void act(VectorEnvironment environment, double[] action);
    }
}
