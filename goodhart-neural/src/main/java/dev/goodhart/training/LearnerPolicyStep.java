package dev.goodhart.training;

import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.EnvironmentFactory;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.learner.Learner;
import dev.goodhart.learner.LearnerSettings;
import dev.goodhart.learner.LearningTask;
import dev.goodhart.policy.Choice;
import dev.goodhart.policy.Policy;
import dev.goodhart.preference.PolicyStep;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.study.SeedTree;
import java.util.random.RandomGenerator;

/**
 * Lets a learner go on under rewards that are learned in turns with its behaviour, as {@link dev.goodhart.preference.PreferenceLearning} and
 * {@link dev.goodhart.preference.HeronTrainer} do. What it holds in its buffer is scored anew by each reward. The behaviour it
 * returns is the learner's own and changes as that learns. Not safe for use by several
 * threads.
 */
public final class LearnerPolicyStep implements PolicyStep, AutoCloseable {
    private final Learner learner;
    private final VectorEnvironment environment;

    /**
     * A learner that has learned nothing.
     *
     * @param spec the environment
     * @param environments makes it
     * @param settings of the learner
     * @param steps how many steps of the environment it will take in all, by which schedules end
     * @param seeds where randomness comes from
     */
    public LearnerPolicyStep(
            EnvironmentSpec spec,
            EnvironmentFactory environments,
            LearnerSettings settings,
            long steps,
            SeedTree seeds) {
        this.learner = settings.create(new LearningTask(spec, settings.nEnvs(), steps, seeds.child("learner")));
        this.environment = environments.create(settings.nEnvs());
        environment.reset(seeds.child("environment").value());
    }

    @Override
    public Behaviour improve(RewardFunction reward, long steps) {
        learner.relabelWith(reward);
        learner.train(environment, reward, steps);
        return exploring(learner.policy());
    }

    /** {@return the learner} */
    public Learner learner() {
        return learner;
    }

    /** As the policy samples, so that what is collected next shows more than one way. */
    private static Behaviour exploring(Policy policy) {
        int observationDim = policy.spec().observationDim();
        int actionDim = policy.spec().actions().dim();
        return new Behaviour() {
            private final double[] seen = new double[observationDim];
            private final double[] chosen = new double[actionDim];

            @Override
            public void act(double[] observation, int at, double[] action, int to, RandomGenerator random) {
                System.arraycopy(observation, at, seen, 0, observationDim);
                policy.act(seen, 1, Choice.SAMPLED, random, chosen);
                System.arraycopy(chosen, 0, action, to, actionDim);
            }

            @Override
            public void actAll(VectorEnvironment world, double[] action, RandomGenerator random) {
                policy.act(world.observation(), world.size(), Choice.SAMPLED, random, action);
            }
        };
    }

    @Override
    public void close() {
        learner.close();
    }
}
