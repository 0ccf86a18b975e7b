package dev.goodhart.training;

import dev.goodhart.environment.EnvironmentState;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.input.InvalidInputException;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.RewardTransform;
import dev.goodhart.reward.TransitionBatch;
import dev.goodhart.study.SeedTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A learner at work: steps, rewards term by term, logs, evaluations, and checkpoints after which it goes on as if it had never stopped.
 *
 * <p>The same exercise, settings and seed give the same bytes, and so does a run that was stored and restored in between. Rewards that are
 * recomputed by {@link Learner#relabelWith} are whoever set them's to store.
 */
public final class TrainingRun implements AutoCloseable {
    private final Exercise exercise;
    private final TrainingSettings settings;
    private final String description;
    private final SeedTree evaluationSeeds;
    private final Learner learner;
    private final VectorEnvironment environment;
    private final EpisodeTracker episodes;
    private final RewardFunction transformed;
    private final RunningMeans means = new RunningMeans();
    private final List<TrainingListener> listeners;
    private final double[] action;
    private final double[] reward;
    private boolean reachedTarget;

    /**
     * A run that has not begun.
     *
     * @param exercise where is learned, and what for
     * @param learnerSettings who learns
     * @param settings how long
     * @param seed decides everything random
     * @param listeners who is told
     */
    public TrainingRun(
            Exercise exercise,
            LearnerSettings learnerSettings,
            TrainingSettings settings,
            long seed,
            List<TrainingListener> listeners) {
        this(
                exercise,
                learnerSettings.toString(),
                learnerSettings.nEnvs(),
                learnerSettings::create,
                settings,
                seed,
                listeners);
    }

    /**
     * A run of a learner that is put together from parts, such as an imitation.
     *
     * @param exercise where is learned, and what it is judged by
     * @param who the learner and all its settings as a text, by which a stored run is known again
     * @param copies copies of the environment that step together, at least 1
     * @param learners makes the learner; it is closed with the run
     * @param settings how long
     * @param seed decides everything random
     * @param listeners who is told
     */
    public TrainingRun(
            Exercise exercise,
            String who,
            int copies,
            Function<LearningTask, ? extends Learner> learners,
            TrainingSettings settings,
            long seed,
            List<TrainingListener> listeners) {
        SeedTree seeds = SeedTree.of("training").child(seed);
        this.exercise = exercise;
        this.settings = settings;
        this.description = exercise.spec().name() + ", " + exercise.trained().name() + ", " + who + ", seed " + seed
                + ", " + settings.steps() + " steps";
        this.listeners = new ArrayList<>(listeners);
        this.evaluationSeeds = seeds.child("evaluation");
        this.learner =
                learners.apply(new LearningTask(exercise.spec(), copies, settings.steps(), seeds.child("learner")));
        this.environment = exercise.environments().create(copies);
        this.environment.reset(seeds.child("environment").value());
        this.episodes = new EpisodeTracker(copies, exercise.rewards());
        this.transformed = RewardTransform.apply(exercise.transforms(), exercise.trained());
        this.action = new double[copies * exercise.spec().actions().dim()];
        this.reward = new double[copies];
    }

    /**
     * Tells one more from now on.
     *
     * @param listener who
     */
    public void listen(TrainingListener listener) {
        listeners.add(listener);
    }

    /** {@return who learns} */
    public Learner learner() {
        return learner;
    }

    /** {@return environment steps taken} */
    public long steps() {
        return learner.steps();
    }

    /** {@return whether it is over: all steps taken, or the target reached} */
    public boolean over() {
        return reachedTarget || steps() >= settings.steps();
    }

    /**
     * Trains for a while.
     *
     * @param count environment steps to take; fewer if the run is over before
     */
    public void advance(long count) {
        long end = Math.min(settings.steps(), steps() + count);
        if (steps() == 0) {
            evaluate();
        }
        while (steps() < end && !reachedTarget) {
            long before = steps();
            step();
            long now = steps();
            for (TrainingListener listener : listeners) {
                listener.stepped(now);
            }
            boolean last = now >= settings.steps();
            if (last || now / settings.logEvery() > before / settings.logEvery()) {
                var row = means.take();
                listeners.forEach(listener -> listener.logged(now, row));
            }
            if (last || now / settings.evalEvery() > before / settings.evalEvery()) {
                evaluate();
            }
        }
    }

    private void step() {
        learner.act(environment.observation(), action);
        TransitionBatch step = environment.step(action);
        episodes.observe(step, reward, means);
        if (!exercise.transforms().isEmpty()) {
            transformed.score(step, reward);
        }
        learner.observe(step, reward);
        learner.update(means);
    }

    private void evaluate() {
        if (settings.evalEpisodes() == 0) {
            return;
        }
        long now = steps();
        Evaluation evaluation = EvaluationProtocol.of(
                        settings.evalEpisodes(), evaluationSeeds.child(now).value())
                .evaluate(learner.policy(), exercise.environments(), exercise.rewards());
        listeners.forEach(listener -> listener.evaluated(now, evaluation));
        reachedTarget = evaluation.mean(evaluation.rewards().size() - 1) >= settings.target();
    }

    /**
     * Stores everything that decides how the run goes on.
     *
     * @param file where to; completely written or not at all
     */
    public void save(Path file) {
        CheckpointWriter checkpoint = new CheckpointWriter();
        checkpoint.text("run", description);
        EnvironmentState state = environment.save();
        checkpoint.put("environment.values", state.values());
        checkpoint.put("environment.counters", state.counters());
        checkpoint.put("run.reachedTarget", new long[] {reachedTarget ? 1 : 0});
        episodes.save(checkpoint);
        means.save(checkpoint);
        learner.save(checkpoint);
        checkpoint.write(file);
    }

    /**
     * Goes on where a run of the same exercise, settings and seed was stored.
     *
     * @param file what {@link #save} wrote
     * @throws InvalidInputException if it is of another run
     */
    public void restore(Path file) {
        try (CheckpointReader checkpoint = CheckpointReader.open(file)) {
            if (!checkpoint.text("run").equals(description)) {
                throw InvalidInputException.at(
                        file.toString(),
                        0,
                        "run",
                        "must be the checkpoint of '" + description + "', is of '" + checkpoint.text("run") + "'",
                        "settings, seed or steps were changed; give the old ones, or begin in another folder");
            }
            double[] values = new double[checkpoint.length("environment.values")];
            long[] counters = new long[checkpoint.length("environment.counters")];
            long[] reached = new long[1];
            checkpoint.get("environment.values", values);
            checkpoint.get("environment.counters", counters);
            checkpoint.get("run.reachedTarget", reached);
            environment.restore(new EnvironmentState(values, counters));
            episodes.restore(checkpoint);
            means.restore(checkpoint);
            learner.restore(checkpoint);
            reachedTarget = reached[0] == 1;
        }
    }

    @Override
    public void close() {
        learner.close();
    }
}
