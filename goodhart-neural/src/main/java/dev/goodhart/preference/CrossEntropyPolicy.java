package dev.goodhart.preference;

import dev.goodhart.environment.ActionSpace;
import dev.goodhart.environment.Behaviour;
import dev.goodhart.environment.EnvironmentFactory;
import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.environment.VectorEnvironment;
import dev.goodhart.network.RunningNormalizer;
import dev.goodhart.reward.RewardFunction;
import dev.goodhart.reward.StepEnd;
import dev.goodhart.reward.TransitionBatch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A learner without gradients: the cross-entropy method (Rubinstein 1999; Szita and Lorincz 2006) on the weights of a network with one
 * hidden layer. It needs no critic and no tuning on small tasks, and far more steps than learners that have one.
 *
 * <p>Candidates are drawn from a normal distribution, each lives some episodes, the distribution moves to the best and keeps a floor of
 * spread. An action is the network's output: the greatest of several, or a tanh stretched to the bounds.
 */
public final class CrossEntropyPolicy implements PolicyStep {
    private static final int CANDIDATES = 64;
    private static final int ELITES = 8;
    private static final int EPISODES = 4;
    private static final double FLOOR = 0.02;

    private final EnvironmentFactory environments;
    private final EnvironmentSpec spec;
    private final int horizon;
    private final int hidden;
    private final int outputs;
    private final double[] mean;
    private final double[] deviation;
    private final double[] centre;
    private final double[] unit;
    private final RandomGenerator random;

    /**
     * A policy that begins at zero: the middle of the bounds, or the first action.
     *
     * @param environments where it learns
     * @param horizon steps of an episode at most
     * @param hidden width of the hidden layer, at least 1
     * @param random where candidates and starts come from
     */
    public CrossEntropyPolicy(EnvironmentFactory environments, int horizon, int hidden, RandomGenerator random) {
        this.environments = environments;
        this.spec = environments.create(1).spec();
        this.horizon = horizon;
        this.hidden = hidden;
        this.random = random;
        this.outputs = spec.actions() instanceof ActionSpace.Discrete discrete
                ? discrete.count()
                : spec.actions().dim();
        this.mean = new double[(spec.observationDim() + 1) * hidden + (hidden + 1) * outputs];
        this.deviation = new double[mean.length];
        Arrays.fill(deviation, 1);
        RunningNormalizer seen = new RunningNormalizer(spec.observationDim(), Double.POSITIVE_INFINITY);
        lookAround(seen);
        this.centre = seen.means();
        this.unit = Arrays.stream(seen.variances())
                .map(v -> v > 0 ? 1 / Math.sqrt(v) : 0)
                .toArray();
    }

    /** Sees what random actions lead to, to put observations in its units. */
    private void lookAround(RunningNormalizer seen) {
        VectorEnvironment environment = environments.create(EPISODES);
        environment.reset(random.nextLong());
        Behaviour uniform = Behaviour.uniform(spec.actions());
        double[] action = new double[EPISODES * spec.actions().dim()];
        for (int t = 0; t < horizon; t++) {
            seen.update(environment.observation(), EPISODES);
            uniform.actAll(environment, action, random);
            environment.step(action);
        }
    }

    /** {@return steps of the environment that one generation takes at most} */
    public long generationSteps() {
        return (long) CANDIDATES * EPISODES * horizon;
    }

    @Override
    public Behaviour improve(RewardFunction reward, long steps) {
        long generations = Math.max(1, steps / generationSteps());
        for (long g = 0; g < generations; g++) {
            generation(reward);
            // The first generations of a new reward look around again, those that follow settle.
            double floor = FLOOR + 0.3 * Math.max(0, 1 - 2.0 * g / generations);
            for (int i = 0; i < deviation.length; i++) {
                deviation[i] = Math.max(deviation[i], floor);
            }
        }
        double[] weights = mean.clone();
        return (observation, at, action, to, ignored) -> act(weights, observation, at, action, to);
    }

    private void generation(RewardFunction reward) {
        double[][] candidates = new double[CANDIDATES][mean.length];
        for (double[] candidate : candidates) {
            for (int i = 0; i < mean.length; i++) {
                candidate[i] = mean[i] + deviation[i] * random.nextGaussian();
            }
        }
        double[] returns = returns(candidates, reward);
        int[] best = IntStream.range(0, CANDIDATES)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> -returns[c]))
                .limit(ELITES)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < mean.length; i++) {
            int place = i;
            double middle = Arrays.stream(best)
                    .mapToDouble(c -> candidates[c][place])
                    .average()
                    .orElseThrow();
            double squares = Arrays.stream(best)
                    .mapToDouble(c -> (candidates[c][place] - middle) * (candidates[c][place] - middle))
                    .average()
                    .orElseThrow();
            mean[i] = middle;
            deviation[i] = Math.sqrt(squares);
        }
    }

    private double[] returns(double[][] candidates, RewardFunction reward) {
        int copies = CANDIDATES * EPISODES;
        VectorEnvironment environment = environments.create(copies);
        environment.reset(random.nextLong());
        int observationDim = spec.observationDim();
        int actionDim = spec.actions().dim();
        double[] action = new double[copies * actionDim];
        double[] paid = new double[copies];
        double[] returns = new double[CANDIDATES];
        boolean[] over = new boolean[copies];
        for (int t = 0; t < horizon; t++) {
            double[] observation = environment.observation();
            for (int i = 0; i < copies; i++) {
                act(candidates[i / EPISODES], observation, i * observationDim, action, i * actionDim);
            }
            TransitionBatch step = environment.step(action);
            reward.score(step, paid);
            for (int i = 0; i < copies; i++) {
                returns[i / EPISODES] += over[i] ? 0 : paid[i];
                over[i] |= step.end()[i] != StepEnd.CONTINUING;
            }
        }
        return returns;
    }

    private void act(double[] weights, double[] observation, int at, double[] action, int to) {
        int inputs = spec.observationDim();
        double[] out = new double[outputs];
        int second = (inputs + 1) * hidden;
        System.arraycopy(weights, second + hidden * outputs, out, 0, outputs);
        for (int h = 0; h < hidden; h++) {
            double sum = weights[h * (inputs + 1) + inputs];
            for (int i = 0; i < inputs; i++) {
                sum += weights[h * (inputs + 1) + i] * (observation[at + i] - centre[i]) * unit[i];
            }
            double value = Math.tanh(sum);
            for (int o = 0; o < outputs; o++) {
                out[o] += weights[second + h * outputs + o] * value;
            }
        }
        switch (spec.actions()) {
            case ActionSpace.Discrete discrete -> {
                int best = 0;
                for (int o = 1; o < discrete.count(); o++) {
                    best = out[o] > out[best] ? o : best;
                }
                action[to] = best;
            }
            case ActionSpace.Box box -> {
                for (int o = 0; o < outputs; o++) {
                    double middle = (box.low()[o] + box.high()[o]) / 2;
                    action[to + o] = middle + (box.high()[o] - middle) * Math.tanh(out[o]);
                }
            }
        }
    }
}
