package dev.goodhart.learner;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.network.Adam;
import dev.goodhart.network.AdamSettings;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.Parameters;
import dev.goodhart.policy.GaussianHead;
import dev.goodhart.policy.NetworkPolicy;
import dev.goodhart.random.ResumableRandom;
import dev.goodhart.random.Shuffle;
import dev.goodhart.study.SeedTree;
import dev.goodhart.trajectory.Trajectory;
import java.util.List;

/**
 * Behaviour cloning (Pomerleau 1991): the policy under which demonstrated actions are most likely, for discrete and continuous actions.
 *
 * <pre>
 * minimise -mean log pi(a|s) - entCoef H
 * </pre>
 *
 * <p>Details that matter: steps of all demonstrations are shuffled together, so a long one counts for more than a short one; a Gaussian's
 * deviations are learned and do not depend on the state; actions at the bounds were perhaps cut there and pull the mean inwards. What was
 * learned is good where demonstrations were; errors lead elsewhere and add up over an episode (Ross and Bagnell 2010).
 */
public final class BehaviourCloning {
    private final CloningSettings settings;

    /**
     * A learner from demonstrations.
     *
     * @param settings the settings
     */
    public BehaviourCloning(CloningSettings settings) {
        this.settings = settings;
    }

    /**
     * Learns a policy.
     *
     * @param demonstrations at least one, of the environment's lengths
     * @param spec the environment
     * @param seeds where randomness comes from
     * @param metrics receives the loss of every pass
     * @return the policy, to be closed
     */
    public NetworkPolicy learn(List<Trajectory> demonstrations, EnvironmentSpec spec, SeedTree seeds, Metrics metrics) {
        int observationDim = spec.observationDim();
        int actionDim = spec.actions().dim();
        int rows = count(demonstrations, spec);
        double[] state = new double[rows * observationDim];
        double[] action = new double[rows * actionDim];
        int at = 0;
        for (Trajectory demonstration : demonstrations) {
            int length = demonstration.length();
            System.arraycopy(demonstration.steps().state(), 0, state, at * observationDim, length * observationDim);
            System.arraycopy(demonstration.steps().action(), 0, action, at * actionDim, length * actionDim);
            at += length;
        }
        NetworkPolicy policy = Networks.stochastic(
                new LearningTask(spec, 1, 1, seeds),
                settings.hidden(),
                settings.activation(),
                false,
                new ResumableRandom(seeds.child("networks").value()));
        float[] seen = new float[state.length];
        policy.scale().apply(state, rows, seen);
        fit(policy, seen, action, rows, new ResumableRandom(seeds.child("learn").value()), metrics);
        return policy;
    }

    private void fit(
            NetworkPolicy policy, float[] seen, double[] action, int rows, ResumableRandom random, Metrics metrics) {
        AdamSettings adamSettings = AdamSettings.of(settings.learningRate()).withWeightDecay(settings.weightDecay());
        Parameters network = policy.network().parameters();
        Adam adam = policy.head() instanceof GaussianHead gaussian
                ? new Adam(adamSettings, network, gaussian.logStd())
                : new Adam(adamSettings, network);
        Backpropagation backpropagation = new Backpropagation(policy.network());
        Likelihood likelihood =
                new Likelihood(policy.head(), policy.spec().actions().dim());
        int dim = policy.spec().observationDim();
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        float[] shown = new float[settings.batchSize() * dim];
        double[] loss = new double[1];
        for (int epoch = 0; epoch < settings.nEpochs(); epoch++) {
            Shuffle.inPlace(order, random);
            loss[0] = 0;
            for (int from = 0; from < rows; from += settings.batchSize()) {
                int first = from;
                int size = Math.min(settings.batchSize(), rows - from);
                for (int j = 0; j < size; j++) {
                    System.arraycopy(seen, order[first + j] * dim, shown, j * dim, dim);
                }
                backpropagation.toParameters(shown, size, (output, gradient) -> {
                    for (int j = 0; j < size; j++) {
                        int row = order[first + j];
                        loss[0] -= likelihood.log(output, j, action, row) / rows;
                        likelihood.differentiate(
                                output, j, action, row, -1.0 / size, -settings.entCoef() / size, gradient);
                    }
                });
                likelihood.flush();
                adam.step();
            }
            metrics.add("loss/cloning", loss[0]);
        }
    }

    private static int count(List<Trajectory> demonstrations, EnvironmentSpec spec) {
        int rows = 0;
        for (Trajectory demonstration : demonstrations) {
            demonstration.requireFits(spec);
            rows += demonstration.length();
        }
        if (rows == 0) {
            throw new IllegalArgumentException("There must be at least one demonstration");
        }
        return rows;
    }
}
