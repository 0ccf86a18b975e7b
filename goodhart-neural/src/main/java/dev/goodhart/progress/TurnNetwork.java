package dev.goodhart.progress;

import dev.goodhart.network.Activation;
import dev.goodhart.network.Backpropagation;
import dev.goodhart.network.Initialization;
import dev.goodhart.network.Mlp;
import dev.goodhart.network.Parameters;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** One hidden layer over a turn alone; all turns of a batch in one forward pass. */
final class TurnNetwork implements ProgressNetwork {
    private final Mlp net;
    private final Backpropagation backpropagation;

    TurnNetwork(int inputs, int width, RandomGenerator random) {
        this.net = Mlp.of("turn", new int[] {inputs, width, 1}, Activation.TANH, Initialization.TORCH, random);
        Arrays.fill(
                net.parameters().values(),
                net.parameters().entries().get(2).offset(),
                net.parameters().size(),
                0);
        net.parameters().push();
        this.backpropagation = new Backpropagation(net);
    }

    @Override
    public Parameters[] parameters() {
        return new Parameters[] {net.parameters()};
    }

    @Override
    public void differentiate(RunBatch batch) {
        int[] runOf = batch.runByRun();
        backpropagation.toParameters(
                batch.flat(), runOf.length, (output, gradient) -> batch.differentiate(output, runOf, gradient));
    }

    @Override
    public HiddenLayer learned(int features, Standardization standard, double unit) {
        LearnedWeights weights = new LearnedWeights(net.parameters());
        return HiddenLayer.of(
                features, standard, unit, weights.of(0), weights.of(1), new double[0], weights.of(2), weights.of(3)[0]);
    }

    @Override
    public void close() {
        net.close();
    }
}
