package dev.goodhart.goalconditioned;

import dev.goodhart.network.CheckpointWriter;
import dev.goodhart.network.Parameters;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** A network that gives a hidden state for every step of a sequence, made from this step and those before it and nothing else. */
public interface SequenceBackbone extends AutoCloseable {
    /** {@return what its layer is called, for messages} */
    String layer();

    /** {@return length of a hidden state} */
    int width();

    /** {@return what it has learned} */
    Parameters parameters();

    /**
     * Runs on several sequences. Shorter ones are padded behind their end; what stands there is arbitrary.
     *
     * @param sequences at least one, of a kind that the backbone reads
     * @param longest the length of the longest
     * @return {@code [longest * sequences][width]} differentiable hidden states, of the caller's scope: step t of sequence b is row
     *     t * sequences + b
     */
    Tensor hidden(List<? extends Sequence> sequences, int longest);

    /**
     * Writes what is needed to make it again.
     *
     * @param file where to
     */
    void write(CheckpointWriter file);

    @Override
    void close();
}
