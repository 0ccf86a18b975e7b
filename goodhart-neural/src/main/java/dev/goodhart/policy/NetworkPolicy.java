package dev.goodhart.policy;

import dev.goodhart.environment.EnvironmentSpec;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A network with a head that makes actions of its outputs. */
public final class NetworkPolicy implements Policy {
    private final EnvironmentSpec spec;
    private final ObservationScale scale;
    private final Mlp network;
    private ActionHead head;
    private float[] seen = new float[0];
    private float[] output = new float[0];

    /**
     * A policy.
     *
     * @param spec what it acts in
     * @param scale what the network is shown
     * @param network {@code observationDim} numbers in, {@code head.outputs()} out; closed with the policy
     * @param head makes actions of its outputs
     */
    public NetworkPolicy(EnvironmentSpec spec, ObservationScale scale, Mlp network, ActionHead head) {
        if (network.inputs() != spec.observationDim() || network.outputs() != head.outputs()) {
            throw new IllegalArgumentException("The network must have observationDim = " + spec.observationDim()
                    + " inputs and " + head.outputs() + " outputs, has " + network.inputs() + " and "
                    + network.outputs());
        }
        this.spec = spec;
        this.scale = scale;
        this.network = network;
        this.head = head;
    }

    @Override
    public EnvironmentSpec spec() {
        return spec;
    }

    /** {@return the network} */
    public Mlp network() {
        return network;
    }

    /** {@return what the network is shown} */
    public ObservationScale scale() {
        return scale;
    }

    /** {@return what makes actions of outputs} */
    public ActionHead head() {
        return head;
    }

    /**
     * Changes what makes actions, such as the chance of a uniform one.
     *
     * @param newHead of the same kind
     */
    public void setHead(ActionHead newHead) {
        this.head = newHead;
    }

    @Override
    public void act(double[] observation, int rows, Choice choice, RandomGenerator random, double[] action) {
        run(observation, rows);
        for (int i = 0; i < rows; i++) {
            head.choose(
                    output,
                    i * head.outputs(),
                    choice,
                    random,
                    action,
                    i * spec.actions().dim());
        }
    }

    /**
     * Samples actions before they are clipped to their bounds, for learners that need their likelihood.
     *
     * @param observation {@code [at least rows][observationDim]}
     * @param rows how many rows
     * @param random where randomness comes from
     * @param raw {@code [at least rows][actions().dim()]} receives them; of a Gaussian head they may lie outside the bounds
     */
    public void sampleRaw(double[] observation, int rows, RandomGenerator random, double[] raw) {
        run(observation, rows);
        int dim = spec.actions().dim();
        for (int i = 0; i < rows; i++) {
            if (head instanceof GaussianHead gaussian) {
                gaussian.sample(output, i * dim, random, raw, i * dim);
            } else {
                head.choose(output, i * head.outputs(), Choice.SAMPLED, random, raw, i * dim);
            }
        }
    }

    private void run(double[] observation, int rows) {
        if (output.length < rows * head.outputs() || seen.length < rows * spec.observationDim()) {
            seen = new float[rows * spec.observationDim()];
            output = new float[rows * head.outputs()];
        }
        scale.apply(observation, rows, seen);
        network.apply(seen, rows, output);
    }

    @Override
    public void save(CheckpointWriter checkpoint) {
        PolicyEntries.describe(this, checkpoint);
        checkpoint.put("policy.", network.parameters());
        deviations().ifPresent(logStd -> checkpoint.put("policy.", logStd));
        scale.save(checkpoint, "policy.observation");
    }

    /**
     * Takes over what {@link #save} wrote of a policy of the same form.
     *
     * @param checkpoint where from
     */
    public void restore(CheckpointReader checkpoint) {
        checkpoint.get("policy.", network.parameters());
        deviations().ifPresent(logStd -> checkpoint.get("policy.", logStd));
        scale.restore(checkpoint, "policy.observation");
    }

    /**
     * Reads a policy from a file of its own or from a checkpoint of its learner.
     *
     * @param file what {@link #save} wrote
     * @param spec what it acts in
     * @return the policy, to be closed
     * @throws dev.goodhart.input.InvalidInputException if it is no such file, or a policy for something else
     */
    public static NetworkPolicy load(Path file, EnvironmentSpec spec) {
        return PolicyEntries.read(file, spec);
    }

    private Optional<Parameters> deviations() {
        return head instanceof GaussianHead gaussian ? Optional.of(gaussian.logStd()) : Optional.empty();
    }

    @Override
    public void close() {
        network.close();
        deviations().ifPresent(Parameters::close);
    }
}
