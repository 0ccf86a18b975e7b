package dev.goodhart.goalconditioned;

import dev.goodhart.input.InvalidInputException;
import dev.goodhart.network.CheckpointReader;
import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Parameters;
import dev.goodhart.network.Tensors;
import dev.goodhart.random.ResumableRandom;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The plain recurrent network (Elman 1990): h_t = tanh(h_{t-1} U + x_t + b), where x_t is a learned vector for a token, or a learned linear
 * map of a vector. The state before the first step is 0.
 */
public final class RecurrentBackbone implements SequenceBackbone {
    private static final int INPUT = 0;
    private static final int RECURRENT = 1;
    private static final int BIAS = 2;
    private static final double TOKEN_SPREAD = 0.3;

    private final boolean tokens;
    private final int inputs;
    private final int width;
    private final Parameters parameters;

    private RecurrentBackbone(boolean tokens, int inputs, int width, RandomGenerator random) {
        if (inputs < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "A recurrent network must have an input and a state, has " + inputs + " and " + width);
        }
        this.tokens = tokens;
        this.inputs = inputs;
        this.width = width;
        double spread = tokens ? TOKEN_SPREAD : 1 / Math.sqrt(inputs);
        this.parameters = Parameters.builder()
                .add("input", normal(inputs * width, spread, random), inputs, width)
                .add("recurrent", normal(width * width, 1 / Math.sqrt(width), random), width, width)
                .add("bias", new float[width], width)
                .build();
    }

    /**
     * A network that reads token ids.
     *
     * @param vocabulary how many tokens there are; ids are below
     * @param width length of a hidden state
     * @param random where randomness comes from
     * @return the network, to be closed
     */
    public static RecurrentBackbone ofTokens(int vocabulary, int width, RandomGenerator random) {
        return new RecurrentBackbone(true, vocabulary, width, random);
    }

    /**
     * A network that reads vectors.
     *
     * @param dim their length; numbers should be of the order of 1
     * @param width length of a hidden state
     * @param random where randomness comes from
     * @return the network, to be closed
     */
    public static RecurrentBackbone ofVectors(int dim, int width, RandomGenerator random) {
        return new RecurrentBackbone(false, dim, width, random);
    }

    private static float[] normal(int count, double deviation, RandomGenerator random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    @Override
    public String layer() {
        return "recurrent";
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Tensor hidden(List<? extends Sequence> sequences, int longest) {
        int batch = sequences.size();
        Tensor x = (tokens ? looked(sequences, longest) : mapped(sequences, longest)).add(parameters.tensor(BIAS));
        Tensor u = parameters.tensor(RECURRENT);
        TensorVector states = new TensorVector();
        Tensor h = x.narrow(0, 0, batch).tanh();
        states.push_back(h);
        for (int t = 1; t < longest; t++) {
            h = torch.addmm(x.narrow(0, (long) t * batch, batch), h, u).tanh();
            states.push_back(h);
        }
        return torch.cat(states, 0);
    }

    private Tensor looked(List<? extends Sequence> sequences, int longest) {
        int batch = sequences.size();
        long[] ids = new long[longest * batch];
        for (int b = 0; b < batch; b++) {
            if (!(sequences.get(b) instanceof Sequence.Tokens read)) {
                throw new IllegalArgumentException("The network reads token ids, was given vectors");
            }
            int[] own = read.tokens();
            for (int t = 0; t < own.length; t++) {
                if (own[t] < 0 || own[t] >= inputs) {
                    throw new IllegalArgumentException(
                            "A token (" + own[t] + ") must be in [0, " + inputs + "), the vocabulary of the model");
                }
                ids[t * batch + b] = own[t];
            }
        }
        return parameters.tensor(INPUT).index_select(0, Tensors.of(ids, ids.length));
    }

    private Tensor mapped(List<? extends Sequence> sequences, int longest) {
        int batch = sequences.size();
        float[] rows = new float[longest * batch * inputs];
        for (int b = 0; b < batch; b++) {
            if (!(sequences.get(b) instanceof Sequence.Vectors read)) {
                throw new IllegalArgumentException("The network reads vectors, was given token ids");
            }
            double[][] own = read.steps();
            for (int t = 0; t < own.length; t++) {
                if (own[t].length != inputs) {
                    throw new IllegalArgumentException("A step must have " + inputs + " numbers, has " + own[t].length);
                }
                for (int c = 0; c < inputs; c++) {
                    rows[(t * batch + b) * inputs + c] = (float) own[t][c];
                }
            }
        }
        return Tensors.of(rows, (long) longest * batch, inputs).mm(parameters.tensor(INPUT));
    }

    @Override
    public void write(CheckpointWriter file) {
        file.text("backbone", "recurrent");
        file.text("backbone.reads", tokens ? "tokens" : "vectors");
        file.put("backbone.sizes", new long[] {inputs, width});
        file.put("backbone.", parameters);
    }

    static RecurrentBackbone read(Path path, CheckpointReader file) {
        String kind = file.text("backbone");
        String reads = file.text("backbone.reads");
        if (!kind.equals("recurrent") || !(reads.equals("tokens") || reads.equals("vectors"))) {
            throw InvalidInputException.at(
                    path.toString(), 0, "backbone", "must be recurrent, of tokens or vectors, is " + kind, "");
        }
        long[] sizes = new long[2];
        if (file.length("backbone.sizes") == 2) {
            file.get("backbone.sizes", sizes);
        }
        if (sizes[0] < 1
                || sizes[1] < 1
                || sizes[0] * sizes[1] > 1L << 28
                || sizes[0] > 1 << 24
                || sizes[1] > 1 << 14) {
            throw InvalidInputException.at(
                    path.toString(), 0, "backbone.sizes", "cannot be those of a network", "the file was damaged");
        }
        RecurrentBackbone backbone =
                new RecurrentBackbone(reads.equals("tokens"), (int) sizes[0], (int) sizes[1], new ResumableRandom(0));
        try {
            file.get("backbone.", backbone.parameters);
        } catch (RuntimeException e) {
            backbone.close();
            throw e;
        }
        return backbone;
    }

    @Override
    public void close() {
        parameters.close();
    }
}
