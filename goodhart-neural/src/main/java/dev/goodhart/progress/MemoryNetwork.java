package dev.goodhart.progress;

import dev.goodhart.goalconditioned.RecurrentBackbone;
import dev.goodhart.goalconditioned.Sequence;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;

/** The plain recurrent network over the turns so far, and a linear map of its state. */
final class MemoryNetwork implements ProgressNetwork {
    private final RecurrentBackbone backbone;
    private final Parameters head;

    MemoryNetwork(int inputs, int width, RandomGenerator random) {
        this.backbone = RecurrentBackbone.ofVectors(inputs, width, random);
        this.head = Parameters.builder()
                .add("head.weight", new float[width], width, 1)
                .add("head.bias", new float[1], 1)
                .build();
    }

    @Override
    public Parameters[] parameters() {
        return new Parameters[] {backbone.parameters(), head};
    }

    @Override
    public void differentiate(RunBatch batch) {
        int[] runOf = batch.turnByTurn();
        List<Sequence.Vectors> sequences = Arrays.stream(batch.steps())
                .map(steps -> new Sequence.Vectors(steps, 0))
                .toList();
        try (PointerScope scope = new PointerScope()) {
            Tensor out = torch.addmm(head.tensor(1), backbone.hidden(sequences, batch.longest()), head.tensor(0));
            float[] gradient = new float[runOf.length];
            batch.differentiate(Tensors.floats(out), runOf, gradient);
            out.backward(
                    Tensors.of(gradient, runOf.length, 1), new BoolOptional(), false, new TensorArrayRefOptional());
        }
    }

    @Override
    public HiddenLayer learned(int features, Standardization standard, double unit) {
        LearnedWeights weights = new LearnedWeights(backbone.parameters());
        LearnedWeights last = new LearnedWeights(head);
        return HiddenLayer.of(
                features, standard, unit, weights.of(0), weights.of(2), weights.of(1), last.of(0), last.of(1)[0]);
    }

    @Override
    public void close() {
        backbone.close();
        head.close();
    }
}
